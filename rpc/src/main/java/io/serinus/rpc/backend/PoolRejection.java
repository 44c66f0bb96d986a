package io.serinus.rpc.backend;

import io.serinus.primitives.H256;

/** Why the pool did not take a transaction. */
public sealed interface PoolRejection {
  /**
   * The runtime says that it is invalid.
   *
   * @param reason index of the variant of {@code InvalidTransaction}
   * @param custom the number that goes with variant 7, {@code Custom}
   */
  record Invalid(int reason, int custom) implements PoolRejection {}

  /**
   * The runtime can't tell whether it is valid.
   *
   * @param reason index of the variant of {@code UnknownTransaction}
   * @param custom the number that goes with variant 2, {@code Custom}
   */
  record Unknown(int reason, int custom) implements PoolRejection {}

  /** It was invalid a short while ago. */
  record TemporarilyBanned() implements PoolRejection {}

  /** It is in the pool. */
  record AlreadyImported(H256 hash) implements PoolRejection {}

  /** One with the same tags is in the pool, and pays no less. */
  record TooLowPriority(long existing, long offered) implements PoolRejection {}

  /** It needs what depends on it. */
  record CycleDetected() implements PoolRejection {}

  /** The pool is full of better ones. */
  record ImmediatelyDropped() implements PoolRejection {}

  /** It may not be passed on, and this node makes no blocks. */
  record Unactionable() implements PoolRejection {}

  /** The runtime gave it no tags. */
  record NoTagsProvided() implements PoolRejection {}

  /** The block to check it at is not known. */
  record InvalidBlockId() implements PoolRejection {}

  /** It is not valid yet, and the pool keeps no such ones. */
  record RejectedFuture() implements PoolRejection {}

  /** The runtime failed while it looked at it, as it does on bytes that are no transaction. */
  record VerificationFailed(String why) implements PoolRejection {}
}
