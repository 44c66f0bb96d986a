package io.serinus.pallet.transactionpayment;

import io.serinus.frame.DispatchException;
import io.serinus.frame.traits.Credit;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;

/** Where fees come from and where they go. */
public interface OnChargeTransaction {
  /** Whether the account can pay. */
  boolean canWithdraw(AccountId who, U128 fee);

  /** Takes a fee and tip before the call. */
  Credit withdraw(AccountId who, U128 fee) throws DispatchException;

  /** Gives back what was too much, where the account still is; returns what remains paid. */
  Credit refund(AccountId who, Credit paid, U128 corrected);

  /** Hands fee and tip to those they are for. */
  void distribute(Credit fee, Credit tip);
}
