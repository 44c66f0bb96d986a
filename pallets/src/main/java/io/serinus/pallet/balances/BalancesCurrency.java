package io.serinus.pallet.balances;

import io.serinus.frame.DispatchException;
import io.serinus.frame.system.AccountData;
import io.serinus.frame.traits.BalanceStatus;
import io.serinus.frame.traits.Credit;
import io.serinus.frame.traits.ExistenceRequirement;
import io.serinus.frame.traits.Holds.Fortitude;
import io.serinus.frame.traits.Holds.Precision;
import io.serinus.frame.traits.LockableCurrency;
import io.serinus.frame.traits.ReservableCurrency;
import io.serinus.frame.traits.WithdrawReasons;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.scale.Bytes;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The chain's token as other pallets use it: transfers, credits, reserves and locks. */
public final class BalancesCurrency implements ReservableCurrency, LockableCurrency {
  private final Balances pallet;
  private final AccountBalances balances;
  private final LockedBalances locks;

  BalancesCurrency(Balances pallet, AccountBalances balances) {
    this.pallet = pallet;
    this.balances = balances;
    this.locks = new LockedBalances(pallet, balances);
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
    pallet.mint(issued);
    return new Credit(issued);
  }

  @Override
  public void burn(Credit credit) {
    pallet.rescind(credit.amount());
  }

  /** As {@link #burn}, without an event: what comes of fees that nobody can take. */
  public void lose(Credit credit) {
    pallet.reduceIssuance(credit.amount());
  }

  @Override
  public void deactivate(U128 amount) {
    pallet.inactiveIssuance.mutate(
        inactive -> inactive.saturatingAdd(amount).min(pallet.totalIssuance()));
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
          pallet.announce(new Balances.Event.Withdraw(who, amount));
          return account.withFree(left);
        });
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
      balances.increase(who, credit.amount(), Precision.EXACT);
      pallet.announce(new Balances.Event.Deposit(who, credit.amount()));
      return Credit.NONE;
    } catch (DispatchException e) {
      return credit;
    }
  }

  /** As {@link #resolve}, where a part may be put, or nothing, and the deposit is told anyway. */
  public Credit refund(AccountId who, Credit credit) {
    try {
      U128 put = balances.increase(who, credit.amount(), Precision.BEST_EFFORT);
      pallet.announce(new Balances.Event.Deposit(who, put));
      return credit.minus(new Credit(put));
    } catch (DispatchException e) {
      return credit;
    }
  }

  @Override
  public U128 depositCreating(AccountId who, U128 amount) {
    try {
      mintInto(
          who,
          amount,
          isNew -> !isNew || amount.atLeast(minimumBalance()),
          Balances.Error.EXISTENTIAL_DEPOSIT);
      return amount;
    } catch (DispatchException e) {
      return U128.ZERO;
    }
  }

  @Override
  public void depositIntoExisting(AccountId who, U128 amount) throws DispatchException {
    mintInto(who, amount, isNew -> !isNew, Balances.Error.DEAD_ACCOUNT);
  }

  private void mintInto(
      AccountId who, U128 amount, Predicate<Boolean> mayBeNew, Balances.Error otherwise)
      throws DispatchException {
    if (amount.isZero()) {
      return;
    }
    balances.change(
        who,
        (account, isNew) -> {
          if (!mayBeNew.test(isNew)) {
            throw pallet.fail(otherwise);
          }
          U128 free = account.free().checkedAdd(amount);
          if (free == null) {
            throw AccountBalances.overflow();
          }
          pallet.announce(new Balances.Event.Deposit(who, amount));
          return account.withFree(free);
        });
    pallet.mint(amount);
  }

  // --- slashing

  @Override
  public boolean canSlash(AccountId who, U128 amount) {
    return amount.isZero() || freeBalance(who).atLeast(amount);
  }

  @Override
  public Credit slash(AccountId who, U128 amount) {
    return slashed(
        who,
        amount,
        account -> {
          boolean mayDie = balances.accounts().canDecProvider(who);
          U128 most = mayDie ? account.free() : account.free().saturatingSub(minimumBalance());
          return account.withFree(account.free().minus(amount.min(most)));
        });
  }

  @Override
  public Credit slashReserved(AccountId who, U128 amount) {
    return slashed(
        who, amount, account -> account.withReserved(account.reserved().saturatingSub(amount)));
  }

  /** A slash is told even where there was nothing to take, unless the account is empty. */
  private Credit slashed(AccountId who, U128 amount, UnaryOperator<AccountData> take) {
    if (amount.isZero() || totalBalance(who).isZero()) {
      return Credit.NONE;
    }
    U128[] taken = {U128.ZERO};
    try {
      balances.change(
          who,
          (account, isNew) -> {
            AccountData left = take.apply(account);
            taken[0] = account.total().minus(left.total());
            return left;
          });
    } catch (DispatchException e) {
      return Credit.NONE;
    }
    pallet.announce(new Balances.Event.Slashed(who, taken[0]));
    return new Credit(taken[0]);
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
          U128 sum =
              (status == BalanceStatus.FREE ? receiver.free() : receiver.reserved())
                  .checkedAdd(actual);
          if (sum == null) {
            throw AccountBalances.overflow();
          }
          return status == BalanceStatus.FREE ? receiver.withFree(sum) : receiver.withReserved(sum);
        });
    U128 lost = dust[0];
    if (lost != null) {
      pallet.reduceIssuance(lost);
    }
    pallet.announce(new Balances.Event.ReserveRepatriated(from, to, actual, status));
    return amount.minus(actual);
  }

  // --- locks

  @Override
  public void setLock(Bytes id, AccountId who, U128 amount, WithdrawReasons reasons) {
    locks.set(id, who, amount, reasons);
  }

  @Override
  public void extendLock(Bytes id, AccountId who, U128 amount, WithdrawReasons reasons) {
    locks.extend(id, who, amount, reasons);
  }

  @Override
  public void removeLock(Bytes id, AccountId who) {
    locks.remove(id, who);
  }
}
