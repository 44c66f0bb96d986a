package io.serinus.pallet.balances;

import io.serinus.frame.DispatchException;
import io.serinus.frame.system.AccountData;
import io.serinus.frame.traits.BalanceStatus;
import io.serinus.frame.traits.Credit;
import io.serinus.frame.traits.ExistenceRequirement;
import io.serinus.frame.traits.Holds.Fortitude;
import io.serinus.frame.traits.Holds.Precision;
import io.serinus.frame.traits.LockableCurrency;
import io.serinus.frame.traits.NamedReservableCurrency;
import io.serinus.frame.traits.WithdrawReasons;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chain's token as other pallets use it: transfers, credits, reserves and locks. */
public final class BalancesCurrency implements NamedReservableCurrency, LockableCurrency {
  private final Balances pallet;
  private final AccountBalances balances;

  BalancesCurrency(Balances pallet, AccountBalances balances) {
    this.pallet = pallet;
    this.balances = balances;
  }

  // --- balances and issuance

  @Override
  public U128 totalBalance(AccountId who) {
    return balances.get(who).total();
  }

  @Override
  public U128 freeBalance(AccountId who) {
    return balances.get(who).free();
  }

  @Override
  public U128 totalIssuance() {
    return pallet.totalIssuance();
  }

  @Override
  public U128 activeIssuance() {
    return pallet.totalIssuance().saturatingSub(pallet.inactiveIssuance.get());
  }

  @Override
  public U128 minimumBalance() {
    return pallet.existentialDeposit();
  }

  @Override
  public Credit issue(U128 amount) {
    U128 issued = amount.min(U128.MAX.minus(totalIssuance()));
    pallet.increaseIssuance(issued);
    return new Credit(issued);
  }

  @Override
  public void burn(Credit credit) {
    if (!credit.isNone()) {
      pallet.reduceIssuance(credit.amount());
      pallet.announce(new Balances.Event.Rescinded(credit.amount()));
    }
  }

  @Override
  public void deactivate(U128 amount) {
    pallet.inactiveIssuance.mutate(inactive -> inactive.saturatingAdd(amount));
  }

  @Override
  public void reactivate(U128 amount) {
    pallet.inactiveIssuance.mutate(inactive -> inactive.saturatingSub(amount));
  }

  // --- moving balance

  @Override
  public void transfer(AccountId from, AccountId to, U128 amount, ExistenceRequirement existence)
      throws DispatchException {
    if (!amount.isZero() && !from.equals(to)) {
      balances.transfer(from, to, amount, preservation(existence));
    }
  }

  private static Preservation preservation(ExistenceRequirement existence) {
    return existence == ExistenceRequirement.KEEP_ALIVE
        ? Preservation.PRESERVE
        : Preservation.EXPENDABLE;
  }

  @Override
  public U128 reducibleBalance(AccountId who, ExistenceRequirement existence) {
    return balances.reducible(who, preservation(existence), Fortitude.POLITE);
  }

  @Override
  public Credit withdraw(
      AccountId who, U128 amount, WithdrawReasons reasons, ExistenceRequirement existence)
      throws DispatchException {
    if (amount.isZero()) {
      return Credit.NONE;
    }
    balances.change(
        who,
        (account, isNew) -> {
          U128 left = lessFree(account, amount);
          boolean dies =
              left.lessThan(minimumBalance()) && account.free().atLeast(minimumBalance());
          if (dies && existence == ExistenceRequirement.KEEP_ALIVE) {
            throw pallet.fail(Balances.Error.EXPENDABILITY);
          }
          ensureCanWithdraw(who, amount, reasons, left);
          return account.withFree(left);
        });
    pallet.announce(new Balances.Event.Withdraw(who, amount));
    return new Credit(amount);
  }

  private U128 lessFree(AccountData account, U128 amount) throws DispatchException {
    U128 left = account.free().checkedSub(amount);
    if (left == null) {
      throw pallet.fail(Balances.Error.INSUFFICIENT_BALANCE);
    }
    return left;
  }

