package io.serinus.frame.executive.api;

import io.serinus.frame.annotation.RuntimeApi;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Result;

/** What the transaction pool needs. */
@RuntimeApi(value = "TaggedTransactionQueue", id = "d2bc9897eed08f15", version = 3)
public interface TaggedTransactionQueue {
  /** Validate the transaction. */
  Result<ValidTransaction, TransactionValidityError> validateTransaction(
      TransactionSource source, UncheckedExtrinsic tx, H256 blockHash);
}
