package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A ready transaction and its place among the others. Immutable, so that iterators see the queue as
 * it was.
 *
 * @param transaction the transaction
 * @param insertionId higher for what came later
 * @param unlocks those that require what this one provides
 * @param met how many of its requirements no transaction of the queue has to meet any more
 */
record ReadyEntry(PoolTransaction transaction, long insertionId, List<H256> unlocks, int met) {
  /** Best first: by priority, then what expires earlier, then what came earlier. */
  static final Comparator<ReadyEntry> BEST_FIRST =
      Comparator.<ReadyEntry>comparingLong(e -> e.transaction().priority() ^ Long.MIN_VALUE)
          .reversed()
          .thenComparingLong(e -> e.transaction().validTill() ^ Long.MIN_VALUE)
          .thenComparingLong(ReadyEntry::insertionId);

  /** First to go when the queue is full: by lowest priority, then what came earlier. */
  static final Comparator<ReadyEntry> WORST_FIRST =
      Comparator.<ReadyEntry>comparingLong(e -> e.transaction().priority() ^ Long.MIN_VALUE)
          .thenComparingLong(ReadyEntry::insertionId);

  H256 hash() {
    return transaction.hash();
  }

  boolean isUnlocked() {
    return met >= transaction.requires().size();
  }

  ReadyEntry unlocking(H256 other) {
    List<H256> more = new ArrayList<>(unlocks.size() + 1);
    more.addAll(unlocks);
    more.add(other);
    return new ReadyEntry(transaction, insertionId, List.copyOf(more), met);
  }

  ReadyEntry notUnlocking(H256 other) {
    List<H256> fewer = new ArrayList<>(unlocks);
    fewer.remove(other);
    return new ReadyEntry(transaction, insertionId, List.copyOf(fewer), met);
  }

  ReadyEntry withOneMoreMet() {
    return new ReadyEntry(transaction, insertionId, unlocks, met + 1);
  }

  ReadyEntry withOneLessMet() {
    return new ReadyEntry(transaction, insertionId, unlocks, met - 1);
  }
}
