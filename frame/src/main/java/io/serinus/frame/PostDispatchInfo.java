package io.serinus.frame;

import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.Pays;
import java.util.Optional;

/**
 * What a call turned out to cost.
 *
 * @param actualWeight what it weighed, if less than announced
 * @param pays whether its sender pays
 */
public record PostDispatchInfo(Optional<Weight> actualWeight, Pays pays) {
  /** As announced. */
  public static final PostDispatchInfo DEFAULT = new PostDispatchInfo(Optional.empty(), Pays.YES);

  /** As announced, but free. */
  public static final PostDispatchInfo FREE = new PostDispatchInfo(Optional.empty(), Pays.NO);

  /** So much weight. */
  public static PostDispatchInfo of(Weight weight) {
    return new PostDispatchInfo(Optional.of(weight), Pays.YES);
  }

  /** The weight of the call, at most what was announced. */
  public Weight weightOf(DispatchInfo info) {
    return actualWeight.map(w -> w.min(info.totalWeight())).orElse(info.totalWeight());
  }

  /** Whether the sender pays, which a call can waive but not impose. */
  public Pays paysFee(DispatchInfo info) {
    return info.paysFee() == Pays.NO || pays == Pays.NO ? Pays.NO : Pays.YES;
  }

  public PostDispatchInfo withWeight(Weight weight) {
    return new PostDispatchInfo(Optional.of(weight), pays);
  }
}
