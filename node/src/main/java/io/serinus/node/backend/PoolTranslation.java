package io.serinus.node.backend;

import io.serinus.host.txpool.PoolError;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.UnknownTransaction;
import io.serinus.rpc.backend.PoolRejection;
import io.serinus.rpc.backend.TransactionStatus;

/** The pool's words in those of the RPC. */
final class PoolTranslation {
  private PoolTranslation() {}

  static TransactionStatus status(io.serinus.host.txpool.TransactionStatus status) {
    return switch (status) {
      case io.serinus.host.txpool.TransactionStatus.Future it -> new TransactionStatus.Future();
      case io.serinus.host.txpool.TransactionStatus.Ready it -> new TransactionStatus.Ready();
      case io.serinus.host.txpool.TransactionStatus.Broadcast it ->
          new TransactionStatus.Broadcast(it.peers());
      case io.serinus.host.txpool.TransactionStatus.InBlock it ->
          new TransactionStatus.InBlock(it.block(), it.index());
      case io.serinus.host.txpool.TransactionStatus.Retracted it ->
          new TransactionStatus.Retracted(it.block());
      case io.serinus.host.txpool.TransactionStatus.FinalityTimeout it ->
          new TransactionStatus.FinalityTimeout(it.block());
      case io.serinus.host.txpool.TransactionStatus.Finalized it ->
          new TransactionStatus.Finalized(it.block(), it.index());
      case io.serinus.host.txpool.TransactionStatus.Usurped it ->
          new TransactionStatus.Usurped(it.by());
      case io.serinus.host.txpool.TransactionStatus.Dropped it -> new TransactionStatus.Dropped();
      case io.serinus.host.txpool.TransactionStatus.Invalid it -> new TransactionStatus.Invalid();
    };
  }

  static PoolRejection rejection(PoolError error) {
    return switch (error) {
      case PoolError.Invalid(InvalidTransaction reason) -> invalid(reason);
      case PoolError.Unknown(UnknownTransaction reason) -> unknown(reason);
      case PoolError.TemporarilyBanned it -> new PoolRejection.TemporarilyBanned();
      case PoolError.AlreadyImported it -> new PoolRejection.AlreadyImported(it.hash());
      case PoolError.TooLowPriority it -> new PoolRejection.TooLowPriority(it.old(), it.offered());
      case PoolError.CycleDetected it -> new PoolRejection.CycleDetected();
      case PoolError.ImmediatelyDropped it -> new PoolRejection.ImmediatelyDropped();
      case PoolError.Unactionable it -> new PoolRejection.Unactionable();
      case PoolError.NoTagsProvided it -> new PoolRejection.NoTagsProvided();
      case PoolError.InvalidBlockId it -> new PoolRejection.InvalidBlockId();
      case PoolError.RejectedFutureTransaction it -> new PoolRejection.RejectedFuture();
      case PoolError.VerificationFailed it -> new PoolRejection.VerificationFailed(it.cause());
    };
  }

  /**
   * The variant's index is the first byte of its encoding, the number of {@code Custom} follows.
   */
  private static PoolRejection invalid(InvalidTransaction reason) {
    byte[] encoded = InvalidTransaction.CODEC.encode(reason);
    return new PoolRejection.Invalid(encoded[0] & 0xff, second(encoded));
  }

  private static PoolRejection unknown(UnknownTransaction reason) {
    byte[] encoded = UnknownTransaction.CODEC.encode(reason);
    return new PoolRejection.Unknown(encoded[0] & 0xff, second(encoded));
  }

  private static int second(byte[] encoded) {
    return encoded.length > 1 ? encoded[1] & 0xff : 0;
  }
}
