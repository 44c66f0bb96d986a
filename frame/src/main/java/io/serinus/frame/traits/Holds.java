package io.serinus.frame.traits;

import io.serinus.frame.DispatchException;
import io.serinus.frame.RuntimeHoldReason;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;

/** Balance held for reasons; what is on hold is reserved, and holds do not overlap. */
public interface Holds {
  /** How strictly a request is taken. */
  enum Precision {
    EXACT,
    BEST_EFFORT
  }

  /** Whether freezes and the like stand in the way. */
  enum Fortitude {
    POLITE,
    FORCE
  }

  U128 balanceOnHold(RuntimeHoldReason reason, AccountId who);

  U128 totalBalanceOnHold(AccountId who);

  boolean canHold(RuntimeHoldReason reason, AccountId who, U128 amount);

  void hold(RuntimeHoldReason reason, AccountId who, U128 amount) throws DispatchException;

  /** Frees what is held, and returns how much that was. */
  U128 release(RuntimeHoldReason reason, AccountId who, U128 amount, Precision precision)
      throws DispatchException;

  /** Takes what is held out of issuance, and returns how much that was. */
  U128 burnHeld(
      RuntimeHoldReason reason,
      AccountId who,
      U128 amount,
      Precision precision,
      Fortitude fortitude)
      throws DispatchException;

  /** Moves what is held to another account, held there for the same reason or free. */
  U128 transferOnHold(
      RuntimeHoldReason reason,
      AccountId from,
      AccountId to,
      U128 amount,
      Precision precision,
      BalanceStatus status,
      Fortitude fortitude)
      throws DispatchException;

  /** Takes what is held, up to the amount. */
  Credit slashHeld(RuntimeHoldReason reason, AccountId who, U128 amount);
}
