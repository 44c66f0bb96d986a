package io.serinus.host.txpool;

import io.serinus.host.chain.BlockRef;
import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Result;

/** Has the runtime judge transactions. For any thread. */
final class Validator {
  private final PoolChain chain;

  Validator(PoolChain chain) {
    this.chain = chain;
  }

  Validated validate(BlockRef at, TransactionSource source, H256 hash, Bytes extrinsic) {
    Result<ValidTransaction, TransactionValidityError> validity;
    try {
      validity = chain.validate(at.hash(), source, extrinsic);
    } catch (PoolException e) {
      // A runtime that panics at a transaction would do so again, and is not to be asked to.
      return e.error() instanceof PoolError.VerificationFailed
          ? new Validated.Invalid(hash, e.error())
          : new Validated.Unknown(hash, e.error());
    }
    return Validated.of(validity, at, source, hash, extrinsic);
  }
}
