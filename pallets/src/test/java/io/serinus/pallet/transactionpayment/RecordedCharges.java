package io.serinus.pallet.transactionpayment;

import io.serinus.frame.DispatchException;
import io.serinus.frame.traits.Credit;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.primitives.runtime.DispatchError;
import java.util.ArrayList;
import java.util.List;

/** A purse out of which everyone pays, and a record of what became of each fee. */
final class RecordedCharges implements OnChargeTransaction {
  /** What is left to pay with. */
  U128 purse = U128.of(1_000_000);

  /** What was distributed: fee and tip. */
  final List<List<U128>> distributed = new ArrayList<>();

  @Override
  public boolean canWithdraw(AccountId who, U128 fee) {
    return purse.atLeast(fee);
  }

  @Override
  public Credit withdraw(AccountId who, U128 fee) throws DispatchException {
    U128 left = purse.checkedSub(fee);
    if (left == null) {
      throw new DispatchException(DispatchError.UNAVAILABLE);
    }
    purse = left;
    return new Credit(fee);
  }

  @Override
  public Credit refund(AccountId who, Credit paid, U128 corrected) {
    Credit kept = paid.upTo(corrected);
    purse = purse.plus(paid.minus(kept).amount());
    return kept;
  }

  @Override
  public void distribute(Credit fee, Credit tip) {
    distributed.add(List.of(fee.amount(), tip.amount()));
  }
}
