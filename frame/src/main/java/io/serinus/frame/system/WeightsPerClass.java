package io.serinus.frame.system;

import io.serinus.frame.annotation.Scale;
import io.serinus.primitives.Weight;
import java.util.Optional;

/**
 * The limits of a dispatch class; empty stands for none.
 *
 * @param baseExtrinsic what an extrinsic weighs beside its call
 * @param maxExtrinsic the most that one call may weigh
 * @param maxTotal the most that the class may take of a block
 * @param reserved what the class may take even of a full block
 */
@Scale("frame_system::limits::WeightsPerClass")
public record WeightsPerClass(
    Weight baseExtrinsic,
    Optional<Weight> maxExtrinsic,
    Optional<Weight> maxTotal,
    Optional<Weight> reserved) {
  /** Whether the class may take all of a block and more. */
  public boolean isUnlimited() {
    return maxTotal.isEmpty() && reserved.isEmpty();
  }
}
