package io.serinus.pallet.transactionpayment;

import com.eclipsesource.json.JsonObject;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.U8;
import io.serinus.frame.executive.GenesisValues;
import io.serinus.frame.extrinsic.CheckedExtrinsic;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.frame.storage.StorageValue;
import io.serinus.frame.system.FrameSystem;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.arithmetic.FixedU128;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.FeeDetails;
import io.serinus.primitives.runtime.InclusionFee;
import io.serinus.primitives.runtime.Pays;
import io.serinus.primitives.runtime.RuntimeDispatchInfo;
import java.util.Optional;

/**
 * What transactions pay: a base fee, a fee for their length, a fee for their weight that follows
 * demand, and a tip.
 */
@Pallet("TransactionPayment")
public final class TransactionPayment extends PalletBase {
  private final FrameSystem system;
  private final FeeParameters parameters;
  private final OnChargeTransaction onCharge;

  /** The fee multiplier of the next block. */
  @Storage(byDefault = "one")
  StorageValue.WithDefault<FixedU128> nextFeeMultiplier;

  /** The layout of the pallet's storage. */
  @Storage StorageValue.WithDefault<Releases> storageVersion;

  public TransactionPayment(
      FrameSystem system, FeeParameters parameters, OnChargeTransaction onCharge) {
    this.system = system;
    this.parameters = parameters;
    this.onCharge = onCharge;
  }

  FixedU128 one() {
    return FixedU128.ONE;
  }

  public sealed interface Event {
    /**
     * A transaction fee `actual_fee`, of which `tip` was added to the minimum inclusion fee, has
     * been paid.
     */
    record TransactionFeePaid(AccountId who, U128 actualFee, U128 tip) implements Event {}
  }

  /**
   * A fee multiplier for `Operational` extrinsics to compute "virtual tip" to boost their
   * `priority`.
   */
  @Constant
  public @U8 int operationalFeeMultiplier() {
    return parameters.operationalFeeMultiplier();
  }

  @Override
  public void onFinalize(long block) {
    FeeMultiplier multiplier = new FeeMultiplier(system, parameters);
    nextFeeMultiplier.mutate(multiplier::next);
  }

  /** The multiplier as an integer, in parts of 10^18, and in text so that no reader rounds it. */
  @Override
  public JsonObject genesisDefault() {
    return new JsonObject().add("multiplier", FixedU128.ONE.inner().toString());
  }

  @Override
  public void buildGenesis(JsonObject genesis) {
    storageVersion.put(Releases.V2);
    nextFeeMultiplier.put(FixedU128.fromInner(GenesisValues.balance(genesis.get("multiplier"))));
  }

  // --- fees

  /** What a picosecond costs, without the multiplier, of so many of them; blocks bound it. */
  public U128 weightToFee(Weight weight) {
    Weight capped = weight.min(system.blockWeights().maxBlock());
    return parameters.weightToFee().times(U128.of(capped.refTime()));
  }

  /** What so many bytes cost. */
  public U128 lengthToFee(long length) {
    return parameters.byteFee().saturatingMul(length);
  }

  /** The parts of a fee before the call. */
  public FeeDetails feeDetails(long length, DispatchInfo info, U128 tip) {
    return details(length, info.totalWeight(), tip, info.paysFee(), info.dispatchClass());
  }

  /** The fee before the call. */
  public U128 fee(long length, DispatchInfo info, U128 tip) {
    return feeDetails(length, info, tip).finalFee();
  }

  /** The fee after the call. */
  public U128 actualFee(long length, DispatchInfo info, PostDispatchInfo post, U128 tip) {
    return details(length, post.weightOf(info), tip, post.paysFee(info), info.dispatchClass())
        .finalFee();
  }

  private FeeDetails details(
      long length, Weight weight, U128 tip, Pays pays, DispatchClass dispatchClass) {
    if (pays == Pays.NO) {
      return new FeeDetails(Optional.empty(), tip);
    }
    U128 base = weightToFee(system.blockWeights().get(dispatchClass).baseExtrinsic());
    U128 adjusted = nextFeeMultiplier.get().saturatingMulInt(weightToFee(weight));
    return new FeeDetails(Optional.of(new InclusionFee(base, lengthToFee(length), adjusted)), tip);
  }

  OnChargeTransaction onCharge() {
    return onCharge;
  }

  FrameSystem system() {
    return system;
  }

  void announce(Event event) {
    deposit(event);
  }

  // --- what wallets ask

  /** What an extrinsic weighs and costs; one without a signature costs nothing. */
  public RuntimeDispatchInfo queryInfo(UncheckedExtrinsic extrinsic, long length) {
    DispatchInfo info = CheckedExtrinsic.infoOf(extrinsic);
    boolean bare = extrinsic.preamble() instanceof UncheckedExtrinsic.Preamble.Bare;
    return new RuntimeDispatchInfo(
        info.totalWeight(), info.dispatchClass(), bare ? U128.ZERO : fee(length, info, U128.ZERO));
  }

  public FeeDetails queryFeeDetails(UncheckedExtrinsic extrinsic, long length) {
    return extrinsic.preamble() instanceof UncheckedExtrinsic.Preamble.Bare
        ? new FeeDetails(Optional.empty(), U128.ZERO)
        : feeDetails(length, CheckedExtrinsic.infoOf(extrinsic), U128.ZERO);
  }

  public RuntimeDispatchInfo queryCallInfo(RuntimeCall call, long length) {
    DispatchInfo info = call.info();
    return new RuntimeDispatchInfo(
        info.totalWeight(), info.dispatchClass(), fee(length, info, U128.ZERO));
  }

  public FeeDetails queryCallFeeDetails(RuntimeCall call, long length) {
    return feeDetails(length, call.info(), U128.ZERO);
  }
}
