package io.serinus.frame.storage;

import org.jspecify.annotations.Nullable;

/**
 * Storage keys made lately, so that an account that a transfer looks at a dozen times is hashed
 * once. What it holds follows from the keys alone, so that nothing depends on whether it holds it,
 * and threads that share it need no lock: at worst a key is made twice.
 *
 * @param <K> immutable, with {@code equals} and {@code hashCode} by content
 */
final class KeyMemo<K> {
  private static final int SIZE = 64;

  private record Entry(Object key, byte[] storageKey) {}

  private @Nullable Entry @Nullable [] entries;

  /** The storage key of a key, not to be changed; null if it is not at hand. */
  byte @Nullable [] get(K key) {
    @Nullable Entry[] known = entries;
    Entry entry = known == null ? null : known[place(key)];
    return entry != null && entry.key.equals(key) ? entry.storageKey : null;
  }

  void put(K key, byte[] storageKey) {
    @Nullable Entry[] known = entries;
    if (known == null) {
      known = new @Nullable Entry[SIZE];
      entries = known;
    }
    known[place(key)] = new Entry(key, storageKey);
  }

  private static int place(Object key) {
    int hash = key.hashCode();
    return (hash ^ hash >>> 16) & SIZE - 1;
  }
}
