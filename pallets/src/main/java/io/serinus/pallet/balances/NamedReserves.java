package io.serinus.pallet.balances;

import io.serinus.frame.DispatchException;
import io.serinus.frame.traits.BalanceStatus;
import io.serinus.frame.traits.Credit;
import io.serinus.frame.traits.NamedReservableCurrency;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Keeps account of what is reserved under which name. */
final class NamedReserves implements NamedReservableCurrency {
  private final Balances pallet;
  private final BalancesCurrency currency;

  NamedReserves(Balances pallet, BalancesCurrency currency) {
    this.pallet = pallet;
    this.currency = currency;
  }

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
    setChecked(id, who, plus(reservedBalanceNamed(id, who), amount));
    currency.reserve(who, amount);
  }

  @Override
  public U128 unreserveNamed(Bytes id, AccountId who, U128 amount) {
    U128 named = reservedBalanceNamed(id, who);
    U128 wanted = amount.min(named);
    U128 actual = wanted.minus(currency.unreserve(who, wanted));
    set(id, who, named.minus(actual));
    return amount.minus(actual);
  }

  @Override
  public Credit slashReservedNamed(Bytes id, AccountId who, U128 amount) {
    U128 named = reservedBalanceNamed(id, who);
    if (named.isZero() || amount.isZero()) {
      return Credit.NONE;
    }
    Credit credit = currency.slashReserved(who, amount.min(named));
    set(id, who, named.minus(credit.amount()));
    pallet.announce(new Balances.Event.Slashed(who, credit.amount()));
    return credit;
  }

  private static U128 plus(U128 one, U128 other) throws DispatchException {
    U128 sum = one.checkedAdd(other);
    if (sum == null) {
      throw AccountBalances.overflow();
    }
    return sum;
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
    U128 actual = wanted.minus(currency.repatriateReserved(from, to, wanted, status));
    if (status == BalanceStatus.RESERVED) {
      setChecked(id, to, plus(reservedBalanceNamed(id, to), actual));
    }
    set(id, from, named.minus(actual));
    return amount.minus(actual);
  }

  private void setChecked(Bytes id, AccountId who, U128 amount) throws DispatchException {
    boolean isNew = pallet.reserves.get(who).stream().noneMatch(data -> data.id().equals(id));
    if (isNew && pallet.reserves.get(who).size() >= pallet.config().maxReserves()) {
      throw pallet.fail(Balances.Error.TOO_MANY_RESERVES);
    }
    set(id, who, amount);
  }

  /** Names stand in order, as a binary search wants them. */
  private void set(Bytes id, AccountId who, U128 amount) {
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
}
