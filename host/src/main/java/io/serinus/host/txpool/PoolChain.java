package io.serinus.host.txpool;

import io.serinus.host.chain.BlockRef;
import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Result;
import java.util.List;

/** What the pool asks of the chain. Called from many threads. */
public interface PoolChain {
  /** The best block. */
  BlockRef best();

  /** The encoded extrinsics of a block, in order; empty where they are not known any more. */
  List<Bytes> body(H256 block);

  /**
   * Validates a transaction on top of a block, by {@code
   * TaggedTransactionQueue_validate_transaction}.
   *
   * @throws PoolException where the block's state is gone, or the runtime fails
   */
  Result<ValidTransaction, TransactionValidityError> validate(
      H256 at, TransactionSource source, Bytes extrinsic);
}
