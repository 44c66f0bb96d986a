package io.serinus.pallet.multisig;

import io.serinus.frame.annotation.Bounded;
import io.serinus.frame.annotation.Scale;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import java.util.List;

/**
 * A call that waits for approvals.
 *
 * @param when the extrinsic that opened it
 * @param deposit what is reserved of the depositor until it ends
 * @param depositor who opened it
 * @param approvals who has approved, the depositor among them; sorted
 */
@Scale("pallet_multisig::Multisig")
public record Operation(
    Timepoint when, U128 deposit, AccountId depositor, @Bounded List<AccountId> approvals) {
  Operation withDeposit(U128 other) {
    return new Operation(when, other, depositor, approvals);
  }

  Operation withApprovals(List<AccountId> others) {
    return new Operation(when, deposit, depositor, others);
  }
}
