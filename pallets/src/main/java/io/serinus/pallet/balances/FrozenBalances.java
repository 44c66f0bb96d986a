package io.serinus.pallet.balances;

import io.serinus.frame.DispatchException;
import io.serinus.frame.RuntimeFreezeReason;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.traits.Freezes;
import io.serinus.pallet.balances.AccountBalances.ConsumerLimit;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import java.util.ArrayList;
import java.util.List;

/** Balance that must stay, for reasons that overlap. */
final class FrozenBalances implements Freezes {
  private final Balances pallet;
  private final AccountBalances balances;

  FrozenBalances(Balances pallet, AccountBalances balances) {
    this.pallet = pallet;
    this.balances = balances;
  }

  @Override
  public U128 balanceFrozen(RuntimeFreezeReason reason, AccountId who) {
    for (IdAmount<RuntimeFreezeReason> freeze : pallet.freezes.get(who)) {
      if (freeze.id().equals(reason)) {
        return freeze.amount();
      }
    }
    return U128.ZERO;
  }

  @Override
  public void setFreeze(RuntimeFreezeReason reason, AccountId who, U128 amount)
      throws DispatchException {
    List<IdAmount<RuntimeFreezeReason>> freezes = new ArrayList<>(pallet.freezes.get(who));
    IdAmount<RuntimeFreezeReason> next = new IdAmount<>(reason, amount);
    if (amount.isZero()) {
      freezes.removeIf(freeze -> freeze.id().equals(reason));
    } else if (freezes.stream().anyMatch(freeze -> freeze.id().equals(reason))) {
      freezes.replaceAll(freeze -> freeze.id().equals(reason) ? next : freeze);
    } else if (freezes.size() >= pallet.config().maxFreezes()) {
      throw pallet.fail(Balances.Error.TOO_MANY_FREEZES);
    } else {
      freezes.add(next);
    }
    update(who, freezes);
  }

  @Override
  public void extendFreeze(RuntimeFreezeReason reason, AccountId who, U128 amount)
      throws DispatchException {
    if (!amount.isZero()) {
      setFreeze(reason, who, amount.max(balanceFrozen(reason, who)));
    }
  }

  @Override
  public void thaw(RuntimeFreezeReason reason, AccountId who) throws DispatchException {
    setFreeze(reason, who, U128.ZERO);
  }

  private void update(AccountId who, List<IdAmount<RuntimeFreezeReason>> freezes)
      throws DispatchException {
    U128 before = balances.get(who).frozen();
    U128 after = strictest(pallet.locks.get(who), freezes);
    balances.freeze(who, after, ConsumerLimit.HOLDS);
    if (freezes.isEmpty()) {
      pallet.freezes.remove(who);
    } else {
      pallet.freezes.insert(who, freezes);
    }
    if (before.greaterThan(after)) {
      pallet.announce(new Balances.Event.Thawed(who, before.minus(after)));
    } else if (after.greaterThan(before)) {
      pallet.announce(new Balances.Event.Frozen(who, after.minus(before)));
    }
  }

  /** The strictest of an account's locks and freezes. */
  static U128 strictest(List<BalanceLock> locks, List<IdAmount<RuntimeFreezeReason>> freezes) {
    U128 most = U128.ZERO;
    for (BalanceLock lock : locks) {
      most = most.max(lock.amount());
    }
    for (IdAmount<RuntimeFreezeReason> freeze : freezes) {
      most = most.max(freeze.amount());
    }
    return most;
  }

  /** Checks that as much is frozen as the strictest lock and the strictest freeze say. */
  void tryState() {
    for (StorageMap.Entry<AccountId, List<BalanceLock>> entry : pallet.locks.entries()) {
      requireFrozen(entry.key(), strictest(entry.value(), List.of()));
    }
    for (StorageMap.Entry<AccountId, List<IdAmount<RuntimeFreezeReason>>> entry :
        pallet.freezes.entries()) {
      requireFrozen(entry.key(), strictest(List.of(), entry.value()));
      if (entry.value().size() > pallet.config().maxFreezes()) {
        throw new IllegalStateException(entry.value().size() + " freezes of " + entry.key());
      }
    }
  }

  private void requireFrozen(AccountId who, U128 amount) {
    if (amount.greaterThan(balances.get(who).frozen())) {
      throw new IllegalStateException("less is frozen than must be of " + who);
    }
  }
}
