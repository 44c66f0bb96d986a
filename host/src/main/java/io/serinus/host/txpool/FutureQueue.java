package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The transactions that wait until others provide what they require, oldest first. */
final class FutureQueue {
  /**
   * A transaction that waits, or has waited.
   *
   * @param missing the tags that it misses
   * @param inChain the tags that blocks have provided, and which blocks
   */
  record Waiting(PoolTransaction transaction, Set<Bytes> missing, Map<Bytes, H256> inChain) {}

  private final LinkedHashMap<H256, Waiting> waiting = new LinkedHashMap<>();
  private final Map<Bytes, LinkedHashSet<H256>> wanted = new HashMap<>();
  private long bytes;

  int size() {
    return waiting.size();
  }

  long bytes() {
    return bytes;
  }

  boolean contains(H256 hash) {
    return waiting.containsKey(hash);
  }

  @Nullable PoolTransaction get(H256 hash) {
    Waiting found = waiting.get(hash);
    return found == null ? null : found.transaction();
  }

  List<PoolTransaction> all() {
    return waiting.values().stream().map(Waiting::transaction).toList();
  }

  /** The one that has waited longest. */
  @Nullable PoolTransaction oldest() {
    return waiting.isEmpty() ? null : waiting.firstEntry().getValue().transaction();
  }

  void add(Waiting added) {
    H256 hash = added.transaction().hash();
    waiting.put(hash, added);
    for (Bytes tag : added.missing()) {
      wanted.computeIfAbsent(tag, t -> new LinkedHashSet<>()).add(hash);
    }
    bytes += added.transaction().length();
  }

  /**
   * Notes that transactions of the pool provide the tags now; removes and returns those that miss
   * nothing any more.
   */
  List<Waiting> satisfy(Iterable<Bytes> tags) {
    List<Waiting> ready = new ArrayList<>();
    tags.forEach(tag -> satisfy(tag, Optional.empty(), ready));
    return ready;
  }

  /** The same where a block provides a tag. */
  List<Waiting> satisfy(Bytes tag, H256 block) {
    List<Waiting> ready = new ArrayList<>();
    satisfy(tag, Optional.of(block), ready);
    return ready;
  }

  private void satisfy(Bytes tag, Optional<H256> block, List<Waiting> ready) {
    Set<H256> hashes = wanted.remove(tag);
    if (hashes == null) {
      return;
    }
    for (H256 hash : hashes) {
      Waiting found = waiting.get(hash);
      if (found == null) {
        continue;
      }
      found.missing().remove(tag);
      block.ifPresent(provider -> found.inChain().put(tag, provider));
      if (found.missing().isEmpty()) {
        waiting.remove(hash);
        bytes -= found.transaction().length();
        ready.add(found);
      }
    }
  }

  /** Removes and returns those that would provide one of the tags. */
  List<PoolTransaction> removeProviders(Set<Bytes> tags) {
    List<PoolTransaction> providers =
        waiting.values().stream()
            .map(Waiting::transaction)
            .filter(transaction -> transaction.provides().stream().anyMatch(tags::contains))
            .toList();
    providers.forEach(provider -> remove(provider.hash()));
    return providers;
  }

  /** Removes and returns those that a block has provided something for. */
  List<Waiting> takeProvidedBy(H256 block) {
    List<Waiting> taken =
        waiting.values().stream().filter(w -> w.inChain().containsValue(block)).toList();
    taken.forEach(found -> remove(found.transaction().hash()));
    return taken;
  }

  /** Removes a transaction, if it is here. */
  @Nullable PoolTransaction remove(H256 hash) {
    Waiting found = waiting.remove(hash);
    if (found == null) {
      return null;
    }
    for (Bytes tag : found.missing()) {
      Set<H256> hashes = wanted.get(tag);
      if (hashes != null) {
        hashes.remove(hash);
        if (hashes.isEmpty()) {
          wanted.remove(tag);
        }
      }
    }
    bytes -= found.transaction().length();
    return found.transaction();
  }
}