  /** Takes a fee, which must leave the account alive and not touch what is frozen. */
  public Credit withdrawFee(AccountId who, U128 fee) throws DispatchException {
    U128 taken =
        balances.decrease(who, fee, Precision.EXACT, Preservation.PRESERVE, Fortitude.POLITE);
    pallet.announce(new Balances.Event.Withdraw(who, taken));
    return new Credit(taken);
  }

  /** Whether a fee could be taken. */
  public boolean canWithdrawFee(AccountId who, U128 fee) {
    return balances.reducible(who, Preservation.PRESERVE, Fortitude.POLITE).atLeast(fee);
  }

  @Override
  public void ensureCanWithdraw(
      AccountId who, U128 amount, WithdrawReasons reasons, U128 newBalance)
      throws DispatchException {
    if (!amount.isZero() && newBalance.lessThan(balances.get(who).frozen())) {
      throw pallet.fail(Balances.Error.LIQUIDITY_RESTRICTIONS);
    }
  }

  @Override
  public Credit resolve(AccountId who, Credit credit) {
    if (credit.isNone()) {
      return credit;
    }
    try {
      U128 put = balances.increase(who, credit.amount(), Precision.BEST_EFFORT);
      if (put.isZero()) {
        return credit;
      }
      pallet.announce(new Balances.Event.Deposit(who, put));
      return Credit.NONE;
    } catch (DispatchException e) {
      return credit;
    }
  }

  @Override
  public void depositIntoExisting(AccountId who, U128 amount) throws DispatchException {
    if (amount.isZero()) {
      return;
    }
    balances.change(
        who,
        (account, isNew) -> {
          if (isNew) {
            throw pallet.fail(Balances.Error.DEAD_ACCOUNT);
          }
          U128 free = account.free().checkedAdd(amount);
          if (free == null) {
            throw AccountBalances.overflow();
          }
          return account.withFree(free);
        });
    pallet.increaseIssuance(amount);
    pallet.announce(new Balances.Event.Deposit(who, amount));
  }

  // --- slashing

  @Override
  public boolean canSlash(AccountId who, U128 amount) {
    return amount.isZero() || freeBalance(who).atLeast(amount);
  }

  @Override
  public Credit slash(AccountId who, U128 amount) {
    U128 free = freeBalance(who);
    U128 most =
        balances.accounts().canDecProvider(who) ? free : free.saturatingSub(minimumBalance());
    return slashed(who, amount.min(most), false);
  }

  @Override
  public Credit slashReserved(AccountId who, U128 amount) {
    return slashed(who, amount.min(reservedBalance(who)), true);
  }

  private Credit slashed(AccountId who, U128 amount, boolean reserved) {
    if (amount.isZero()) {
      return Credit.NONE;
    }
    try {
      balances.change(
          who,
          (account, isNew) ->
              reserved
                  ? account.withReserved(account.reserved().minus(amount))
                  : account.withFree(account.free().minus(amount)));
    } catch (DispatchException e) {
      return Credit.NONE;
    }
    pallet.announce(new Balances.Event.Slashed(who, amount));
    return new Credit(amount);
  }

  // --- reserves

  @Override
  public boolean canReserve(AccountId who, U128 amount) {
    AccountData account = balances.get(who);
    U128 left = account.free().checkedSub(amount);
    return amount.isZero()
        || (left != null && left.atLeast(minimumBalance()) && left.atLeast(account.frozen()));
  }

  @Override
  public U128 reservedBalance(AccountId who) {
    return balances.get(who).reserved();
  }

  @Override
  public void reserve(AccountId who, U128 amount) throws DispatchException {
    if (amount.isZero()) {
      return;
    }
    balances.change(
        who,
        (account, isNew) -> {
          U128 left = lessFree(account, amount);
          U128 reserved = account.reserved().checkedAdd(amount);
          if (reserved == null) {
            throw AccountBalances.overflow();
          }
          ensureCanWithdraw(who, amount, WithdrawReasons.RESERVE, left);
          return account.withFree(left).withReserved(reserved);
        });
    pallet.announce(new Balances.Event.Reserved(who, amount));
  }

