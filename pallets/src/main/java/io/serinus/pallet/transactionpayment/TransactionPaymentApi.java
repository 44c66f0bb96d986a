package io.serinus.pallet.transactionpayment;

import io.serinus.frame.annotation.RuntimeApi;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.FeeDetails;
import io.serinus.primitives.runtime.RuntimeDispatchInfo;

/** What wallets ask of an extrinsic's price. */
@RuntimeApi(value = "TransactionPaymentApi", id = "37c8bb1350a9a2a8", version = 4)
public interface TransactionPaymentApi {
  RuntimeDispatchInfo queryInfo(UncheckedExtrinsic uxt, @U32 long len);

  FeeDetails queryFeeDetails(UncheckedExtrinsic uxt, @U32 long len);

  U128 queryWeightToFee(Weight weight);

  U128 queryLengthToFee(@U32 long length);
}
