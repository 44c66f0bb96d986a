package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.UnknownTransaction;

/** Why the pool refuses a transaction. How it is said to users is not the pool's to know. */
public sealed interface PoolError {
  /** The runtime says that the transaction is invalid. */
  record Invalid(InvalidTransaction reason) implements PoolError {}

  /** The runtime cannot say whether the transaction is valid. */
  record Unknown(UnknownTransaction reason) implements PoolError {}

  /** The transaction was refused, included or dropped a short while ago. */
  record TemporarilyBanned() implements PoolError {}

  /** The pool has the transaction. */
  record AlreadyImported(H256 hash) implements PoolError {}

  /**
   * Others in the pool provide the same tags.
   *
   * @param old their priority, unsigned
   * @param offered the transaction's, unsigned, which is not higher
   */
  record TooLowPriority(long old, long offered) implements PoolError {}

  /** The transaction needs others that need it. */
  record CycleDetected() implements PoolError {}

  /** The pool is full of better ones. */
  record ImmediatelyDropped() implements PoolError {}

  /** The transaction may not be gossiped and this node authors no blocks. */
  record Unactionable() implements PoolError {}

  /** The transaction provides no tag, so that the pool could not tell when it is done. */
  record NoTagsProvided() implements PoolError {}

  /** The block on which to validate is not known, or its state is gone. */
  record InvalidBlockId(String block) implements PoolError {}

  /** The pool takes no transactions that have to wait for others. */
  record RejectedFutureTransaction() implements PoolError {}

  /**
   * The runtime failed to validate.
   *
   * @param cause what went wrong
   */
  record VerificationFailed(String cause) implements PoolError {}
}
