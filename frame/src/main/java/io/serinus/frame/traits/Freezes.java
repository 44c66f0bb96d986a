package io.serinus.frame.traits;

import io.serinus.frame.DispatchException;
import io.serinus.frame.RuntimeFreezeReason;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;

/** Balance that must stay in its account, free or not; freezes overlap. */
public interface Freezes {
  U128 balanceFrozen(RuntimeFreezeReason reason, AccountId who);

  void setFreeze(RuntimeFreezeReason reason, AccountId who, U128 amount) throws DispatchException;

  void extendFreeze(RuntimeFreezeReason reason, AccountId who, U128 amount)
      throws DispatchException;

  void thaw(RuntimeFreezeReason reason, AccountId who) throws DispatchException;
}
