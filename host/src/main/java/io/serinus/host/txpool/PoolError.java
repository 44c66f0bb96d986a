package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.UnknownTransaction;
import java.util.Optional;

/**
 * Why the pool refuses a transaction. {@link #code}, {@link #message} and {@link #data} are what
 * JSON-RPC clients are told, as the reference node words it.
 */
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

  /** The code of the JSON-RPC error. */
  default int code() {
    return switch (this) {
      case VerificationFailed e -> 1002;
      case Invalid e -> 1010;
      case Unknown e -> 1011;
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
      case Invalid e -> "Invalid Transaction";
      case Unknown e -> "Unknown Transaction Validity";
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
      case Invalid e -> Optional.of(describe(e.reason()));
      case Unknown e -> Optional.of(describe(e.reason()));
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

  private static String describe(InvalidTransaction reason) {
    return switch (reason) {
      case InvalidTransaction.Custom it -> "Custom error: " + it.code();
      case InvalidTransaction.Reason it ->
          switch (it) {
            case CALL -> "Transaction call is not expected";
            case PAYMENT -> "Inability to pay some fees (e.g. account balance too low)";
            case FUTURE -> "Transaction will be valid in the future";
            case STALE -> "Transaction is outdated";
            case BAD_PROOF -> "Transaction has a bad signature";
            case ANCIENT_BIRTH_BLOCK -> "Transaction has an ancient birth block";
            case EXHAUSTS_RESOURCES -> "Transaction would exhaust the block limits";
            case BAD_MANDATORY -> "A call was labelled as mandatory, but resulted in an Error.";
            case MANDATORY_VALIDATION ->
                "Transaction dispatch is mandatory; transactions must not be validated.";
            case BAD_SIGNER -> "Invalid signing address";
            case INDETERMINATE_IMPLICIT -> "The implicit data was unable to be calculated";
            case UNKNOWN_ORIGIN -> "The transaction extension did not authorize any origin";
          };
    };
  }

  private static String describe(UnknownTransaction reason) {
    return switch (reason) {
      case UnknownTransaction.Custom it -> "Custom(" + it.code() + ")";
      case UnknownTransaction.Reason it ->
          switch (it) {
            case CANNOT_LOOKUP -> "CannotLookup";
            case NO_UNSIGNED_VALIDATOR -> "NoUnsignedValidator";
          };
    };
  }
}
