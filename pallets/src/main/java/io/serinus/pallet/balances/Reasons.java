package io.serinus.pallet.balances;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.traits.WithdrawReasons;

/** What a lock forbids, in the form in which it is stored. */
@Scale("pallet_balances::types::Reasons")
public enum Reasons {
  FEE,
  MISC,
  ALL;

  static Reasons of(WithdrawReasons reasons) {
    if (reasons.equals(WithdrawReasons.TRANSACTION_PAYMENT)) {
      return FEE;
    }
    return reasons.contains(WithdrawReasons.TRANSACTION_PAYMENT) ? ALL : MISC;
  }

  Reasons or(Reasons other) {
    return this == other ? this : ALL;
  }
}
