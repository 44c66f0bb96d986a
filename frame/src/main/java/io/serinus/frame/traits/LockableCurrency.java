package io.serinus.frame.traits;

import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.scale.Bytes;

/** A currency whose balances can be locked; locks of different names, of eight bytes, overlap. */
public interface LockableCurrency extends Currency {
  /** Sets a lock, in place of one of the same name. */
  void setLock(Bytes id, AccountId who, U128 amount, WithdrawReasons reasons);

  /** Makes a lock at least so strict. */
  void extendLock(Bytes id, AccountId who, U128 amount, WithdrawReasons reasons);

  void removeLock(Bytes id, AccountId who);
}