  @Override
  public U128 unreserve(AccountId who, U128 amount) {
    if (amount.isZero() || totalBalance(who).isZero()) {
      return amount;
    }
    U128 actual = amount.min(reservedBalance(who));
    try {
      balances.change(
          who,
          (account, isNew) ->
              account
                  .withReserved(account.reserved().minus(actual))
                  .withFree(account.free().saturatingAdd(actual)));
    } catch (DispatchException e) {
      return amount;
    }
    pallet.announce(new Balances.Event.Unreserved(who, actual));
    return amount.minus(actual);
  }

  @Override
  public U128 repatriateReserved(AccountId from, AccountId to, U128 amount, BalanceStatus status)
      throws DispatchException {
    if (amount.isZero()) {
      return U128.ZERO;
    }
    U128 actual = amount.min(balances.reducibleOnHold(from, Fortitude.POLITE));
    if (from.equals(to)) {
      return status == BalanceStatus.RESERVED
          ? amount.minus(actual)
          : amount.minus(actual).plus(unreserve(from, actual));
    }
    @Nullable U128[] dust = new U128[1];
    balances.change(
        to,
        (receiver, isNew) -> {
          if (isNew) {
            throw pallet.fail(Balances.Error.DEAD_ACCOUNT);
          }
          dust[0] =
              balances.changeKeepingDust(
                  from, (sender, n) -> sender.withReserved(sender.reserved().minus(actual)));
          return status == BalanceStatus.FREE
              ? receiver.withFree(receiver.free().saturatingAdd(actual))
              : receiver.withReserved(receiver.reserved().saturatingAdd(actual));
        });
    U128 lost = dust[0];
    if (lost != null) {
      pallet.reduceIssuance(lost);
    }
    pallet.announce(new Balances.Event.ReserveRepatriated(from, to, actual, status));
    return amount.minus(actual);
  }

  // --- named reserves

  @Override
  public U128 reservedBalanceNamed(Bytes id, AccountId who) {
    for (ReserveData data : pallet.reserves.get(who)) {
      if (data.id().equals(id)) {
        return data.amount();
      }
    }
    return U128.ZERO;
  }

  @Override
  public void reserveNamed(Bytes id, AccountId who, U128 amount) throws DispatchException {
    if (amount.isZero()) {
      return;
    }
    setNamed(id, who, reservedBalanceNamed(id, who).saturatingAdd(amount));
    reserve(who, amount);
  }

  @Override
  public U128 unreserveNamed(Bytes id, AccountId who, U128 amount) {
    U128 named = reservedBalanceNamed(id, who);
    U128 wanted = amount.min(named);
    U128 actual = wanted.minus(unreserve(who, wanted));
    setNamedUnchecked(id, who, named.minus(actual));
    return amount.minus(actual);
  }

  @Override
  public Credit slashReservedNamed(Bytes id, AccountId who, U128 amount) {
    U128 named = reservedBalanceNamed(id, who);
    Credit credit = slashReserved(who, amount.min(named));
    setNamedUnchecked(id, who, named.minus(credit.amount()));
    return credit;
  }

  @Override
  public U128 repatriateReservedNamed(
      Bytes id, AccountId from, AccountId to, U128 amount, BalanceStatus status)
      throws DispatchException {
    if (from.equals(to)) {
      return status == BalanceStatus.FREE
          ? unreserveNamed(id, from, amount)
          : amount.saturatingSub(reservedBalanceNamed(id, from));
    }
    U128 named = reservedBalanceNamed(id, from);
    U128 wanted = amount.min(named);
    U128 actual = wanted.minus(repatriateReserved(from, to, wanted, status));
    if (status == BalanceStatus.RESERVED) {
      setNamed(id, to, reservedBalanceNamed(id, to).saturatingAdd(actual));
    }
    setNamedUnchecked(id, from, named.minus(actual));
    return amount.minus(actual);
  }

