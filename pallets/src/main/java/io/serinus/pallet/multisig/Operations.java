package io.serinus.pallet.multisig;

import io.serinus.frame.DispatchException;
import io.serinus.frame.DispatchOutcome;
import io.serinus.frame.Origin;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.traits.ReservableCurrency;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The course of an operation: the first approval begins it, others join, and the last ends it. */
final class Operations {
  private final Multisig pallet;
  private final ReservableCurrency currency;
  private final Multisig.Config config;

  Operations(Multisig pallet, ReservableCurrency currency, Multisig.Config config) {
    this.pallet = pallet;
    this.currency = currency;
    this.config = config;
  }

  /**
   * Takes in an approval: it begins an operation, adds to it, or completes it where the call is
   * there and no other approval is needed.
   */
  PostDispatchInfo approve(Approval approval, Optional<RuntimeCall> call, Weight maxWeight)
      throws DispatchException {
    Optional<Operation> underWay = pallet.multisigs.find(approval.id(), approval.callHash());
    if (underWay.isEmpty()) {
      return begin(approval);
    }
    Operation operation = underWay.get();
    Timepoint timepoint =
        approval.timepoint().orElseThrow(() -> pallet.fail(Multisig.Error.NO_TIMEPOINT));
    ensure(operation.when().equals(timepoint), Multisig.Error.WRONG_TIMEPOINT);
    int position = Collections.binarySearch(operation.approvals(), approval.who());
    int given = operation.approvals().size();
    boolean counts = position < 0 && given < approval.threshold();
    if (call.isPresent() && (counts ? given + 1 : given) >= approval.threshold()) {
      return complete(approval, operation, call.get(), maxWeight);
    }
    ensure(counts, Multisig.Error.ALREADY_APPROVED);
    ensure(given < config.maxSignatories(), Multisig.Error.TOO_MANY_SIGNATORIES);
    List<AccountId> approvals = new ArrayList<>(operation.approvals());
    approvals.add(-position - 1, approval.who());
    pallet.multisigs.insert(approval.id(), approval.callHash(), operation.withApprovals(approvals));
    pallet.announce(
        new Multisig.Event.MultisigApproval(
            approval.who(), timepoint, approval.id(), approval.callHash()));
    return PostDispatchInfo.of(approveWeight(approval.others(), approval.callLength()));
  }

  private PostDispatchInfo begin(Approval approval) throws DispatchException {
    ensure(approval.timepoint().isEmpty(), Multisig.Error.UNEXPECTED_TIMEPOINT);
    U128 amount = config.deposit(approval.threshold());
    currency.reserve(approval.who(), amount);
    pallet.multisigs.insert(
        approval.id(),
        approval.callHash(),
        new Operation(pallet.timepoint(), amount, approval.who(), List.of(approval.who())));
    pallet.announce(
        new Multisig.Event.NewMultisig(approval.who(), approval.id(), approval.callHash()));
    return PostDispatchInfo.of(beginWeight(approval.others(), approval.callLength()));
  }

  /** Ends the operation before its call runs, so that the call cannot meet it again. */
  private PostDispatchInfo complete(
      Approval approval, Operation operation, RuntimeCall call, Weight maxWeight)
      throws DispatchException {
    ensure(call.info().callWeight().allAtMost(maxWeight), Multisig.Error.MAX_WEIGHT_TOO_LOW);
    pallet.multisigs.remove(approval.id(), approval.callHash());
    currency.unreserve(operation.depositor(), operation.deposit());
    DispatchOutcome outcome = call.attempt(Origin.signed(approval.id()));
    pallet.announce(
        new Multisig.Event.MultisigExecuted(
            approval.who(),
            operation.when(),
            approval.id(),
            approval.callHash(),
            outcome.result()));
    return outcome
        .post()
        .actualWeight()
        .map(completeWeight(approval.others(), approval.callLength())::saturatingAdd)
        .map(PostDispatchInfo::of)
        .orElse(PostDispatchInfo.DEFAULT);
  }

  static Weight beginWeight(int members, int length) {
    return Multisig.weigh(48_327_489, 6_811, 1, 1)
        .saturatingAdd(133_853L * members + 2_588L * length, 0);
  }

  static Weight approveWeight(int members, int length) {
    return Multisig.weigh(25_599_553, 6_811, 1, 1)
        .saturatingAdd(136_320L * members + 2_767L * length, 0);
  }

  static Weight completeWeight(int members, int length) {
    return Multisig.weigh(51_203_133, 6_811, 3, 2)
        .saturatingAdd(186_404L * members + 2_917L * length, 0);
  }

  private void ensure(boolean condition, Multisig.Error error) throws DispatchException {
    if (!condition) {
      throw pallet.fail(error);
    }
  }
}
