package io.serinus.rpc.v1;

import io.serinus.primitives.H256;
import java.util.List;

/** What a follower is told of the chain. */
sealed interface FollowEvent {
  /** The last finalized blocks, in ascending order. */
  record Initialized(List<H256> finalized) implements FollowEvent {}

  /** A block on top of one that was told of before, or of the finalized one. */
  record NewBlock(H256 hash, H256 parent) implements FollowEvent {}

  /** Another best block. */
  record BestBlockChanged(H256 hash) implements FollowEvent {}

  /** Blocks that are final now, in ascending order, and those that never will be. */
  record Finalized(List<H256> finalized, List<H256> pruned) implements FollowEvent {}

  /** There is a gap; the follower has to begin anew. */
  record Stop() implements FollowEvent {}
}
