package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import io.serinus.primitives.arithmetic.Unsigned;
import io.serinus.scale.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The transactions that a block could take: what they require is provided by others before them.
 */
final class ReadyQueue {
  private long nextInsertionId;
  private long bytes;
  private final Map<Bytes, H256> provided = new HashMap<>();
  private final Map<H256, ReadyEntry> entries = new HashMap<>();

  /** Those that require a tag which none of the queue provides: the chain does. */
  private final Map<Bytes, Set<H256>> metOutside = new HashMap<>();

  /** Those that no other transaction of the queue has to precede. */
  private final TreeSet<ReadyEntry> best = new TreeSet<>(ReadyEntry.BEST_FIRST);

  private final TreeSet<ReadyEntry> worst = new TreeSet<>(ReadyEntry.WORST_FIRST);

  int size() {
    return entries.size();
  }

  long bytes() {
    return bytes;
  }

  boolean contains(H256 hash) {
    return entries.containsKey(hash);
  }

  @Nullable PoolTransaction get(H256 hash) {
    ReadyEntry entry = entries.get(hash);
    return entry == null ? null : entry.transaction();
  }

  boolean provides(Bytes tag) {
    return provided.containsKey(tag);
  }

  /** The first to go when there are too many. */
  @Nullable PoolTransaction worst() {
    return worst.isEmpty() ? null : worst.first().transaction();
  }

  /** The transactions as they now are, best first and each after those that it requires. */
  ReadyTransactions snapshot() {
    return new ReadyTransactions(new HashMap<>(entries), new TreeSet<>(best));
  }

  /** The transactions in no order that means anything. */
  List<PoolTransaction> all() {
    List<PoolTransaction> all = new ArrayList<>(entries.size());
    for (ReadyEntry entry : worst) {
      all.add(entry.transaction());
    }
    return all;
  }

  /**
   * Adds a transaction whose requirements are met. Those that provide the same tags are replaced,
   * with what depends on them, where their priorities together are lower.
   *
   * @return the replaced ones
   * @throws PoolException if the priority is too low, or it needs what it would replace
   */
  List<PoolTransaction> add(PoolTransaction transaction) {
    Set<H256> rivals = new LinkedHashSet<>();
    for (Bytes tag : transaction.provides()) {
      H256 rival = provided.get(tag);
      if (rival != null) {
        rivals.add(rival);
      }
    }
    List<H256> unlocks = new ArrayList<>();
    List<PoolTransaction> replaced = List.of();
    if (!rivals.isEmpty()) {
      requireHigherPriority(transaction, rivals);
      requireNoneOf(transaction, closure(rivals));
      for (H256 rival : rivals) {
        unlocks.addAll(entry(rival).unlocks());
      }
      replaced = removeSubtrees(rivals, new HashSet<>(transaction.provides()));
      unlocks.removeIf(hash -> !entries.containsKey(hash));
    }
    insert(transaction, unlocks);
    return replaced;
  }

  private void insert(PoolTransaction transaction, List<H256> unlocks) {
    int met = 0;
    for (Bytes tag : transaction.requires()) {
      H256 provider = provided.get(tag);
      if (provider == null) {
        met++;
        metOutside.computeIfAbsent(tag, _ -> new LinkedHashSet<>()).add(transaction.hash());
      } else {
        replace(entry(provider).unlocking(transaction.hash()));
      }
    }
    for (Bytes tag : transaction.provides()) {
      provided.put(tag, transaction.hash());
    }
    replace(new ReadyEntry(transaction, nextInsertionId++, List.copyOf(unlocks), met));
    bytes += transaction.length();
    transaction.provides().forEach(tag -> precede(transaction.hash(), tag));
  }

  /**
   * Puts a transaction before those that require its tag and are here already: the chain had the
   * tag from it, and lost it with a block.
   */
  private void precede(H256 provider, Bytes tag) {
    for (H256 hash : List.copyOf(metOutside.getOrDefault(tag, Set.of()))) {
      if (!closure(Set.of(hash)).contains(provider)) {
        leaveOutside(tag, hash);
        replace(entry(hash).withOneLessMet());
        replace(entry(provider).unlocking(hash));
      }
    }
  }

  private void leaveOutside(Bytes tag, H256 hash) {
    metOutside.computeIfPresent(
        tag,
        (_, hashes) -> {
          hashes.remove(hash);
          return hashes.isEmpty() ? null : hashes;
        });
  }

  private void requireHigherPriority(PoolTransaction transaction, Set<H256> rivals) {
    long sum = 0;
    for (H256 rival : rivals) {
      sum = Unsigned.saturatingAdd(sum, entry(rival).transaction().priority());
    }
    if (Long.compareUnsigned(sum, transaction.priority()) >= 0) {
      throw new PoolException(new PoolError.TooLowPriority(sum, transaction.priority()));
    }
  }

