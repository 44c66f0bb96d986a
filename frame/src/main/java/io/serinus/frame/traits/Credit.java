package io.serinus.frame.traits;

import io.serinus.primitives.U128;

/**
 * Balance that has left every account and still counts as issued (Rust's negative imbalance).
 * Whoever holds one must see it end: in an account by {@link Currency#resolve}, or out of issuance
 * by {@link Currency#burn}.
 */
public record Credit(U128 amount) {
  public static final Credit NONE = new Credit(U128.ZERO);

  public Credit merge(Credit other) {
    return new Credit(amount.saturatingAdd(other.amount));
  }

  /** The part up to {@code first}; {@link #minus} gives the rest. */
  public Credit upTo(U128 first) {
    return new Credit(amount.min(first));
  }

  public Credit minus(Credit part) {
    return new Credit(amount.minus(part.amount));
  }

  public boolean isNone() {
    return amount.isZero();
  }
}
