package io.serinus.host.state;

import io.serinus.host.db.Column;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.db.StoreException;
import io.serinus.host.db.WriteBatch;
import io.serinus.trie.NodeStore;
import io.serinus.trie.TrieException;
import io.serinus.trie.TrieHash;
import io.serinus.trie.TrieNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Trie nodes and hashed values in the database, behind a cache of decoded nodes. An entry is the
 * number of its places, seven bits a byte with the lowest first, and then the bytes themselves.
 */
final class CachedNodes implements NodeStore {
  private record Weighed(TrieNode node, int weight) {}

  private final KeyValueStore store;
  private final LruCache<TrieHash, Weighed> cache;

  CachedNodes(KeyValueStore store, long cacheBytes) {
    this.store = store;
    this.cache = new LruCache<>(cacheBytes, Weighed::weight);
  }

  @Override
  public byte @Nullable [] load(TrieHash hash) {
    byte[] entry = store.get(Column.STATE, hash.toBytes());
    return entry == null ? null : Arrays.copyOfRange(entry, countLength(entry), entry.length);
  }

  @Override
  public TrieNode node(TrieHash hash) {
    Weighed known = cache.get(hash);
    if (known != null) {
      return known.node();
    }
    TrieNode node = NodeStore.super.node(hash);
    remember(hash, node);
    return node;
  }

  /** Takes a node into the cache. */
  void remember(TrieHash hash, TrieNode node) {
    cache.put(hash, new Weighed(node, 160 + node.weight()));
  }

  boolean has(TrieHash hash) {
    return store.get(Column.STATE, hash.toBytes()) != null;
  }

  CacheStats stats() {
    return cache.stats();
  }

  /** Counts the places of an entry up or down; at zero it goes. */
  void count(WriteBatch batch, TrieHash hash, int by, byte @Nullable [] bytes, boolean archive) {
    byte[] key = hash.toBytes();
    if (archive && bytes != null) {
      // Nothing is ever dropped, so nothing is counted.
      batch.put(Column.STATE, key, entry(1, bytes));
      return;
    }
    byte[] old = store.get(Column.STATE, key);
    long count = (old == null ? 0 : count(old)) + by;
    if (count < 0) {
      throw new StoreException("the state entry " + hash + " has fewer places than were removed");
    }
    if (count == 0) {
      batch.delete(Column.STATE, key);
    } else if (old != null) {
      batch.put(
          Column.STATE, key, entry(count, Arrays.copyOfRange(old, countLength(old), old.length)));
    } else if (bytes != null) {
      batch.put(Column.STATE, key, entry(count, bytes));
    } else {
      throw new TrieException.Missing(hash);
    }
  }

  private static byte[] entry(long count, byte[] bytes) {
    byte[] prefix = new byte[10];
    int n = 0;
    long rest = count;
    do {
      prefix[n++] = (byte) (rest > 0x7f ? rest & 0x7f | 0x80 : rest);
      rest >>>= 7;
    } while (rest != 0);
    byte[] out = Arrays.copyOf(prefix, n + bytes.length);
    System.arraycopy(bytes, 0, out, n, bytes.length);
    return out;
  }

  private static int countLength(byte[] entry) {
    int n = 0;
    while (entry[n++] < 0) {
      // a set top bit means that the count goes on
    }
    return n;
  }

  private static long count(byte[] entry) {
    long count = 0;
    for (int i = countLength(entry) - 1; i >= 0; i--) {
      count = count << 7 | entry[i] & 0x7f;
    }
    return count;
  }
}
