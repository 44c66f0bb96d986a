package io.serinus.frame.system;

import io.serinus.frame.annotation.Scale;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.PerDispatchClass;

/**
 * How much a block may weigh.
 *
 * @param baseBlock what an empty block weighs
 * @param maxBlock the most that a block may weigh
 */
@Scale("frame_system::limits::BlockWeights")
public record BlockWeights(
    Weight baseBlock, Weight maxBlock, PerDispatchClass<WeightsPerClass> perClass) {
  public WeightsPerClass get(DispatchClass dispatchClass) {
    return perClass.get(dispatchClass);
  }
}
