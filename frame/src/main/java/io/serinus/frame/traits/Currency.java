package io.serinus.frame.traits;

import io.serinus.frame.DispatchException;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;

/** A currency: balances of accounts, and the sum of them all. Amounts are in its smallest unit. */
public interface Currency {
  /** Free and reserved balance together. */
  U128 totalBalance(AccountId who);

  /** What is not reserved, frozen or not. */
  U128 freeBalance(AccountId who);

  U128 totalIssuance();

  /** What is issued and not deactivated. */
  U128 activeIssuance();

  /** The existential deposit. */
  U128 minimumBalance();

  void transfer(AccountId from, AccountId to, U128 amount, ExistenceRequirement existence)
      throws DispatchException;

  /** Takes balance out of an account. */
  Credit withdraw(
      AccountId who, U128 amount, WithdrawReasons reasons, ExistenceRequirement existence)
      throws DispatchException;

  /** Mints balance, which {@link #resolve} or {@link #burn} is to end. */
  Credit issue(U128 amount);

  /** Takes balance out of issuance. */
  void burn(Credit credit);

  /**
   * Puts balance into an account, making it if need be.
   *
   * @return what could not be put there: all of it, where the account would stay below the
   *     existential deposit
   */
  Credit resolve(AccountId who, Credit credit);

  /** Mints balance into an account, making it if need be, and returns what could be minted. */
  U128 depositCreating(AccountId who, U128 amount);

  /** As {@link #depositCreating}, only into an account that is there ({@code DeadAccount} else). */
  void depositIntoExisting(AccountId who, U128 amount) throws DispatchException;

  boolean canSlash(AccountId who, U128 amount);

  /** Takes free balance, of what may not die all but the minimum, and says what was taken. */
  Credit slash(AccountId who, U128 amount);

  /** Checks that balance may leave an account for reasons; else {@code LiquidityRestrictions}. */
  void ensureCanWithdraw(AccountId who, U128 amount, WithdrawReasons reasons, U128 newBalance)
      throws DispatchException;

  /** Marks balance in issuance as not taking part, as of treasuries. */
  void deactivate(U128 amount);

  void reactivate(U128 amount);

  /** What the account could transfer away. */
  U128 reducibleBalance(AccountId who, ExistenceRequirement existence);
}
