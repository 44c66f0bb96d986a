package io.serinus.host.txpool;

import io.serinus.host.validity.TransactionSource;
import io.serinus.host.validity.TransactionValidity;
import io.serinus.host.validity.TransactionValidityError;
import io.serinus.primitives.H256;
import io.serinus.scale.Bytes;

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
      TransactionValidity validity,
      BlockRef at,
      TransactionSource source,
      H256 hash,
      Bytes extrinsic) {
    return switch (validity) {
      case TransactionValidity.Valid valid when valid.provides().isEmpty() ->
          new Invalid(hash, new PoolError.NoTagsProvided());
      case TransactionValidity.Valid valid -> {
        long till = at.number() + valid.longevity();
        yield new Valid(
            new PoolTransaction(
                hash,
                extrinsic,
                source,
                valid.priority(),
                Long.compareUnsigned(till, at.number()) < 0 ? -1 : till,
                valid.requires(),
                valid.provides(),
                valid.propagate()));
      }
      case TransactionValidity.NotValid(TransactionValidityError.Invalid reason) ->
          new Invalid(hash, new PoolError.InvalidTransaction(reason));
      case TransactionValidity.NotValid(TransactionValidityError.Unknown reason) ->
          new Unknown(hash, new PoolError.UnknownTransaction(reason));
    };
  }
}
