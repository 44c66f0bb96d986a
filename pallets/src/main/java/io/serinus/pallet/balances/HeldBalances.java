package io.serinus.pallet.balances;

import io.serinus.frame.DispatchException;
import io.serinus.frame.RuntimeHoldReason;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.system.AccountData;
import io.serinus.frame.traits.BalanceStatus;
import io.serinus.frame.traits.Credit;
import io.serinus.frame.traits.Holds;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.primitives.runtime.ArithmeticError;
import io.serinus.primitives.runtime.TokenError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Balance on hold: reserved balance of which each part has a reason. */
final class HeldBalances implements Holds {
  private final Balances pallet;
  private final AccountBalances balances;

  HeldBalances(Balances pallet, AccountBalances balances) {
    this.pallet = pallet;
    this.balances = balances;
  }

  @Override
  public U128 balanceOnHold(RuntimeHoldReason reason, AccountId who) {
    for (IdAmount<RuntimeHoldReason> hold : pallet.holds.get(who)) {
      if (hold.id().equals(reason)) {
        return hold.amount();
      }
    }
    return U128.ZERO;
  }

  @Override
  public U128 totalBalanceOnHold(AccountId who) {
    return balances.get(who).reserved();
  }

  @Override
  public boolean canHold(RuntimeHoldReason reason, AccountId who, U128 amount) {
    return isThere(who, amount) && isAvailable(reason, who);
  }

  /** Whether so much may be taken for a hold; freezes do not stand in its way. */
  private boolean isThere(AccountId who, U128 amount) {
    return amount.atMost(balances.reducible(who, Preservation.PROTECT, Fortitude.FORCE));
  }

  /** Whether a hold for the reason can be made, or is there. */
  private boolean isAvailable(RuntimeHoldReason reason, AccountId who) {
    List<IdAmount<RuntimeHoldReason>> holds = pallet.holds.get(who);
    return balances.accounts().get(who).providers() > 0
        && (holds.size() < pallet.config().maxHolds()
            || holds.stream().anyMatch(hold -> hold.id().equals(reason)));
  }

  @Override
  public void hold(RuntimeHoldReason reason, AccountId who, U128 amount) throws DispatchException {
    if (!isThere(who, amount)) {
      throw AccountBalances.token(TokenError.FUNDS_UNAVAILABLE);
    }
    requireAvailable(reason, who);
    balances.decrease(who, amount, Precision.EXACT, Preservation.PROTECT, Fortitude.FORCE);
    increase(reason, who, amount);
  }

  private void requireAvailable(RuntimeHoldReason reason, AccountId who) throws DispatchException {
    if (!isAvailable(reason, who)) {
      throw AccountBalances.token(TokenError.CANNOT_CREATE_HOLD);
    }
  }

  @Override
  public U128 release(RuntimeHoldReason reason, AccountId who, U128 amount, Precision precision)
      throws DispatchException {
    requireDeposit(who, amount);
    U128 released = decrease(reason, who, amount, precision);
    return balances.increase(who, released, Precision.BEST_EFFORT);
  }

  @Override
  public U128 burnHeld(
      RuntimeHoldReason reason,
      AccountId who,
      U128 amount,
      Precision precision,
      Fortitude fortitude)
      throws DispatchException {
    U128 wanted = liquid(who, amount, precision, fortitude);
    U128 burned = decrease(reason, who, wanted, precision);
    pallet.reduceIssuance(burned);
    return burned;
  }

  @Override
  public U128 transferOnHold(
      RuntimeHoldReason reason,
      AccountId from,
      AccountId to,
      U128 amount,
      Precision precision,
      BalanceStatus status,
      Fortitude fortitude)
      throws DispatchException {
    U128 held = balanceOnHold(reason, from);
    U128 wanted = liquid(from, amount, precision, fortitude);
    if (precision == Precision.BEST_EFFORT) {
      wanted = wanted.min(held);
    } else if (wanted.greaterThan(held)) {
      throw AccountBalances.token(TokenError.FUNDS_UNAVAILABLE);
    }
    requireDeposit(to, wanted);
    if (status == BalanceStatus.RESERVED) {
      requireAvailable(reason, to);
    }
    U128 moved = decrease(reason, from, wanted, precision);
    if (status == BalanceStatus.FREE) {
      return balances.increase(to, moved, precision);
    }
    increase(reason, to, moved);
    return moved;
  }

