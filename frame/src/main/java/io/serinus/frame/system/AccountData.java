package io.serinus.frame.system;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.TypeName;
import io.serinus.primitives.U128;

/**
 * What Balances keeps of an account.
 *
 * @param free what may be spent, unless frozen
 * @param reserved what is held or reserved
 * @param frozen how much of the total must not be transferred
 */
@Scale("pallet_balances::types::AccountData")
public record AccountData(
    @TypeName("Balance") U128 free,
    @TypeName("Balance") U128 reserved,
    @TypeName("Balance") U128 frozen,
    ExtraFlags flags) {
  public static final AccountData EMPTY =
      new AccountData(U128.ZERO, U128.ZERO, U128.ZERO, ExtraFlags.NEW_LOGIC);

  /** Free and reserved balance. */
  public U128 total() {
    return free.saturatingAdd(reserved);
  }

  /** What is left of the free balance, or of all, once what is frozen stays. */
  public U128 usable() {
    return free.saturatingSub(frozen);
  }

  public AccountData withFree(U128 value) {
    return new AccountData(value, reserved, frozen, flags);
  }

  public AccountData withReserved(U128 value) {
    return new AccountData(free, value, frozen, flags);
  }

  public AccountData withFlags(ExtraFlags value) {
    return new AccountData(free, reserved, frozen, value);
  }

  public AccountData withFrozen(U128 value) {
    return new AccountData(free, reserved, value, flags);
  }
}
