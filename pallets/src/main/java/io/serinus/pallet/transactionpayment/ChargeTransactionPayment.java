package io.serinus.pallet.transactionpayment;

import io.serinus.frame.DispatchException;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.extrinsic.TransactionExtension;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.traits.Credit;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.arithmetic.Unsigned;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import java.util.function.Function;

/** Takes the fee before the call, and gives back after it what was too much. */
public final class ChargeTransactionPayment
    extends TransactionExtension<U128, U128, ChargeTransactionPayment.Charge> {
  private static final Codec<U128> CODEC =
      Codecs.mapped(
          U128.COMPACT,
          Function.identity(),
          Function.identity(),
          () ->
              new TypeInfo.Composite(
                  "pallet_transaction_payment::ChargeTransactionPayment",
                  List.of(new TypeInfo.Param("T", null)),
                  List.of(TypeInfo.Field.unnamed(U128.COMPACT::type)),
                  ""));

  private final TransactionPayment pallet;

  /** What was taken from whom. */
  public record Charge(AccountId who, U128 tip, Credit paid) {}

  public ChargeTransactionPayment(TransactionPayment pallet) {
    this.pallet = pallet;
  }

  @Override
  public String identifier() {
    return "ChargeTransactionPayment";
  }

  @Override
  public Codec<U128> codec() {
    return CODEC;
  }

  @Override
  public Weight weight(U128 tip) {
    return Weight.of(77_910_000, 3_593).saturatingAdd(pallet.system().dbWeight().readsWrites(1, 1));
  }

  @Override
  public Validated<U128> validate(
      AccountId who, U128 tip, RuntimeCall call, DispatchInfo info, int length)
      throws TransactionValidityException {
    U128 fee = pallet.fee(length, info, tip);
    if (!fee.isZero() && !pallet.onCharge().canWithdraw(who, fee)) {
      throw new TransactionValidityException(InvalidTransaction.Reason.PAYMENT);
    }
    return new Validated<>(
        ValidTransaction.DEFAULT.withPriority(priority(info, length, tip, fee)), fee);
  }

  @Override
  public Charge prepare(
      AccountId who, U128 tip, U128 fee, RuntimeCall call, DispatchInfo info, int length)
      throws TransactionValidityException {
    if (fee.isZero()) {
      return new Charge(who, tip, Credit.NONE);
    }
    try {
      return new Charge(who, tip, pallet.onCharge().withdraw(who, fee));
    } catch (DispatchException e) {
      throw new TransactionValidityException(InvalidTransaction.Reason.PAYMENT);
    }
  }

  @Override
  public void postDispatch(Charge charge, DispatchInfo info, PostDispatchInfo post, int length) {
    U128 actual = pallet.actualFee(length, info, post, charge.tip());
    Credit paid = pallet.onCharge().refund(charge.who(), charge.paid(), actual);
    Credit tip = paid.upTo(charge.tip());
    pallet.onCharge().distribute(paid.minus(tip), tip);
    pallet.announce(
        new TransactionPayment.Event.TransactionFeePaid(charge.who(), actual, charge.tip()));
  }

  /**
   * How early a transaction goes into a block: what a block full of its like would tip, so that the
   * scarcer of weight and length counts.
   */
  private long priority(DispatchInfo info, int length, U128 tip, U128 fee) {
    FrameSystem system = pallet.system();
    Weight maxWeight = system.blockWeights().maxBlock();
    long maxLength = system.blockLength().max().get(info.dispatchClass());
    Weight weight = info.totalWeight().max(Weight.of(1, 1)).min(maxWeight);
    Long byWeight = maxWeight.checkedDivPerComponent(weight);
    long byLength = maxLength / Math.min(Math.max(length, 1), maxLength);
    long perBlock =
        byWeight == null || Long.compareUnsigned(byLength, byWeight) < 0 ? byLength : byWeight;
    U128 priority = tip.saturatingAdd(U128.ONE).saturatingMul(U128.of(perBlock));
    if (info.dispatchClass() == DispatchClass.OPERATIONAL) {
      U128 virtualTip = fee.saturatingMul(pallet.operationalFeeMultiplier());
      priority = priority.saturatingAdd(virtualTip.saturatingMul(U128.of(perBlock)));
    }
    return priority.fitsU64() ? priority.low() : Unsigned.MAX;
  }
}
