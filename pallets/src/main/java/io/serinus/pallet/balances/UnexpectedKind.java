package io.serinus.pallet.balances;

import io.serinus.frame.annotation.Scale;

/** What ought never to happen. */
@Scale("pallet_balances::pallet::UnexpectedKind")
public enum UnexpectedKind {
  /** Balance was changed outside the pallet's rules. */
  BALANCE_UPDATED,
  /** The account could not be written. */
  FAILED_TO_MUTATE_ACCOUNT
}
