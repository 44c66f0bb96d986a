package io.serinus.pallet.transactionpayment;

import io.serinus.frame.RuntimeCall;
import io.serinus.frame.annotation.RuntimeApi;
import io.serinus.frame.annotation.U32;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.FeeDetails;
import io.serinus.primitives.runtime.RuntimeDispatchInfo;

/** What wallets ask of a call's price. */
@RuntimeApi(value = "TransactionPaymentCallApi", id = "f3ff14d5ab527059", version = 3)
public interface TransactionPaymentCallApi {
  /** Query information of a dispatch class, weight, and fee of a given encoded `Call`. */
  RuntimeDispatchInfo queryCallInfo(RuntimeCall call, @U32 long len);

  /** Query fee details of a given encoded `Call`. */
  FeeDetails queryCallFeeDetails(RuntimeCall call, @U32 long len);

  /** Query the output of the current `WeightToFee` given some input. */
  U128 queryWeightToFee(Weight weight);

  /** Query the output of the current `LengthToFee` given some input. */
  U128 queryLengthToFee(@U32 long length);
}
