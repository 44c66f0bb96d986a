package io.serinus.pallet.balances;

import io.serinus.frame.DispatchException;
import io.serinus.frame.traits.WithdrawReasons;
import io.serinus.pallet.balances.AccountBalances.ConsumerLimit;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Locks: balance that must stay, under names, for reasons that overlap. */
final class LockedBalances {
  private final Balances pallet;
  private final AccountBalances balances;

  LockedBalances(Balances pallet, AccountBalances balances) {
    this.pallet = pallet;
    this.balances = balances;
  }

  void set(Bytes id, AccountId who, U128 amount, WithdrawReasons reasons) {
    if (reasons.equals(WithdrawReasons.NONE) || amount.isZero()) {
      remove(id, who);
      return;
    }
    replace(who, new BalanceLock(id, amount, Reasons.of(reasons)));
  }

  void extend(Bytes id, AccountId who, U128 amount, WithdrawReasons reasons) {
    if (amount.isZero() || reasons.equals(WithdrawReasons.NONE)) {
      return;
    }
    BalanceLock lock = new BalanceLock(id, amount, Reasons.of(reasons));
    for (BalanceLock old : pallet.locks.get(who)) {
      if (old.id().equals(id)) {
        lock = new BalanceLock(id, old.amount().max(amount), old.reasons().or(lock.reasons()));
      }
    }
    replace(who, lock);
  }

  void remove(Bytes id, AccountId who) {
    List<BalanceLock> locks = new ArrayList<>(pallet.locks.get(who));
    locks.removeIf(lock -> lock.id().equals(id));
    update(who, locks);
  }

  private void replace(AccountId who, BalanceLock next) {
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
    update(who, locks);
  }

  private void update(AccountId who, List<BalanceLock> locks) {
    U128 before = balances.get(who).frozen();
    U128 after = FrozenBalances.strictest(locks, pallet.freezes.get(who));
    try {
      balances.freeze(who, after, ConsumerLimit.MAY_BE_PASSED);
    } catch (DispatchException e) {
      // Nothing provides for the account. The lock is noted and told all the same.
      pallet.announce(new Balances.Event.Unexpected(UnexpectedKind.FAILED_TO_MUTATE_ACCOUNT));
    }
    if (locks.isEmpty()) {
      pallet.locks.remove(who);
    } else {
      pallet.locks.insert(who, locks);
    }
    if (before.greaterThan(after)) {
      pallet.announce(new Balances.Event.Unlocked(who, before.minus(after)));
    } else if (after.greaterThan(before)) {
      pallet.announce(new Balances.Event.Locked(who, after.minus(before)));
    }
  }
}
