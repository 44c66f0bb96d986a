package io.serinus.pallet.transactionpayment;

import io.serinus.frame.RuntimeApiModule;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.FeeDetails;
import io.serinus.primitives.runtime.RuntimeDispatchInfo;

/** The pallet's answers to wallets. */
public final class TransactionPaymentApis
    implements TransactionPaymentApi, TransactionPaymentCallApi {
  private final TransactionPayment pallet;

  public TransactionPaymentApis(TransactionPayment pallet) {
    this.pallet = pallet;
  }

  /** The APIs for a runtime to offer. */
  public RuntimeApiModule[] modules() {
    return new RuntimeApiModule[] {
      new TransactionPaymentApiFunctions(this), new TransactionPaymentCallApiFunctions(this)
    };
  }

  @Override
  public RuntimeDispatchInfo queryInfo(UncheckedExtrinsic uxt, long len) {
    return pallet.queryInfo(uxt, len);
  }

  @Override
  public FeeDetails queryFeeDetails(UncheckedExtrinsic uxt, long len) {
    return pallet.queryFeeDetails(uxt, len);
  }

  @Override
  public RuntimeDispatchInfo queryCallInfo(RuntimeCall call, long len) {
    return pallet.queryCallInfo(call, len);
  }

  @Override
  public FeeDetails queryCallFeeDetails(RuntimeCall call, long len) {
    return pallet.queryCallFeeDetails(call, len);
  }

  @Override
  public U128 queryWeightToFee(Weight weight) {
    return pallet.weightToFee(weight);
  }

  @Override
  public U128 queryLengthToFee(long length) {
    return pallet.lengthToFee(length);
  }
}
