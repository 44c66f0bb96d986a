package io.serinus.pallet.balances;

import io.serinus.frame.DispatchException;
import io.serinus.frame.system.AccountData;
import io.serinus.frame.system.AccountInfo;
import io.serinus.frame.system.Accounts;
import io.serinus.frame.traits.Holds.Fortitude;
import io.serinus.frame.traits.Holds.Precision;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.primitives.runtime.ArithmeticError;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.TokenError;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one account's balance. Free balance of at least the existential deposit lets the
 * account exist; reserved or frozen balance needs it to; what is left below the deposit when
 * nothing is reserved is dust, and goes out of issuance.
 */
final class AccountBalances {
  private final Balances pallet;
  private final Accounts accounts;

  AccountBalances(Balances pallet, Accounts accounts) {
    this.pallet = pallet;
    this.accounts = accounts;
  }

  /** A change of one account, which may refuse. */
  @FunctionalInterface
  interface Change {
    /**
     * @param isNew whether the account was not there
     */
    AccountData apply(AccountData account, boolean isNew) throws DispatchException;
  }

  /** Whether an account that is full of consumers may get one more. */
  enum ConsumerLimit {
    HOLDS,
    MAY_BE_PASSED
  }

  AccountData get(AccountId who) {
    return accounts.get(who).data();
  }

  private U128 existentialDeposit() {
    return pallet.existentialDeposit();
  }

  /** Changes an account, tells of what comes of it, and takes dust out of issuance. */
  void change(AccountId who, Change change) throws DispatchException {
    change(who, accounts.get(who), change);
  }

  private void change(AccountId who, AccountInfo info, Change change) throws DispatchException {
    U128 dust = changeKeepingDust(who, info, ConsumerLimit.HOLDS, change);
    if (dust != null) {
      pallet.reduceIssuance(dust);
    }
  }

  /** As {@link #change}, leaving dust, which is returned, to the caller. */
  @Nullable U128 changeKeepingDust(AccountId who, Change change) throws DispatchException {
    return changeKeepingDust(who, accounts.get(who), ConsumerLimit.HOLDS, change);
  }

  /**
   * Sets how much is frozen. That should leave no dust; if it does, it is told as unexpected, and
   * stays in issuance.
   */
  void freeze(AccountId who, U128 amount, ConsumerLimit limit) throws DispatchException {
    U128 dust =
        changeKeepingDust(
            who, accounts.get(who), limit, (account, isNew) -> account.withFrozen(amount));
    if (dust != null) {
      pallet.announce(new Balances.Event.Unexpected(UnexpectedKind.BALANCE_UPDATED));
    }
  }

  /**
   * As above.
   *
   * @param info the account as it is in the state now
   */
  private @Nullable U128 changeKeepingDust(
      AccountId who, AccountInfo info, ConsumerLimit limit, Change change)
      throws DispatchException {
    AccountInfo now = upgrade(who, info) ? accounts.get(who) : info;
    AccountData before = now.data();
    boolean isNew = before.equals(AccountData.EMPTY);
    AccountData after = change.apply(before, isNew);
    if (updateReferences(who, now, isNew, after, limit)) {
      now = accounts.get(who);
    }
    boolean reaped = after.free().lessThan(existentialDeposit()) && after.reserved().isZero();
    accounts.putData(who, now, reaped ? AccountData.EMPTY : after);
    if (isNew) {
      pallet.announce(new Balances.Event.Endowed(who, after.free()));
    }
    if (reaped && !after.free().isZero()) {
      pallet.announce(new Balances.Event.DustLost(who, after.free()));
      return after.free();
    }
    return null;
  }

