package io.serinus.trie;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A trie to be read: a root hash and the store its nodes are loaded from.
 *
 * <p>Immutable and, if the store is, safe for use by many threads. Every method may throw {@link
 * TrieException} if the store lacks an entry it needs, as proofs and pruned states do.
 */
public final class Trie {
  private final NodeStore store;
  private final TrieHash root;
  private final Hasher hasher;

  /** Opens the trie with this root, of Blake2-256 nodes. */
  public Trie(NodeStore store, TrieHash root) {
    this(store, root, Hasher.BLAKE2_256);
  }

  /** Opens the trie with this root. */
  public Trie(NodeStore store, TrieHash root, Hasher hasher) {
    this.store = store;
    this.root = root;
    this.hasher = hasher;
  }

  /** Returns the root of the trie without any entry. */
  public static TrieHash emptyRoot(Hasher hasher) {
    return hasher.trieHash(NodeCodec.EMPTY);
  }

  /** Returns this trie's root hash. */
  public TrieHash root() {
    return root;
  }

  /** Returns the value under a key, or null; not to be modified. */
  public byte @Nullable [] get(byte[] key) {
    NodeValue value = find(start(), key);
    return value == null ? null : bytesOf(value, store);
  }

  /** Tells whether there is a value under a key; a hashed value is not loaded. */
  public boolean contains(byte[] key) {
    return find(start(), key) != null;
  }

  /** Returns the hash of the value under a key, or null; a hashed value is not loaded. */
  public @Nullable TrieHash valueHash(byte[] key) {
    return switch (find(start(), key)) {
      case null -> null;
      case NodeValue.Inline(byte[] bytes) -> hasher.trieHash(bytes);
      case NodeValue.Hashed(TrieHash hash) -> hash;
      case NodeValue.Fresh(byte[] _, TrieHash hash) -> hash;
    };
  }

  /** Returns the first key after {@code key} in byte order, or null. */
  public byte @Nullable [] nextKey(byte[] key) {
    TrieCursor cursor = seek(key);
    byte[] found = cursor.next();
    return found != null && Arrays.equals(found, key) ? cursor.next() : found;
  }

  /** Returns a cursor whose first entry is the first one at or after {@code key}. */
  public TrieCursor seek(byte[] key) {
    return new TrieCursor(store, start(), key);
  }

  /**
   * Returns the Merkle value (hash, or the node itself if shorter) of the node at a key or, if
   * there is none, of its closest descendant: the node under which all keys with this prefix lie.
   * Null if no key starts with {@code prefix}.
   */
  public byte @Nullable [] closestDescendantMerkleValue(byte[] prefix) {
    byte[] nibbles = Nibbles.of(prefix);
    Child at = start();
    int pos = 0;
    while (at != null) {
      TrieNode node = resolve(at, store);
      int common = Nibbles.common(nibbles, pos, node.partial);
      pos += common;
      if (pos == nibbles.length) {
        return switch (at) {
          case TrieHash hash -> hash.toBytes();
          case TrieNode inner -> NodeCodec.encode(inner, new NodeWriter());
        };
      }
      if (common < node.partial.length) {
        return null;
      }
      at = node.child(nibbles[pos++]);
    }
    return null;
  }

  private @Nullable Child start() {
    return root.equals(emptyRoot(hasher)) ? null : root;
  }

  private @Nullable NodeValue find(@Nullable Child from, byte[] key) {
    return find(from, key, store);
  }

  static @Nullable NodeValue find(@Nullable Child from, byte[] key, NodeStore store) {
    int length = key.length * 2;
    int pos = 0;
    Child at = from;
    while (at != null) {
      TrieNode node = resolve(at, store);
      byte[] partial = node.partial;
      if (length - pos < partial.length) {
        return null;
      }
      for (byte nibble : partial) {
        if (nibble != Nibbles.at(key, pos++)) {
          return null;
        }
      }
      if (pos == length) {
        return node.value;
      }
      at = node.child(Nibbles.at(key, pos++));
    }
    return null;
  }

  static TrieNode resolve(Child child, NodeStore store) {
    return switch (child) {
      case TrieHash hash -> store.node(hash);
      case TrieNode node -> node;
    };
  }

  static byte[] bytesOf(NodeValue value, NodeStore store) {
    return switch (value) {
      case NodeValue.Inline(byte[] bytes) -> bytes;
      case NodeValue.Hashed(TrieHash hash) -> store.value(hash);
      case NodeValue.Fresh(byte[] bytes, TrieHash _) -> bytes;
    };
  }
}
