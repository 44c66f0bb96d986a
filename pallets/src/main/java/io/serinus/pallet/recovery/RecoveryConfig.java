package io.serinus.pallet.recovery;

import io.serinus.frame.annotation.Bounded;
import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.U16;
import io.serinus.frame.annotation.U32;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import java.util.List;

/**
 * How an account can be recovered.
 *
 * @param delayPeriod how many blocks a recovery takes at least
 * @param deposit what is reserved of the account as long as this stands
 * @param friends who can vouch, sorted
 * @param threshold how many of them it takes
 */
@Scale("pallet_recovery::RecoveryConfig")
public record RecoveryConfig(
    @U32 long delayPeriod, U128 deposit, @Bounded List<AccountId> friends, @U16 int threshold) {
  RecoveryConfig withDeposit(U128 other) {
    return new RecoveryConfig(delayPeriod, other, friends, threshold);
  }
}
