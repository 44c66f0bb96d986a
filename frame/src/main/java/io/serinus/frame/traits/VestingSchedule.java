package io.serinus.frame.traits;

import io.serinus.frame.DispatchException;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import java.util.Optional;

/** Locks balance of an account that becomes free over time. */
public interface VestingSchedule {
  /** The currency whose balance is locked. */
  Currency currency();

  /** What the account's schedules still lock of its free balance; empty if it has none. */
  Optional<U128> vestingBalance(AccountId who);

  /**
   * Adds a schedule; the balance must be there already. Nothing is done where nothing is locked.
   *
   * @param perBlock what becomes free each block after the starting block
   */
  void addVestingSchedule(AccountId who, U128 locked, U128 perBlock, long startingBlock)
      throws DispatchException;

  /** Checks that a schedule could be added. */
  void canAddVestingSchedule(AccountId who, U128 locked, U128 perBlock, long startingBlock)
      throws DispatchException;

  /** Removes the schedule of an index, and so frees what it locked. */
  void removeVestingSchedule(AccountId who, long index) throws DispatchException;
}
