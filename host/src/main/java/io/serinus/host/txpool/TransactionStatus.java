package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import java.util.List;

/** A step in the life of a transaction. */
public sealed interface TransactionStatus {
  /** Whether nothing follows. */
  default boolean isFinal() {
    return switch (this) {
      case Future f -> false;
      case Ready r -> false;
      case Broadcast b -> false;
      case InBlock b -> false;
      case Retracted r -> false;
      case FinalityTimeout f -> true;
      case Finalized f -> true;
      case Usurped u -> true;
      case Dropped d -> true;
      case Invalid i -> true;
    };
  }

  /** Waits for transactions that it requires. */
  record Future() implements TransactionStatus {}

  /** A block could take it. */
  record Ready() implements TransactionStatus {}

  /** It was sent to peers. */
  record Broadcast(List<String> peers) implements TransactionStatus {
    public Broadcast {
      peers = List.copyOf(peers);
    }
  }

  /**
   * A block of the best chain has it.
   *
   * @param index its place in the block's body
   */
  record InBlock(H256 block, int index) implements TransactionStatus {}

  /** The block that had it is no longer on the best chain. */
  record Retracted(H256 block) implements TransactionStatus {}

  /** Too many blocks were built since the one that has it, and that is still not final. */
  record FinalityTimeout(H256 block) implements TransactionStatus {}

  /**
   * A final block has it.
   *
   * @param index its place in the block's body
   */
  record Finalized(H256 block, int index) implements TransactionStatus {}

  /** Another transaction, of higher priority, has taken its place. */
  record Usurped(H256 by) implements TransactionStatus {}

  /** Left the pool because of its limits. */
  record Dropped() implements TransactionStatus {}

  /** No longer valid. */
  record Invalid() implements TransactionStatus {}
}
