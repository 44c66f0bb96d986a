package io.serinus.rpc.v1;

import io.serinus.rpc.backend.PoolRejection;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.legacy.PoolErrors;

/** Why a transaction was not taken, as the event that ends its watching. */
final class RejectionEvent {
  private RejectionEvent() {}

  /** {@code dropped} where the node had no room for it, else {@code invalid}. */
  static JsonBody of(PoolRejection rejection) {
    String event = rejection instanceof PoolRejection.ImmediatelyDropped ? "dropped" : "invalid";
    return of(event, sentence(rejection));
  }

  /** An event with an error in a sentence. */
  static JsonBody of(String event, String error) {
    return FollowJson.event(event, out -> out.writeStringField("error", error));
  }

  private static String sentence(PoolRejection rejection) {
    return switch (rejection) {
      case PoolRejection.Invalid it when it.reason() == PoolErrors.CUSTOM ->
          "Invalid transaction with custom error: " + it.custom();
      case PoolRejection.Invalid it -> "Invalid transaction: " + PoolErrors.invalid(it);
      case PoolRejection.Unknown it -> "Unknown transaction validity: " + unknown(it);
      case PoolRejection.TemporarilyBanned it -> "Transaction is temporarily banned";
      case PoolRejection.AlreadyImported it -> "Transaction is already imported";
      case PoolRejection.TooLowPriority it ->
          "The priority of the transaction is too low (pool %s > current %s)"
              .formatted(Long.toUnsignedString(it.existing()), Long.toUnsignedString(it.offered()));
      case PoolRejection.CycleDetected it -> "The transaction contains a cyclic dependency";
      case PoolRejection.ImmediatelyDropped it ->
          "The transaction could not enter the pool because of the limit";
      case PoolRejection.Unactionable it ->
          "Transaction cannot be propagated and the local node does not author blocks";
      case PoolRejection.NoTagsProvided it ->
          "Transaction does not provide any tags, so the pool cannot identify it";
      case PoolRejection.InvalidBlockId it -> "The provided block ID is not valid";
      case PoolRejection.RejectedFuture it -> "The pool is not accepting future transactions";
      case PoolRejection.VerificationFailed it -> "Verification error: " + it.why();
    };
  }

  private static String unknown(PoolRejection.Unknown unknown) {
    return switch (unknown.reason()) {
      case 0 -> "Could not lookup information required to validate the transaction";
      case 1 -> "Could not find an unsigned validator for the unsigned transaction";
      default -> "UnknownTransaction custom error";
    };
  }
}
