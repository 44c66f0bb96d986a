package io.serinus.pallet.transactionpayment;

import io.serinus.frame.annotation.Name;
import io.serinus.frame.annotation.Scale;

/** The layout of the pallet's storage. */
@Scale("pallet_transaction_payment::Releases")
public enum Releases {
  @Name("V1Ancient")
  V1_ANCIENT,
  @Name("V2")
  V2
}
