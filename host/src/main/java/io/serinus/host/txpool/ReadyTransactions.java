package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ready transactions at one moment, best first, each after those that it requires. Changes of
 * the pool don't show. Not thread-safe.
 */
public final class ReadyTransactions implements Iterator<PoolTransaction> {
  private final Map<H256, ReadyEntry> all;
  private final TreeSet<ReadyEntry> best;
  private final Map<H256, Integer> met = new HashMap<>();
  private final Set<H256> skipped = new HashSet<>();

  ReadyTransactions(Map<H256, ReadyEntry> all, TreeSet<ReadyEntry> best) {
    this.all = all;
    this.best = best;
  }

  @Override
  public boolean hasNext() {
    // What is skipped unlocks nothing, so that all that depends on it is left out too.
    while (!best.isEmpty() && skipped.contains(best.first().hash())) {
      best.pollFirst();
    }
    return !best.isEmpty();
  }

  @Override
  public PoolTransaction next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ReadyEntry entry = best.removeFirst();
    for (H256 unlocked : entry.unlocks()) {
      ReadyEntry candidate = all.get(unlocked);
      if (candidate != null) {
        int count = met.merge(unlocked, 1, Integer::sum);
        if (candidate.met() + count >= candidate.transaction().requires().size()) {
          best.add(candidate);
        }
      }
    }
    return entry.transaction();
  }

  /** Says that a transaction that was returned is not taken: what depends on it is skipped. */
  public void skipDependents(PoolTransaction transaction) {
    ReadyEntry entry = all.get(transaction.hash());
    if (entry != null) {
      skipped.addAll(entry.unlocks());
    }
  }
}
