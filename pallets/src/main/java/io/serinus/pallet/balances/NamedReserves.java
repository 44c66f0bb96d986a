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
    return amount(pallet.reserves.get(who), id);
  }

  @Override
  public void reserveNamed(Bytes id, AccountId who, U128 amount) throws DispatchException {
    if (amount.isZero()) {
      return;
    }
    List<ReserveData> reserves = mutable(who);
    add(reserves, id, amount);
    currency.reserve(who, amount);
    pallet.reserves.insert(who, reserves);
  }

  @Override
  public U128 unreserveNamed(Bytes id, AccountId who, U128 amount) {
    List<ReserveData> reserves = mutable(who);
    int place = place(reserves, id);
    if (amount.isZero() || place < 0) {
      return amount;
    }
    U128 named = reserves.get(place).amount();
    U128 wanted = amount.min(named);
    U128 actual = wanted.minus(currency.unreserve(who, wanted));
    if (actual.equals(named)) {
      reserves.remove(place);
    } else {
      reserves.set(place, new ReserveData(id, named.minus(actual)));
    }
    if (reserves.isEmpty()) {
      pallet.reserves.remove(who);
    } else {
      pallet.reserves.insert(who, reserves);
    }
    return amount.minus(actual);
  }

  /** A name stays when nothing is left under it, until it is unreserved, as on every chain. */
  @Override
  public Credit slashReservedNamed(Bytes id, AccountId who, U128 amount) {
    List<ReserveData> reserves = mutable(who);
    int place = place(reserves, id);
    if (amount.isZero() || place < 0) {
      return Credit.NONE;
    }
    U128 named = reserves.get(place).amount();
    Credit credit = currency.slashReserved(who, amount.min(named));
    reserves.set(place, new ReserveData(id, named.minus(credit.amount())));
    pallet.reserves.insert(who, reserves);
    pallet.announce(new Balances.Event.Slashed(who, credit.amount()));
    return credit;
  }

  /** The name stays with who it was of, as in {@link #slashReservedNamed}. */
  @Override
  public U128 repatriateReservedNamed(
      Bytes id, AccountId from, AccountId to, U128 amount, BalanceStatus status)
      throws DispatchException {
    if (from.equals(to)) {
      return status == BalanceStatus.FREE
          ? unreserveNamed(id, from, amount)
          : amount.saturatingSub(reservedBalanceNamed(id, from));
    }
    List<ReserveData> reserves = mutable(from);
    int place = place(reserves, id);
    if (amount.isZero() || place < 0) {
      return amount;
    }
    U128 named = reserves.get(place).amount();
    U128 wanted = amount.min(named);
    U128 actual = wanted.minus(currency.repatriateReserved(from, to, wanted, status));
    if (status == BalanceStatus.RESERVED) {
      List<ReserveData> theirs = mutable(to);
      add(theirs, id, actual);
      pallet.reserves.insert(to, theirs);
    }
    reserves.set(place, new ReserveData(id, named.minus(actual)));
    pallet.reserves.insert(from, reserves);
    return amount.minus(actual);
  }

  private List<ReserveData> mutable(AccountId who) {
    return new ArrayList<>(pallet.reserves.get(who));
  }

  private static U128 amount(List<ReserveData> reserves, Bytes id) {
    int place = place(reserves, id);
    return place < 0 ? U128.ZERO : reserves.get(place).amount();
  }

  private void add(List<ReserveData> reserves, Bytes id, U128 amount) throws DispatchException {
    U128 sum = amount(reserves, id).checkedAdd(amount);
    if (sum == null) {
      throw AccountBalances.overflow();
    }
    int place = place(reserves, id);
    if (place >= 0) {
      reserves.set(place, new ReserveData(id, sum));
    } else if (reserves.size() < pallet.config().maxReserves()) {
      reserves.add(-1 - place, new ReserveData(id, sum));
    } else {
      throw pallet.fail(Balances.Error.TOO_MANY_RESERVES);
    }
  }

  /** Where a name stands among others in their order; {@code -1 - p} if it is to stand at p. */
  private static int place(List<ReserveData> reserves, Bytes id) {
    int place = 0;
    while (place < reserves.size() && reserves.get(place).id().compareTo(id) < 0) {
      place++;
    }
    boolean found = place < reserves.size() && reserves.get(place).id().equals(id);
    return found ? place : -1 - place;
  }
}
