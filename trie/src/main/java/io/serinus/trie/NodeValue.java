package io.serinus.trie;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The value of a node. Arrays in here are never changed. */
@SuppressWarnings("ArrayRecordComponent") // compared by same(), never by equals
sealed interface NodeValue {

  /** The value's bytes lie in the node. */
  record Inline(byte[] bytes) implements NodeValue {}

  /** The node holds the hash; the bytes lie in the store under it. */
  record Hashed(TrieHash hash) implements NodeValue {}

  /** As {@link Hashed}, but set just now: the bytes are still to be given to the store. */
  record Fresh(byte[] bytes, TrieHash hash) implements NodeValue {}

  /** Makes a value as this state version keeps it. */
  static NodeValue of(byte[] bytes, StateVersion version, Hasher hasher) {
    return version.hashes(bytes.length)
        ? new Fresh(bytes, hasher.trieHash(bytes))
        : new Inline(bytes);
  }

  /** Tells whether a node would be encoded the same with either. */
  static boolean same(NodeValue a, NodeValue b) {
    return switch (a) {
      case Inline(byte[] bytes) -> b instanceof Inline(byte[] other) && Arrays.equals(bytes, other);
      case Hashed(TrieHash hash) -> Objects.equals(hash, hashOf(b));
      case Fresh(byte[] _, TrieHash hash) -> Objects.equals(hash, hashOf(b));
    };
  }

  private static @Nullable TrieHash hashOf(NodeValue v) {
    return switch (v) {
      case Inline _ -> null;
      case Hashed(TrieHash hash) -> hash;
      case Fresh(byte[] _, TrieHash hash) -> hash;
    };
  }
}
