package io.serinus.host.state;

import io.serinus.trie.TrieHash;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Values of the main storage at one state, the best block's.
 *
 * <p>When a block is put on top, its changed keys are replaced and all others stay valid: unlike a
 * cache keyed by state root it does not start cold with every block. States on forks and old states
 * go past it to the trie.
 */
final class ValueCache {
  private record Entry(Optional<byte[]> value, int weight) {}

  private final LruCache<StorageKey, Entry> entries;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private @Nullable TrieHash head;

  ValueCache(long maxBytes) {
    entries = new LruCache<>(maxBytes, Entry::weight);
  }

  /** Returns what is known of a key in a state: empty if it has no value, null if nothing is. */
  @Nullable Optional<byte[]> get(TrieHash root, StorageKey key) {
    lock.readLock().lock();
    try {
      Entry entry = root.equals(head) ? entries.get(key) : null;
      return entry == null ? null : entry.value();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Remembers what was read in a state, if that is the one this cache is about. */
  void remember(TrieHash root, StorageKey key, byte @Nullable [] value) {
    lock.readLock().lock();
    try {
      if (root.equals(head)) {
        put(key, value);
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  private void put(StorageKey key, byte @Nullable [] value) {
    int weight = 160 + key.bytes().length + (value == null ? 0 : value.length);
    entries.put(key, new Entry(Optional.ofNullable(value), weight));
  }

  /** Follows the best chain by one block if it builds on this cache's state. */
  void advance(StateChanges changes) {
    lock.writeLock().lock();
    try {
      if (changes.parentRoot().equals(head)) {
        for (StateChanges.KeyChange change : changes.main()) {
          put(new StorageKey(change.key()), change.value());
        }
        for (StateChanges.ChildChanges child : changes.children()) {
          entries.remove(new StorageKey(io.serinus.trie.ChildTries.rootKey(child.name())));
        }
        head = changes.root();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Makes this cache about another state; unless it is already, everything is forgotten. */
  void moveTo(TrieHash root) {
    lock.writeLock().lock();
    try {
      if (!root.equals(head)) {
        entries.clear();
        head = root;
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  CacheStats stats() {
    return entries.stats();
  }
}
