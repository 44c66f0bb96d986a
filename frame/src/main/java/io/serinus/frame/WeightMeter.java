package io.serinus.frame;

import io.serinus.primitives.Weight;

/** Weight spent up to a limit. */
public final class WeightMeter {
  private final Weight limit;
  private Weight consumed = Weight.ZERO;

  public WeightMeter(Weight limit) {
    this.limit = limit;
  }

  public Weight consumed() {
    return consumed;
  }

  public boolean canConsume(Weight weight) {
    Weight next = consumed.checkedAdd(weight);
    return next != null && next.allAtMost(limit);
  }

  /** Spends the weight if the limit lets it, and says whether it did. */
  public boolean tryConsume(Weight weight) {
    if (!canConsume(weight)) {
      return false;
    }
    consumed = consumed.saturatingAdd(weight);
    return true;
  }
}
