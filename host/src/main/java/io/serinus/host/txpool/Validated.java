package io.serinus.host.txpool;

import io.serinus.host.chain.BlockRef;
import io.serinus.primitives.H256;
import io.serinus.primitives.arithmetic.Unsigned;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.primitives.runtime.UnknownTransaction;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Result;

/** The result of validating a transaction. */
public sealed interface Validated {
  /** The transaction's hash. */
  H256 hash();

  /** It is valid, as the record says. */
  record Valid(PoolTransaction transaction) implements Validated {
    @Override
    public H256 hash() {
      return transaction.hash();
    }
  }

  /** It is not valid and won't soon be. */
  record Invalid(H256 hash, PoolError error) implements Validated {}

  /** Nobody can say. */
  record Unknown(H256 hash, PoolError error) implements Validated {}

  /**
   * What the pool makes of a runtime's answer.
   *
   * @param at the block on which the transaction was validated
   */
  static Validated of(
      Result<ValidTransaction, TransactionValidityError> validity,
      BlockRef at,
      TransactionSource source,
      H256 hash,
      Bytes extrinsic) {
    return switch (validity) {
      case Result.Ok<ValidTransaction, TransactionValidityError>(ValidTransaction valid) ->
          valid.provides().isEmpty()
              ? new Invalid(hash, new PoolError.NoTagsProvided())
              : new Valid(transaction(valid, at, source, hash, extrinsic));
      case Result.Err<ValidTransaction, TransactionValidityError>(var error) ->
          switch (error) {
            case InvalidTransaction reason -> new Invalid(hash, new PoolError.Invalid(reason));
            case UnknownTransaction reason -> new Unknown(hash, new PoolError.Unknown(reason));
          };
    };
  }

  private static PoolTransaction transaction(
      ValidTransaction valid, BlockRef at, TransactionSource source, H256 hash, Bytes extrinsic) {
    return new PoolTransaction(
        hash,
        extrinsic,
        source,
        valid.priority(),
        Unsigned.saturatingAdd(at.number(), valid.longevity()),
        valid.requires(),
        valid.provides(),
        valid.propagate());
  }
}
