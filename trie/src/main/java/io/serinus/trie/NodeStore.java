package io.serinus.trie;

import org.jspecify.annotations.Nullable;

/**
 * Where a trie's nodes and hashed values are read from, by hash.
 *
 * <p>Implementations may be called from many threads at once unless they say otherwise.
 */
public interface NodeStore {

  /** Returns the bytes whose hash this is, or null if they are not here. Not to be modified. */
  byte @Nullable [] load(TrieHash hash);

  /**
   * Returns a decoded node; a store with a cache overrides this.
   *
   * @throws TrieException if it is missing or malformed
   */
  default TrieNode node(TrieHash hash) {
    byte[] bytes = load(hash);
    if (bytes == null) {
      throw new TrieException.Missing(hash);
    }
    return NodeCodec.decode(bytes);
  }

  /**
   * Returns the bytes of a hashed value; not to be modified.
   *
   * @throws TrieException if they are missing
   */
  default byte[] value(TrieHash hash) {
    byte[] bytes = load(hash);
    if (bytes == null) {
      throw new TrieException.Missing(hash);
    }
    return bytes;
  }
}
