package io.serinus.frame.system.extension;

import io.serinus.frame.RuntimeCall;
import io.serinus.frame.TransactionValidityException;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.scale.Unit;

/** Refuses the account of all zeros, whose key anyone knows. */
public final class CheckNonZeroSender extends MarkerExtension {
  public CheckNonZeroSender() {
    super("frame_system::extensions::check_non_zero_sender::CheckNonZeroSender");
  }

  @Override
  public Validated<Unit> validate(
      AccountId who, Unit data, RuntimeCall call, DispatchInfo info, int length)
      throws TransactionValidityException {
    if (who.isZero()) {
      throw new TransactionValidityException(InvalidTransaction.Reason.BAD_SIGNER);
    }
    return super.validate(who, data, call, info, length);
  }

  @Override
  public Weight weight(Unit data) {
    return Weight.of(840_000, 0);
  }
}
