package io.serinus.frame.traits;

import io.serinus.frame.DispatchException;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;

/** A currency of which pallets can set balance aside within an account. */
public interface ReservableCurrency extends Currency {
  boolean canReserve(AccountId who, U128 amount);

  U128 reservedBalance(AccountId who);

  void reserve(AccountId who, U128 amount) throws DispatchException;

  /** Frees what is reserved up to the amount, and returns what of it was not reserved. */
  U128 unreserve(AccountId who, U128 amount);

  /** Takes what is reserved up to the amount. */
  Credit slashReserved(AccountId who, U128 amount);

  /** Moves what is reserved to another account; returns what of the amount was not reserved. */
  U128 repatriateReserved(AccountId from, AccountId to, U128 amount, BalanceStatus status)
      throws DispatchException;

  /** Reserves more, or frees some, where a deposit changes. */
  default void adjustReserve(AccountId who, U128 from, U128 to) throws DispatchException {
    if (to.greaterThan(from)) {
      reserve(who, to.minus(from));
    } else if (to.lessThan(from)) {
      unreserve(who, from.minus(to));
    }
  }
}
