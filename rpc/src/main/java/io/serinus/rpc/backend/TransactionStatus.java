package io.serinus.rpc.backend;

import io.serinus.primitives.H256;
import java.util.List;

/** What became of a transaction. */
public sealed interface TransactionStatus {
  /** It waits for others that must come before. */
  record Future() implements TransactionStatus {}

  /** It may go into the next block. */
  record Ready() implements TransactionStatus {}

  /** It was sent to peers. */
  record Broadcast(List<String> peers) implements TransactionStatus {}

  /** It is in a block of the best chain, as its extrinsic of that index. */
  record InBlock(H256 block, int index) implements TransactionStatus {}

  /** The block it was in has left the best chain. */
  record Retracted(H256 block) implements TransactionStatus {}

  /** The block it is in was not finalized for too long. */
  record FinalityTimeout(H256 block) implements TransactionStatus {}

  /** The block it is in was finalized. */
  record Finalized(H256 block, int index) implements TransactionStatus {}

  /** Another with the same tags took its place. */
  record Usurped(H256 by) implements TransactionStatus {}

  /** The pool had no more room. */
  record Dropped() implements TransactionStatus {}

  /** It is not valid any more. */
  record Invalid() implements TransactionStatus {}

  /** Whether nothing follows. */
  default boolean isLast() {
    return switch (this) {
      case FinalityTimeout s -> true;
      case Finalized s -> true;
      case Usurped s -> true;
      case Dropped s -> true;
      case Invalid s -> true;
      default -> false;
    };
  }
}
