package io.serinus.rpc.legacy;

import io.serinus.rpc.backend.PoolRejection;
import io.serinus.rpc.json.RpcException;

/** Why a transaction was not taken, with the numbers and sentences that clients know. */
public final class PoolErrors {
  private static final int BAD_FORMAT = 1001;
  private static final int VERIFICATION = 1002;
  private static final int INVALID = 1010;
  private static final int UNKNOWN = 1011;
  private static final int BANNED = 1012;
  private static final int ALREADY_IMPORTED = 1013;
  private static final int TOO_LOW_PRIORITY = 1014;
  private static final int CYCLE = 1015;
  private static final int IMMEDIATELY_DROPPED = 1016;
  private static final int UNACTIONABLE = 1018;
  private static final int NO_TAGS = 1019;
  private static final int INVALID_BLOCK = 1020;
  private static final int FUTURE = 1021;

  /** Index of {@code InvalidTransaction::Custom}, which has a number of its own. */
  public static final int CUSTOM = 7;

  private PoolErrors() {}

  /** The bytes are not even a length with as many bytes behind it. */
  static RpcException badFormat(String why) {
    return new RpcException(BAD_FORMAT, "Extrinsic has invalid format: " + why);
  }

  static RpcException of(PoolRejection rejection) {
    return switch (rejection) {
      case PoolRejection.Invalid it ->
          RpcException.withText(INVALID, "Invalid Transaction", invalid(it));
      case PoolRejection.Unknown it ->
          RpcException.withText(UNKNOWN, "Unknown Transaction Validity", unknown(it));
      case PoolRejection.TemporarilyBanned it ->
          new RpcException(BANNED, "Transaction is temporarily banned");
      case PoolRejection.AlreadyImported it ->
          RpcException.withText(
              ALREADY_IMPORTED, "Transaction Already Imported", it.hash().toString());
      case PoolRejection.TooLowPriority it ->
          RpcException.withText(
              TOO_LOW_PRIORITY,
              "Priority is too low: (%s vs %s)"
                  .formatted(
                      Long.toUnsignedString(it.existing()), Long.toUnsignedString(it.offered())),
              "The transaction has too low priority to replace another transaction already in the"
                  + " pool.");
      case PoolRejection.CycleDetected it -> new RpcException(CYCLE, "Cycle Detected");
      case PoolRejection.ImmediatelyDropped it ->
          RpcException.withText(
              IMMEDIATELY_DROPPED,
              "Immediately Dropped",
              "The transaction couldn't enter the pool because of the limit");
      case PoolRejection.Unactionable it ->
          RpcException.withText(
              UNACTIONABLE,
              "Unactionable",
              "The transaction is unactionable since it is not propagable and the local node does"
                  + " not author blocks");
      case PoolRejection.NoTagsProvided it ->
          RpcException.withText(
              NO_TAGS,
              "No tags provided",
              "Transaction does not provide any tags, so the pool can't identify it");
      case PoolRejection.InvalidBlockId it ->
          new RpcException(INVALID_BLOCK, "The provided block ID is not valid");
      case PoolRejection.RejectedFuture it ->
          new RpcException(FUTURE, "The pool is not accepting future transactions");
      case PoolRejection.VerificationFailed it ->
          RpcException.withText(VERIFICATION, "Verification Error: " + it.why(), it.why());
    };
  }

  /** What the runtime says of an invalid transaction, in a sentence. */
  public static String invalid(PoolRejection.Invalid invalid) {
    return switch (invalid.reason()) {
      case 0 -> "Transaction call is not expected";
      case 1 -> "Inability to pay some fees (e.g. account balance too low)";
      case 2 -> "Transaction will be valid in the future";
      case 3 -> "Transaction is outdated";
      case 4 -> "Transaction has a bad signature";
      case 5 -> "Transaction has an ancient birth block";
      case 6 -> "Transaction would exhaust the block limits";
      case CUSTOM -> "Custom error: " + invalid.custom();
      case 8 -> "A call was labelled as mandatory, but resulted in an Error.";
      case 9 -> "Transaction dispatch is mandatory; transactions must not be validated.";
      case 10 -> "Invalid signing address";
      case 11 -> "The implicit data was unable to be calculated";
      case 12 -> "The transaction extension did not authorize any origin";
      default -> "Transaction is invalid for reason " + invalid.reason();
    };
  }

  private static String unknown(PoolRejection.Unknown unknown) {
    return switch (unknown.reason()) {
      case 0 -> "CannotLookup";
      case 1 -> "NoUnsignedValidator";
      default -> "Custom(" + unknown.custom() + ")";
    };
  }
}