  private void setNamed(Bytes id, AccountId who, U128 amount) throws DispatchException {
    boolean isNew = pallet.reserves.get(who).stream().noneMatch(data -> data.id().equals(id));
    if (isNew && pallet.reserves.get(who).size() >= pallet.config().maxReserves()) {
      throw pallet.fail(Balances.Error.TOO_MANY_RESERVES);
    }
    setNamedUnchecked(id, who, amount);
  }

  /** Names stand in order, as a binary search wants them. */
  private void setNamedUnchecked(Bytes id, AccountId who, U128 amount) {
    List<ReserveData> all = new ArrayList<>(pallet.reserves.get(who));
    all.removeIf(data -> data.id().equals(id));
    if (!amount.isZero()) {
      int at = 0;
      while (at < all.size() && all.get(at).id().compareTo(id) < 0) {
        at++;
      }
      all.add(at, new ReserveData(id, amount));
    }
    if (all.isEmpty()) {
      pallet.reserves.remove(who);
    } else {
      pallet.reserves.insert(who, all);
    }
  }

  // --- locks

  @Override
  public void setLock(Bytes id, AccountId who, U128 amount, WithdrawReasons reasons) {
    if (reasons.equals(WithdrawReasons.NONE) || amount.isZero()) {
      removeLock(id, who);
      return;
    }
    replaceLock(who, new BalanceLock(id, amount, Reasons.of(reasons)));
  }

  @Override
  public void extendLock(Bytes id, AccountId who, U128 amount, WithdrawReasons reasons) {
    if (amount.isZero() || reasons.equals(WithdrawReasons.NONE)) {
      return;
    }
    BalanceLock lock = new BalanceLock(id, amount, Reasons.of(reasons));
    for (BalanceLock old : pallet.locks.get(who)) {
      if (old.id().equals(id)) {
        lock = new BalanceLock(id, old.amount().max(amount), old.reasons().or(lock.reasons()));
      }
    }
    replaceLock(who, lock);
  }

  @Override
  public void removeLock(Bytes id, AccountId who) {
    List<BalanceLock> locks = new ArrayList<>(pallet.locks.get(who));
    locks.removeIf(lock -> lock.id().equals(id));
    updateLocks(who, locks);
  }

  private void replaceLock(AccountId who, BalanceLock next) {
    List<BalanceLock> locks = new ArrayList<>(pallet.locks.get(who));
    boolean replaced = false;
    for (int i = 0; i < locks.size(); i++) {
      if (locks.get(i).id().equals(next.id())) {
        locks.set(i, next);
        replaced = true;
      }
    }
    if (!replaced) {
      locks.add(next);
    }
    updateLocks(who, locks);
  }

  private void updateLocks(AccountId who, List<BalanceLock> locks) {
    boolean existed = pallet.locks.contains(who);
    if (locks.isEmpty()) {
      pallet.locks.remove(who);
    } else {
      pallet.locks.insert(who, locks);
    }
    U128 before = balances.get(who).frozen();
    U128 after = pallet.strictestFreeze(who);
    try {
      balances.change(who, (account, isNew) -> account.withFrozen(after));
      if (locks.isEmpty() && existed) {
        balances.accounts().decConsumers(who);
      } else if (!locks.isEmpty() && !existed) {
        balances.accounts().incConsumersWithoutLimit(who);
      }
    } catch (DispatchException e) {
      // A lock on an account that is not there holds nothing; it takes hold once the account is.
      return;
    }
    if (before.greaterThan(after)) {
      pallet.announce(new Balances.Event.Unlocked(who, before.minus(after)));
    } else if (after.greaterThan(before)) {
      pallet.announce(new Balances.Event.Locked(who, after.minus(before)));
    }
  }
}