  /** Counts what lets the account exist and what needs it; says whether anything changed. */
  private boolean updateReferences(
      AccountId who, AccountInfo info, boolean isNew, AccountData after, ConsumerLimit limit)
      throws DispatchException {
    AccountData before = info.data();
    boolean provided = before.free().atLeast(existentialDeposit());
    boolean consumed = !isNew && consumes(before);
    boolean provides = after.free().atLeast(existentialDeposit());
    boolean consumes = consumes(after);
    if (!provided && provides) {
      accounts.incProviders(who);
    }
    if (consumed && !consumes) {
      accounts.decConsumers(who);
    }
    if (!consumed && consumes) {
      switch (limit) {
        case HOLDS -> accounts.incConsumers(who);
        case MAY_BE_PASSED -> accounts.incConsumersWithoutLimit(who);
      }
    }
    boolean uncounted = consumes && accounts.get(who).consumers() == 0;
    if (uncounted) {
      accounts.incConsumersWithoutLimit(who);
    }
    if (provided && !provides) {
      removeProvider(who, consumed, consumes);
    }
    return provided != provides || consumed != consumes || uncounted;
  }

  private void removeProvider(AccountId who, boolean consumed, boolean consumes)
      throws DispatchException {
    try {
      accounts.decProviders(who);
    } catch (DispatchException e) {
      if (consumed && !consumes && accounts.canIncConsumer(who)) {
        accounts.incConsumers(who);
      }
      if (!consumed && consumes) {
        accounts.decConsumers(who);
      }
      throw e;
    }
  }

  private static boolean consumes(AccountData account) {
    return !account.reserved().isZero() || !account.frozen().isZero();
  }

  /** Brings an account of before 2023 under the rules of today; says whether it was one. */
  boolean upgrade(AccountId who) {
    return upgrade(who, accounts.get(who));
  }

  private boolean upgrade(AccountId who, AccountInfo info) {
    AccountData account = info.data();
    if (account.flags().isNewLogic()) {
      return false;
    }
    AccountData upgraded = account.withFlags(account.flags().withNewLogic());
    if (!account.reserved().isZero() && account.frozen().isZero()) {
      if (info.providers() == 0) {
        // The old rules let accounts live on what is reserved alone.
        upgraded = upgraded.withFree(account.free().max(existentialDeposit()));
        accounts.incProviders(who);
      }
      addConsumer(who);
    }
    accounts.putData(who, accounts.get(who), upgraded);
    pallet.announce(new Balances.Event.Upgraded(who));
    return true;
  }

  private void addConsumer(AccountId who) {
    try {
      accounts.incConsumersWithoutLimit(who);
    } catch (DispatchException e) {
      throw new IllegalStateException("an account that has just been provided for", e);
    }
  }

  /** How much free balance may be taken. */
  U128 reducible(AccountId who, Preservation preservation, Fortitude force) {
    return reducible(accounts.get(who), preservation, force);
  }

  private U128 reducible(AccountInfo info, Preservation preservation, Fortitude force) {
    AccountData account = info.data();
    U128 untouchable =
        force == Fortitude.POLITE ? account.frozen().saturatingSub(account.reserved()) : U128.ZERO;
    boolean keepsDeposit =
        switch (preservation) {
          case PRESERVE -> true;
          case PROTECT -> !account.free().isZero() && info.providers() == 1;
          case EXPENDABLE -> !account.free().isZero() && !info.canDecProvider();
        };
    if (keepsDeposit) {
      untouchable = untouchable.max(existentialDeposit());
    }
    return account.free().saturatingSub(untouchable);
  }

  /** How much of what is on hold may be taken. */
  U128 reducibleOnHold(AccountId who, Fortitude force) {
    AccountData account = get(who);
    return force == Fortitude.FORCE
        ? account.reserved()
        : account.reserved().saturatingSub(account.frozen().saturatingSub(account.free()));
  }