  /** How much of an amount no freeze keeps on hold. */
  private U128 liquid(AccountId who, U128 amount, Precision precision, Fortitude fortitude)
      throws DispatchException {
    U128 liquid = balances.reducibleOnHold(who, fortitude);
    if (precision == Precision.EXACT && amount.greaterThan(liquid)) {
      throw AccountBalances.token(TokenError.FROZEN);
    }
    return amount.min(liquid);
  }

  private void requireDeposit(AccountId who, U128 amount) throws DispatchException {
    try {
      balances.ensureCanDeposit(who, amount);
    } catch (DispatchException e) {
      throw AccountBalances.token(TokenError.CANNOT_CREATE);
    }
  }

  private void increase(RuntimeHoldReason reason, AccountId who, U128 amount)
      throws DispatchException {
    if (!amount.isZero()) {
      set(reason, who, balanceOnHold(reason, who).plus(amount));
    }
  }

  @Override
  public Credit slashHeld(RuntimeHoldReason reason, AccountId who, U128 amount) {
    try {
      return new Credit(decrease(reason, who, amount, Precision.BEST_EFFORT));
    } catch (DispatchException e) {
      return Credit.NONE;
    }
  }

  private U128 decrease(RuntimeHoldReason reason, AccountId who, U128 amount, Precision precision)
      throws DispatchException {
    U128 now = balanceOnHold(reason, who);
    U128 taken = precision == Precision.BEST_EFFORT ? amount.min(now) : amount;
    if (taken.greaterThan(now)) {
      throw AccountBalances.token(TokenError.FUNDS_UNAVAILABLE);
    }
    set(reason, who, now.minus(taken));
    return taken;
  }

  /** Sets what is held for a reason, and what is reserved in all. */
  private void set(RuntimeHoldReason reason, AccountId who, U128 amount) throws DispatchException {
    List<IdAmount<RuntimeHoldReason>> holds = new ArrayList<>(pallet.holds.get(who));
    U128 before = balanceOnHold(reason, who);
    int at = -1;
    for (int i = 0; i < holds.size(); i++) {
      if (holds.get(i).id().equals(reason)) {
        at = i;
      }
    }
    if (at < 0 && !amount.isZero()) {
      if (holds.size() >= pallet.config().maxHolds()) {
        throw pallet.fail(Balances.Error.TOO_MANY_HOLDS);
      }
      holds.add(new IdAmount<>(reason, amount));
    } else if (at >= 0 && amount.isZero()) {
      holds.remove(at);
    } else if (at >= 0) {
      holds.set(at, new IdAmount<>(reason, amount));
    }
    balances.change(
        who, (account, isNew) -> account.withReserved(reserved(account, before, amount)));
    pallet.holds.insert(who, holds); // stays when it gets empty, as on every chain
  }

  /** What is reserved once a hold has changed; root may have freed what is held. */
  private static U128 reserved(AccountData account, U128 before, U128 after)
      throws DispatchException {
    if (after.lessThan(before)) {
      return orElse(account.reserved().checkedSub(before.minus(after)), ArithmeticError.UNDERFLOW);
    }
    return orElse(account.reserved().checkedAdd(after.minus(before)), ArithmeticError.OVERFLOW);
  }

  private static U128 orElse(@Nullable U128 result, ArithmeticError error)
      throws DispatchException {
    if (result == null) {
      throw AccountBalances.arithmetic(error);
    }
    return result;
  }

  /** Checks that what is held of an account is reserved. */
  void tryState() {
    for (StorageMap.Entry<AccountId, List<IdAmount<RuntimeHoldReason>>> entry :
        pallet.holds.entries()) {
      List<IdAmount<RuntimeHoldReason>> holds = entry.value();
      U128 sum = U128.ZERO;
      for (IdAmount<RuntimeHoldReason> hold : holds) {
        sum = sum.saturatingAdd(hold.amount());
      }
      if (sum.greaterThan(balances.get(entry.key()).reserved())) {
        throw new IllegalStateException("more is held than reserved of " + entry.key());
      }
      if (holds.size() > pallet.config().maxHolds()) {
        throw new IllegalStateException(holds.size() + " holds of " + entry.key());
      }
    }
  }
}
