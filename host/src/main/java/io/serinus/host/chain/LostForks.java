package io.serinus.host.chain;

import io.serinus.host.chain.ChainRecords.BlockList;
import io.serinus.host.db.WriteBatch;
import io.serinus.host.state.StateDb;
import io.serinus.primitives.H256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The blocks of forks that lost against the finalized block, until they can be dropped: each once
 * neither it nor what grows from it is pinned. Not thread-safe.
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

  /**
   * Drops those that can be, and puts down which are left.
   *
   * @return the dropped ones, whose headers are to be forgotten once the batch is written
   */
  List<H256> drop(WriteBatch batch, StateDb.Update update) {
    Set<H256> held = held();
    List<H256> dropped = new ArrayList<>();
    for (BlockRef block : blocks) {
      if (!held.contains(block.hash())) {
        update.discard(block.number(), block.hash());
        ChainRecords.deleteBlock(batch, block.hash());
        dropped.add(block.hash());
      }
    }
    blocks.removeIf(block -> !held.contains(block.hash()));
    ChainRecords.put(batch, BlockList.STALE, blocks.stream().map(BlockRef::hash).toList());
    return dropped;
  }

  /** The pinned ones and what they grow from, whose states theirs are made of. */
  private Set<H256> held() {
    Set<H256> lost = new HashSet<>();
    blocks.forEach(block -> lost.add(block.hash()));
    Set<H256> held = new HashSet<>();
    for (BlockRef block : blocks) {
      if (pinned.test(block.hash())) {
        H256 at = block.hash();
        while (lost.contains(at) && held.add(at)) {
          at = headers.get(at).parentHash();
        }
      }
    }
    return held;
  }

  /** The number of the oldest block that is left; of none, a number beyond all. */
  long oldest() {
    return blocks.stream().mapToLong(BlockRef::number).min().orElse(Long.MAX_VALUE);
  }
}
