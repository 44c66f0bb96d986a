package io.serinus.host.client;

import io.serinus.host.chain.BlockRef;
import io.serinus.host.chain.TreeRoute;
import io.serinus.primitives.Header;
import java.util.List;

/** News of the chain, told in the order in which things happened. */
public sealed interface ChainEvent {
  /**
   * A block was stored. If it became the best one, {@link NewBest} follows.
   *
   * @param best whether it became the best one
   */
  record Imported(BlockRef block, Header header, BlockOrigin origin, boolean best)
      implements ChainEvent {}

  /**
   * There is a new best block, the last of the blocks that were enacted. Those that were retracted
   * can be read until all listeners have been told.
   *
   * @param route the way to it from the old one
   */
  record NewBest(BlockRef block, TreeRoute route) implements ChainEvent {}

  /**
   * Blocks are final.
   *
   * @param blocks the newly finalized, the lowest first
   * @param stale the blocks of the forks that lost by it
   */
  record Finalized(List<BlockRef> blocks, List<BlockRef> stale) implements ChainEvent {
    public Finalized {
      blocks = List.copyOf(blocks);
      stale = List.copyOf(stale);
    }

    /** The highest of the finalized blocks. */
    public BlockRef block() {
      return blocks.getLast();
    }
  }
}
