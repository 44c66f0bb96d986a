package io.serinus.pallet.recovery;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.Unnamed;
import io.serinus.primitives.AccountId;

/** What a deposit is for. */
@Scale("pallet_recovery::DepositKind")
public sealed interface DepositKind {
  /** Recovery configuration deposit. */
  record RecoveryConfig() implements DepositKind {}

  /** Active recovery deposit for an account. */
  @Unnamed
  record ActiveRecoveryFor(AccountId account) implements DepositKind {}
}
