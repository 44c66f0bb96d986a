package io.serinus.host.chain;

import io.serinus.host.chain.ChainRecords.BlockList;
import io.serinus.host.db.WriteBatch;
import io.serinus.host.state.StateDb;
import io.serinus.primitives.H256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * The blocks of forks that lost against the finalized block, until they can be dropped. They go
 * together, once none of them is pinned: a fork's states share nodes. Not thread-safe.
 */
final class LostForks {
  private final BlockHeaders headers;
  private final Predicate<H256> pinned;
  private final List<BlockRef> blocks = new ArrayList<>();

  /**
   * @param left those that were not dropped before the database was closed
   */
  LostForks(BlockHeaders headers, Predicate<H256> pinned, List<H256> left) {
    this.headers = headers;
    this.pinned = pinned;
    left.forEach(hash -> blocks.add(headers.ref(hash)));
  }

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  void add(Collection<BlockRef> lost) {
    blocks.addAll(lost);
  }

  /** Drops all of them, if they can be, and puts down which are left. */
  void drop(WriteBatch batch, StateDb.Update update) {
    if (blocks.stream().noneMatch(block -> pinned.test(block.hash()))) {
      for (BlockRef block : blocks) {
        update.discard(block.number(), block.hash());
        ChainRecords.deleteBlock(batch, block.hash());
        headers.forget(block.hash());
      }
      blocks.clear();
    }
    ChainRecords.put(batch, BlockList.STALE, blocks.stream().map(BlockRef::hash).toList());
  }

  /** The number of the oldest block that is left; of none, a number beyond all. */
  long oldest() {
    return blocks.stream().mapToLong(BlockRef::number).min().orElse(Long.MAX_VALUE);
  }
}
