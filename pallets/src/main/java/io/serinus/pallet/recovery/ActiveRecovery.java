package io.serinus.pallet.recovery;

import io.serinus.frame.annotation.Bounded;
import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.U32;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import java.util.List;

/**
 * A recovery under way.
 *
 * @param created the block in which it began
 * @param deposit what is reserved of the rescuer until it is closed
 * @param friends who has vouched, sorted
 */
@Scale("pallet_recovery::ActiveRecovery")
public record ActiveRecovery(@U32 long created, U128 deposit, @Bounded List<AccountId> friends) {
  ActiveRecovery withDeposit(U128 other) {
    return new ActiveRecovery(created, other, friends);
  }

  ActiveRecovery withFriends(List<AccountId> others) {
    return new ActiveRecovery(created, deposit, others);
  }
}
