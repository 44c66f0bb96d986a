package io.serinus.rpc.backend;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks the keys of a trie that begin with a prefix, in order. Not thread-safe. */
public final class TrieKeys {
  private final TrieReader trie;
  private final byte[] prefix;
  private byte @Nullable [] current;
  private boolean fresh;

  /**
   * Begins a walk.
   *
   * @param after if given, the walk begins behind this key
   */
  public TrieKeys(TrieReader trie, byte[] prefix, byte @Nullable [] after) {
    this.trie = trie;
    this.prefix = prefix.clone();
    boolean behind = after != null && Arrays.compareUnsigned(after, prefix) >= 0;
    this.fresh = !behind;
    this.current = behind ? after : prefix;
  }

  /** The next key, or {@code null} at the end. */
  public byte @Nullable [] next() throws BackendException {
    byte[] at = current;
    if (at == null) {
      return null;
    }
    byte[] found = fresh && trie.get(at) != null ? at : trie.nextKey(at);
    fresh = false;
    current = found != null && startsWith(found, prefix) ? found : null;
    return current;
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }
}