  /** Checks that free balance may be taken. */
  private void ensureCanWithdraw(AccountInfo info, U128 amount, boolean keepAlive)
      throws DispatchException {
    if (amount.isZero()) {
      return;
    }
    if (pallet.totalIssuance().lessThan(amount)) {
      throw arithmetic(ArithmeticError.UNDERFLOW);
    }
    U128 left = info.data().free().checkedSub(amount);
    if (left == null) {
      throw token(TokenError.FUNDS_UNAVAILABLE);
    }
    if (amount.greaterThan(reducible(info, Preservation.EXPENDABLE, Fortitude.POLITE))) {
      throw token(TokenError.FROZEN);
    }
    // What cannot die has its deposit frozen above; so this is about those who should not.
    if (left.lessThan(existentialDeposit()) && keepAlive) {
      throw token(TokenError.NOT_EXPENDABLE);
    }
  }

  /** Checks that free balance may be put into an account. */
  void ensureCanDeposit(AccountId who, U128 amount) throws DispatchException {
    ensureCanDeposit(get(who), amount);
  }

  private void ensureCanDeposit(AccountData account, U128 amount) throws DispatchException {
    if (amount.isZero()) {
      return;
    }
    U128 free = account.free().checkedAdd(amount);
    if (free == null || account.reserved().checkedAdd(free) == null) {
      throw overflow();
    }
    if (free.lessThan(existentialDeposit())) {
      throw token(TokenError.BELOW_MINIMUM);
    }
  }

  /** Takes free balance, and says how much. */
  U128 decrease(
      AccountId who, U128 amount, Precision precision, Preservation preservation, Fortitude force)
      throws DispatchException {
    return decrease(who, accounts.get(who), amount, precision, preservation, force);
  }

  private U128 decrease(
      AccountId who,
      AccountInfo info,
      U128 amount,
      Precision precision,
      Preservation preservation,
      Fortitude force)
      throws DispatchException {
    U128 reducible = reducible(info, preservation, force);
    U128 taken = precision == Precision.BEST_EFFORT ? amount.min(reducible) : amount;
    if (reducible.lessThan(taken)) {
      throw token(TokenError.FUNDS_UNAVAILABLE);
    }
    change(who, info, (account, isNew) -> account.withFree(account.free().minus(taken)));
    return taken;
  }

  /** Puts free balance in, and says how much: none where it would not reach the minimum. */
  U128 increase(AccountId who, U128 amount, Precision precision) throws DispatchException {
    return increase(who, accounts.get(who), amount, precision);
  }

  private U128 increase(AccountId who, AccountInfo info, U128 amount, Precision precision)
      throws DispatchException {
    U128 before = info.data().free();
    U128 after = before.saturatingAdd(amount);
    U128 added = after.minus(before);
    if (precision == Precision.EXACT && !added.equals(amount)) {
      throw overflow();
    }
    if (after.lessThan(existentialDeposit())) {
      if (precision == Precision.BEST_EFFORT) {
        return U128.ZERO;
      }
      throw token(TokenError.BELOW_MINIMUM);
    }
    if (!added.isZero()) {
      change(who, info, (account, isNew) -> account.withFree(after));
    }
    return added;
  }

  /** Moves free balance from one account to another. */
  void transfer(AccountId from, AccountId to, U128 amount, Preservation preservation)
      throws DispatchException {
    AccountInfo source = accounts.get(from);
    ensureCanWithdraw(source, amount, preservation != Preservation.EXPENDABLE);
    AccountInfo destination = accounts.get(to);
    ensureCanDeposit(destination.data(), amount);
    if (from.equals(to)) {
      return;
    }
    decrease(from, source, amount, Precision.BEST_EFFORT, preservation, Fortitude.POLITE);
    // The source's decrease has not touched the destination.
    increase(to, destination, amount, Precision.BEST_EFFORT);
    pallet.announce(new Balances.Event.Transfer(from, to, amount));
  }

  static DispatchException token(TokenError error) {
    return new DispatchException(new DispatchError.Token(error));
  }

  static DispatchException overflow() {
    return arithmetic(ArithmeticError.OVERFLOW);
  }

  static DispatchException arithmetic(ArithmeticError error) {
    return new DispatchException(new DispatchError.Arithmetic(error));
  }

  Accounts accounts() {
    return accounts;
  }
}
