package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The watched transactions of the blocks that await finality; bounded. */
final class FinalityTracker {
  /** How many blocks may await finality until the oldest is given up. */
  static final int MAX_BLOCKS = 512;

  /** A transaction and its place in the body of its block. */
  record Included(H256 transaction, int index) {}

  private final LinkedHashMap<H256, List<Included>> blocks = new LinkedHashMap<>();

  /**
   * Notes the watched transactions of a block.
   *
   * @return the events of all blocks that are given up for it
   */
  List<PoolEvent> add(H256 block, List<Included> included) {
    List<PoolEvent> events = new ArrayList<>();
    if (included.isEmpty()) {
      return events;
    }
    blocks.put(block, List.copyOf(included));
    while (blocks.size() > MAX_BLOCKS) {
      var oldest = blocks.pollFirstEntry();
      for (Included gone : oldest.getValue()) {
        events.add(
            new PoolEvent(
                gone.transaction(), new TransactionStatus.FinalityTimeout(oldest.getKey())));
      }
    }
    return events;
  }

  /** The events of a block that is now final. */
  List<PoolEvent> finalized(H256 block) {
    List<PoolEvent> events = new ArrayList<>();
    for (Included it : take(block)) {
      events.add(
          new PoolEvent(it.transaction(), new TransactionStatus.Finalized(block, it.index())));
    }
    return events;
  }

  /** The events of a block that is no longer on the best chain. */
  List<PoolEvent> retracted(H256 block) {
    List<PoolEvent> events = new ArrayList<>();
    for (Included it : take(block)) {
      events.add(new PoolEvent(it.transaction(), new TransactionStatus.Retracted(block)));
    }
    return events;
  }

  int size() {
    return blocks.size();
  }

  private List<Included> take(H256 block) {
    @Nullable List<Included> included = blocks.remove(block);
    return included == null ? List.of() : included;
  }
}
