package io.serinus.rpc.v1;

import io.serinus.primitives.H256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns what happens to the chain into what one follower is told, such that the promises of {@code
 * chainHead_v1_follow} hold: parents before children, no block twice, a best block that is always
 * known and never behind the finalized one. Pure: takes events, returns events.
 */
final class FollowedBlocks {
  /** A block that is not finalized. */
  record Block(H256 hash, H256 parent, long number) {}

  private final Map<H256, Block> open = new LinkedHashMap<>();
  private H256 finalized = H256.ZERO;
  private long finalizedNumber;
  private H256 best = H256.ZERO;

  /**
   * Begins.
   *
   * @param recent the last finalized blocks, in ascending order, at least one
   * @param lastNumber the number of the last of them
   * @param blocks the blocks above it, parents before children
   * @param bestHash the best block
   */
  List<FollowEvent> begin(List<H256> recent, long lastNumber, List<Block> blocks, H256 bestHash) {
    finalized = recent.getLast();
    finalizedNumber = lastNumber;
    best = finalized;
    List<FollowEvent> events = new ArrayList<>();
    events.add(new FollowEvent.Initialized(recent));
    for (Block block : blocks) {
      if (isKnown(block.parent())) {
        open.put(block.hash(), block);
        events.add(new FollowEvent.NewBlock(block.hash(), block.parent()));
      }
    }
    if (isKnown(bestHash)) {
      best = bestHash;
    }
    events.add(new FollowEvent.BestBlockChanged(best));
    return events;
  }

  /** A block was imported. */
  List<FollowEvent> imported(Block block, boolean newBest) {
    List<FollowEvent> events = new ArrayList<>();
    if (block.number() <= finalizedNumber) {
      return events;
    }
    if (!open.containsKey(block.hash())) {
      if (!isKnown(block.parent())) {
        // On a fork that was pruned before, or behind a gap; the best block must be known.
        return newBest ? List.of(new FollowEvent.Stop()) : events;
      }
      open.put(block.hash(), block);
      events.add(new FollowEvent.NewBlock(block.hash(), block.parent()));
    }
    if (newBest && !block.hash().equals(best)) {
      best = block.hash();
      events.add(new FollowEvent.BestBlockChanged(best));
    }
    return events;
  }

  /** Blocks were finalized; they are given in ascending order, each on top of the one before. */
  List<FollowEvent> finalizedTo(List<Block> chain) {
    List<FollowEvent> events = new ArrayList<>();
    List<H256> path = new ArrayList<>();
    for (Block block : chain) {
      if (block.number() <= finalizedNumber) {
        continue;
      }
      H256 below = path.isEmpty() ? finalized : path.getLast();
      if (!block.parent().equals(below)) {
        return List.of(new FollowEvent.Stop());
      }
      if (!open.containsKey(block.hash())) {
        open.put(block.hash(), block);
        events.add(new FollowEvent.NewBlock(block.hash(), block.parent()));
      }
      path.add(block.hash());
    }
    if (path.isEmpty()) {
      return events;
    }
    H256 last = path.getLast();
    Set<H256> above = descendants(last);
    if (!best.equals(last) && !above.contains(best)) {
      best = last;
      events.add(new FollowEvent.BestBlockChanged(best));
    }
    path.forEach(open::remove);
    List<H256> pruned = new ArrayList<>();
    for (H256 hash : List.copyOf(open.keySet())) {
      if (!above.contains(hash)) {
        open.remove(hash);
        pruned.add(hash);
      }
    }
    finalized = last;
    finalizedNumber = chain.getLast().number();
    events.add(new FollowEvent.Finalized(path, pruned));
    return events;
  }

  /** How many blocks are neither finalized nor pruned. */
  int openCount() {
    return open.size();
  }

  private boolean isKnown(H256 hash) {
    return hash.equals(finalized) || open.containsKey(hash);
  }

  /** Blocks are kept parents first, so one pass finds all. */
  private Set<H256> descendants(H256 of) {
    Set<H256> found = new HashSet<>();
    for (Block block : open.values()) {
      if (block.parent().equals(of) || found.contains(block.parent())) {
        found.add(block.hash());
      }
    }
    return found;
  }
}