  /** The transactions and all that depend on them. */
  private Set<H256> closure(Set<H256> roots) {
    Deque<H256> open = new ArrayDeque<>(roots);
    Set<H256> found = new HashSet<>();
    while (!open.isEmpty()) {
      H256 hash = open.pop();
      ReadyEntry entry = entries.get(hash);
      if (entry != null && found.add(hash)) {
        open.addAll(entry.unlocks());
      }
    }
    return found;
  }

  /** Requires that nothing it needs is among what it replaces or what depends on that. */
  private void requireNoneOf(PoolTransaction transaction, Set<H256> replaced) {
    for (Bytes tag : transaction.requires()) {
      H256 provider = provided.get(tag);
      if (provider != null && replaced.contains(provider)) {
        throw new PoolException(new PoolError.CycleDetected());
      }
    }
  }

  /** Removes transactions and all that depend on them. */
  List<PoolTransaction> removeSubtrees(Iterable<H256> roots) {
    return removeSubtrees(roots, Set.of());
  }

  /**
   * As above, but what depends only on tags of {@code staying} stays: another transaction is about
   * to provide them.
   */
  private List<PoolTransaction> removeSubtrees(Iterable<H256> roots, Set<Bytes> staying) {
    Deque<H256> open = new ArrayDeque<>();
    roots.forEach(open::push);
    List<PoolTransaction> removed = new ArrayList<>();
    while (!open.isEmpty()) {
      ReadyEntry entry = remove(open.pop());
      if (entry == null) {
        continue;
      }
      PoolTransaction transaction = entry.transaction();
      boolean tagsGone = false;
      for (Bytes tag : transaction.provides()) {
        if (!staying.contains(tag)) {
          tagsGone = true;
          provided.remove(tag);
        }
      }
      for (Bytes tag : transaction.requires()) {
        H256 provider = provided.get(tag);
        if (provider != null && entries.containsKey(provider)) {
          replace(entry(provider).notUnlocking(transaction.hash()));
        }
      }
      if (tagsGone) {
        entry.unlocks().forEach(open::push);
      }
      removed.add(transaction);
    }
    return removed;
  }

  /**
   * Removes what provides the tag, which the chain now does, and what came before it only for its
   * sake. What depends on it stays.
   */
  List<PoolTransaction> prune(Bytes tag) {
    Deque<Bytes> open = new ArrayDeque<>();
    open.push(tag);
    List<PoolTransaction> removed = new ArrayList<>();
    while (!open.isEmpty()) {
      H256 hash = provided.get(open.pop());
      ReadyEntry entry = hash == null ? null : remove(hash);
      if (entry == null) {
        continue;
      }
      PoolTransaction transaction = entry.transaction();
      transaction.provides().forEach(provided::remove);
      for (Bytes required : transaction.requires()) {
        H256 provider = provided.get(required);
        if (provider != null) {
          ReadyEntry earlier = entry(provider).notUnlocking(transaction.hash());
          replace(earlier);
          if (earlier.unlocks().isEmpty()) {
            earlier.transaction().provides().forEach(open::push);
          }
        }
      }
      for (H256 next : entry.unlocks()) {
        ReadyEntry unlocked = entries.get(next);
        if (unlocked != null) {
          replace(unlocked.withOneMoreMet());
          unlocked.transaction().requires().stream()
              .filter(transaction.provides()::contains)
              .forEach(
                  met -> metOutside.computeIfAbsent(met, _ -> new LinkedHashSet<>()).add(next));
        }
      }
      removed.add(transaction);
    }
    return removed;
  }

  private @Nullable ReadyEntry remove(H256 hash) {
    ReadyEntry entry = entries.remove(hash);
    if (entry != null) {
      bytes -= entry.transaction().length();
      best.remove(entry);
      worst.remove(entry);
      entry.transaction().requires().forEach(tag -> leaveOutside(tag, hash));
    }
    return entry;
  }

  /** Puts an entry in the place of the one of the same transaction. */
  private void replace(ReadyEntry entry) {
    ReadyEntry old = entries.put(entry.hash(), entry);
    if (old != null) {
      best.remove(old);
      worst.remove(old);
    }
    worst.add(entry);
    if (entry.isUnlocked()) {
      best.add(entry);
    }
  }

  private ReadyEntry entry(H256 hash) {
    ReadyEntry entry = entries.get(hash);
    if (entry == null) {
      throw new IllegalStateException("a provided tag without its transaction " + hash);
    }
    return entry;
  }
}
