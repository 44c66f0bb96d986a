package io.serinus.host.txpool;

import io.serinus.host.validity.TransactionValidityError;
import io.serinus.primitives.H256;
import java.util.Optional;

/**
 * Why the pool refuses a transaction. {@link #code}, {@link #message} and {@link #data} are what
 * JSON-RPC clients are told, as the reference node words it.
 */
public sealed interface PoolError {
  /** The runtime says that the transaction is invalid. */
  record InvalidTransaction(TransactionValidityError.Invalid reason) implements PoolError {}

  /** The runtime cannot say whether the transaction is valid. */
  record UnknownTransaction(TransactionValidityError.Unknown reason) implements PoolError {}

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

  /** The code of the JSON-RPC error. */
  default int code() {
    return switch (this) {
      case VerificationFailed e -> 1002;
      case InvalidTransaction e -> 1010;
      case UnknownTransaction e -> 1011;
      case TemporarilyBanned e -> 1012;
      case AlreadyImported e -> 1013;
      case TooLowPriority e -> 1014;
      case CycleDetected e -> 1015;
      case ImmediatelyDropped e -> 1016;
      case Unactionable e -> 1018;
      case NoTagsProvided e -> 1019;
      case InvalidBlockId e -> 1020;
      case RejectedFutureTransaction e -> 1021;
    };
  }

  /** The message of the JSON-RPC error. */
  default String message() {
    return switch (this) {
      case VerificationFailed e -> "Verification Error: " + e.cause();
      case InvalidTransaction e -> "Invalid Transaction";
      case UnknownTransaction e -> "Unknown Transaction Validity";
      case TemporarilyBanned e -> "Transaction is temporarily banned";
      case AlreadyImported e -> "Transaction Already Imported";
      case TooLowPriority e ->
          "Priority is too low: ("
              + Long.toUnsignedString(e.old())
              + " vs "
              + Long.toUnsignedString(e.offered())
              + ")";
      case CycleDetected e -> "Cycle Detected";
      case ImmediatelyDropped e -> "Immediately Dropped";
      case Unactionable e -> "Unactionable";
      case NoTagsProvided e -> "No tags provided";
      case InvalidBlockId e -> "The provided block ID is not valid";
      case RejectedFutureTransaction e -> "The pool is not accepting future transactions";
    };
  }

  /** The data of the JSON-RPC error, a string, where it has any. */
  default Optional<String> data() {
    return switch (this) {
      case VerificationFailed e -> Optional.of(e.cause());
      case InvalidTransaction e -> Optional.of(e.reason().description());
      case UnknownTransaction e -> Optional.of(e.reason().description());
      case AlreadyImported e -> Optional.of(e.hash().toString());
      case TooLowPriority e ->
          Optional.of(
              "The transaction has too low priority to replace another transaction already in the"
                  + " pool.");
      case ImmediatelyDropped e ->
          Optional.of("The transaction couldn't enter the pool because of the limit");
      case Unactionable e ->
          Optional.of(
              "The transaction is unactionable since it is not propagable and the local node does"
                  + " not author blocks");
      case NoTagsProvided e ->
          Optional.of("Transaction does not provide any tags, so the pool can't identify it");
      case TemporarilyBanned e -> Optional.empty();
      case CycleDetected e -> Optional.empty();
      case InvalidBlockId e -> Optional.empty();
      case RejectedFutureTransaction e -> Optional.empty();
    };
  }
}
