package io.serinus.frame.traits;

import io.serinus.frame.DispatchException;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.scale.Bytes;

/** Reserves that carry names, of eight bytes, which keep them apart. */
public interface NamedReservableCurrency {
  U128 reservedBalanceNamed(Bytes id, AccountId who);

  void reserveNamed(Bytes id, AccountId who, U128 amount) throws DispatchException;

  U128 unreserveNamed(Bytes id, AccountId who, U128 amount);

  Credit slashReservedNamed(Bytes id, AccountId who, U128 amount);

  U128 repatriateReservedNamed(
      Bytes id, AccountId from, AccountId to, U128 amount, BalanceStatus status)
      throws DispatchException;
}
