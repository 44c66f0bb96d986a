package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import io.serinus.scale.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two queues, and how transactions go from one to the other by the tags that they require and
 * provide.
 */
final class DependencyGraph {
  /**
   * What pruning did.
   *
   * @param pruned those removed since they, or what came after them, are in the chain
   * @param promoted imports of those that only waited for the pruned tags
   * @param failed those that waited and either provide the tags themselves, as the chain does now,
   *     or only waited for them and could not become ready
   */
  record Pruned(List<PoolTransaction> pruned, List<Imported> promoted, List<H256> failed) {}

  private final ReadyQueue ready = new ReadyQueue();
  private final FutureQueue future = new FutureQueue();

  /** What a block provides. */
  private record Provided(H256 block, Set<Bytes> tags) {}

  /** Of the last two blocks: what was being validated meanwhile must not wait for their tags. */
  private final Deque<Provided> recent = new ArrayDeque<>();

  ReadyQueue ready() {
    return ready;
  }

  FutureQueue future() {
    return future;
  }

  boolean contains(H256 hash) {
    return ready.contains(hash) || future.contains(hash);
  }

  @Nullable PoolTransaction get(H256 hash) {
    PoolTransaction found = ready.get(hash);
    return found == null ? future.get(hash) : found;
  }

  /**
   * Takes a transaction in.
   *
   * @throws PoolException if it is here already, waits though none may, its priority is too low, or
   *     it closes a cycle
   */
  Imported add(PoolTransaction transaction, boolean rejectFuture) {
    if (contains(transaction.hash())) {
      throw new PoolException(new PoolError.AlreadyImported(transaction.hash()));
    }
    FutureQueue.Waiting checked = check(transaction, Map.of());
    if (checked.missing().isEmpty()) {
      return addReady(transaction);
    }
    if (rejectFuture) {
      throw new PoolException(new PoolError.RejectedFutureTransaction());
    }
    future.add(checked);
    return new Imported.AsFuture(transaction.hash());
  }

  /**
   * Finds what a transaction misses.
   *
   * @param inChain tags that are known to be in the chain, and the blocks that provide them
   */
  private FutureQueue.Waiting check(PoolTransaction transaction, Map<Bytes, H256> inChain) {
    Set<Bytes> missing = new LinkedHashSet<>();
    Map<Bytes, H256> met = new HashMap<>();
    for (Bytes tag : transaction.requires()) {
      Optional<H256> block = Optional.ofNullable(inChain.get(tag)).or(() -> provider(tag));
      if (block.isPresent()) {
        met.put(tag, block.get());
      } else if (!ready.provides(tag)) {
        missing.add(tag);
      }
    }
    return new FutureQueue.Waiting(transaction, missing, met);
  }

  private Optional<H256> provider(Bytes tag) {
    return recent.stream()
        .filter(provided -> provided.tags.contains(tag))
        .map(Provided::block)
        .findFirst();
  }

  private Imported addReady(PoolTransaction transaction) {
    List<PoolTransaction> replaced = new ArrayList<>(ready.add(transaction));
    LinkedHashSet<H256> promoted = new LinkedHashSet<>();
    List<H256> failed = new ArrayList<>();
    Deque<FutureQueue.Waiting> unlocked = new ArrayDeque<>(future.satisfy(transaction.provides()));
    while (!unlocked.isEmpty()) {
      FutureQueue.Waiting waited = unlocked.removeLast();
      PoolTransaction next = waited.transaction();
      // What it did not miss when it came may have left the pool since.
      FutureQueue.Waiting checked = check(next, waited.inChain());
      if (!checked.missing().isEmpty()) {
        future.add(checked);
        continue;
      }
      try {
        List<PoolTransaction> rivals = ready.add(next);
        promoted.add(next.hash());
        rivals.forEach(rival -> promoted.remove(rival.hash()));
        replaced.addAll(rivals);
        unlocked.addAll(future.satisfy(next.provides()));
      } catch (PoolException e) {
        failed.add(next.hash());
      }
    }
    return new Imported.AsReady(transaction.hash(), List.copyOf(promoted), failed, replaced);
  }

  /** Removes transactions and the ready ones that depend on them; returns all that are gone. */
  List<PoolTransaction> removeSubtrees(Collection<H256> hashes) {
    List<PoolTransaction> removed = new ArrayList<>(ready.removeSubtrees(hashes));
    for (H256 hash : hashes) {
      PoolTransaction waiting = future.remove(hash);
      if (waiting != null) {
        removed.add(waiting);
      }
    }
    return removed;
  }

  /** Notes that a block of the chain provides the tags now. */
  Pruned prune(H256 block, Collection<Bytes> tags) {
    Set<Bytes> distinct = new HashSet<>(tags);
    recent.addFirst(new Provided(block, distinct));
    if (recent.size() > 2) {
      recent.removeLast();
    }
    List<H256> failed = new ArrayList<>();
    // A rival of what the block has would be stale, so it must not be ready even for a moment.
    future.removeProviders(distinct).forEach(rival -> failed.add(rival.hash()));
    List<PoolTransaction> pruned = new ArrayList<>();
    List<FutureQueue.Waiting> unlocked = new ArrayList<>();
    for (Bytes tag : distinct) {
      unlocked.addAll(future.satisfy(tag, block));
      pruned.addAll(ready.prune(tag));
    }
    List<Imported> promoted = new ArrayList<>();
    for (FutureQueue.Waiting waited : unlocked) {
      FutureQueue.Waiting checked = check(waited.transaction(), waited.inChain());
      if (!checked.missing().isEmpty()) {
        future.add(checked);
        continue;
      }
      try {
        promoted.add(addReady(waited.transaction()));
      } catch (PoolException e) {
        failed.add(waited.transaction().hash());
      }
    }
    return new Pruned(pruned, promoted, failed);
  }

  /** Notes that the chain has lost a block: what it provided is to be waited for again. */
  void retracted(H256 block) {
    recent.removeIf(provided -> provided.block.equals(block));
    for (FutureQueue.Waiting waiting : future.takeProvidedBy(block)) {
      Map<Bytes, H256> left = new HashMap<>(waiting.inChain());
      left.values().removeIf(block::equals);
      // It goes on waiting at least for what it missed before.
      future.add(check(waiting.transaction(), left));
    }
  }

  /**
   * Removes the worst of each queue, and what depends on it, until both are within their limits.
   */
  List<PoolTransaction> enforce(QueueLimit readyLimit, QueueLimit futureLimit) {
    List<PoolTransaction> removed = new ArrayList<>();
    while (readyLimit.isExceededBy(ready.size(), ready.bytes())) {
      PoolTransaction worst = ready.worst();
      if (worst == null) {
        break;
      }
      removed.addAll(ready.removeSubtrees(List.of(worst.hash())));
    }
    while (futureLimit.isExceededBy(future.size(), future.bytes())) {
      PoolTransaction oldest = future.oldest();
      if (oldest == null) {
        break;
      }
      future.remove(oldest.hash());
      removed.add(oldest);
    }
    return removed;
  }
}
