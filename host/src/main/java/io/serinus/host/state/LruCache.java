package io.serinus.host.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A map that forgets what was used longest ago when its content weighs too much. For many threads.
 */
final class LruCache<K, V> {
  private static final int SHARDS = 16;

  /** What of a cache can be seen from outside. */
  private final class Shard {
    private final LinkedHashMap<K, V> map = new LinkedHashMap<>(64, 0.75f, true);
    private long weight;

    synchronized @Nullable V get(K key) {
      return map.get(key);
    }

    synchronized void put(K key, V value) {
      remove(key);
      int added = weigher.applyAsInt(value);
      if (added > maxWeight / SHARDS) {
        return; // there would be room for nothing else, and not even for it
      }
      map.put(key, value);
      weight += added;
      while (weight > maxWeight / SHARDS && !map.isEmpty()) {
        Map.Entry<K, V> eldest = map.pollFirstEntry();
        if (eldest != null) {
          weight -= weigher.applyAsInt(eldest.getValue());
        }
      }
    }

    synchronized void remove(K key) {
      V old = map.remove(key);
      weight -= old == null ? 0 : weigher.applyAsInt(old);
    }

    synchronized void clear() {
      map.clear();
      weight = 0;
    }

    synchronized long weight() {
      return weight;
    }

    synchronized int size() {
      return map.size();
    }
  }

  private final long maxWeight;
  private final ToIntFunction<V> weigher;
  private final List<Shard> shards = new ArrayList<>(SHARDS);
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /**
   * Makes an empty cache.
   *
   * @param weigher tells an entry's weight, key and overhead included; constant for a value
   */
  LruCache(long maxWeight, ToIntFunction<V> weigher) {
    this.maxWeight = maxWeight;
    this.weigher = weigher;
    for (int i = 0; i < SHARDS; i++) {
      shards.add(new Shard());
    }
  }

  private Shard shard(K key) {
    int h = key.hashCode() * 0x9e3779b9;
    return shards.get(h >>> 28);
  }

  @Nullable V get(K key) {
    V value = shard(key).get(key);
    (value == null ? misses : hits).increment();
    return value;
  }

  void put(K key, V value) {
    shard(key).put(key, value);
  }

  void remove(K key) {
    shard(key).remove(key);
  }

  void clear() {
    shards.forEach(Shard::clear);
  }

  CacheStats stats() {
    long weight = 0;
    long size = 0;
    for (Shard shard : shards) {
      weight += shard.weight();
      size += shard.size();
    }
    return new CacheStats(size, weight, maxWeight, hits.sum(), misses.sum());
  }
}
