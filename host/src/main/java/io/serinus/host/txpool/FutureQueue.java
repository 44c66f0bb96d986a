package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The transactions that wait until others provide what they require, oldest first. */
final class FutureQueue {
  /**
   * A transaction that waits, or has waited.
   *
   * @param missing the tags that it misses
   * @param inChain the tags that blocks have provided
   */
  record Waiting(PoolTransaction transaction, Set<Bytes> missing, Set<Bytes> inChain) {}

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
   * Notes that the tags are provided now; removes and returns those that miss nothing any more.
   *
   * @param byChain whether a block provides them, and not a transaction of the pool
   */
  List<Waiting> satisfy(Iterable<Bytes> tags, boolean byChain) {
    List<Waiting> ready = new ArrayList<>();
    for (Bytes tag : tags) {
      Set<H256> hashes = wanted.remove(tag);
      if (hashes == null) {
        continue;
      }
      for (H256 hash : hashes) {
        Waiting found = waiting.get(hash);
        if (found == null) {
          continue;
        }
        found.missing().remove(tag);
        if (byChain) {
          found.inChain().add(tag);
        }
        if (found.missing().isEmpty()) {
          waiting.remove(hash);
          bytes -= found.transaction().length();
          ready.add(found);
        }
      }
    }
    return ready;
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
