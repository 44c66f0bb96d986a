package io.serinus.trie;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Changes a trie. Nodes are loaded only where a change reaches, copied when they change, and only
 * those copies are encoded and hashed again by {@link #commit}.
 *
 * <p>For one thread and one commit. {@link TrieException} is thrown where the store lacks a node;
 * the editor is of no use afterwards. A value that is not written again keeps the form (inline or
 * hashed) of the state version it was written with.
 */
public final class TrieEditor {
  private final NodeStore store;
  private final StateVersion version;
  private final Hasher hasher;
  private final NodeDelta delta = new NodeDelta();
  private @Nullable Child root;

  /** Starts from the trie with this root, of Blake2-256 nodes. */
  public TrieEditor(NodeStore store, TrieHash root, StateVersion version) {
    this(store, root, version, Hasher.BLAKE2_256);
  }

  /** Starts from the trie with this root. */
  public TrieEditor(NodeStore store, TrieHash root, StateVersion version, Hasher hasher) {
    this.store = store;
    this.version = version;
    this.hasher = hasher;
    this.root = root.equals(Trie.emptyRoot(hasher)) ? null : root;
  }

  /** What a change came to. */
  public record Commit(TrieHash root, NodeDelta delta) {}

  /** Returns the value under a key as the changes so far left it, or null. Not to be modified. */
  public byte @Nullable [] get(byte[] key) {
    NodeValue value = Trie.find(root, key, store);
    return value == null ? null : Trie.bytesOf(value, store);
  }

  /** Puts a value under a key. Neither array may be modified afterwards. */
  public void put(byte[] key, byte[] value) {
    root = put(root, Nibbles.of(key), 0, NodeValue.of(value, version, hasher));
  }

  /** Removes the value under a key, if there is one. */
  public void remove(byte[] key) {
    root = remove(root, Nibbles.of(key), 0);
  }

  /** Removes every key that starts with {@code prefix}. */
  public void clearPrefix(byte[] prefix) {
    root = clear(root, Nibbles.of(prefix), 0);
  }

  /** Encodes and hashes what changed. The editor is spent afterwards. */
  public Commit commit() {
    TrieHash hash =
        switch (root) {
          case null -> Trie.emptyRoot(hasher);
          case TrieHash unchanged -> unchanged;
          case TrieNode node -> {
            byte[] bytes = seal(node, new NodeWriter());
            TrieHash top = hasher.trieHash(bytes);
            delta.insert(top, bytes, node);
            yield top;
          }
        };
    root = hash;
    return new Commit(hash, delta);
  }

  /** Encodes a draft; drafts below it become hashes or embedded nodes, children before parents. */
  private byte[] seal(TrieNode node, NodeWriter out) {
    Child[] children = node.children;
    if (children != null) {
      for (int i = 0; i < 16; i++) {
        if (children[i] instanceof TrieNode child && child.draft) {
          byte[] bytes = seal(child, out);
          if (bytes.length >= TrieHash.LENGTH) {
            TrieHash hash = hasher.trieHash(bytes);
            delta.insert(hash, bytes, child);
            children[i] = hash;
          }
        }
      }
    }
    if (node.value instanceof NodeValue.Fresh(byte[] bytes, TrieHash hash)) {
      delta.count(hash, 1, bytes);
    }
    byte[] encoded = NodeCodec.encode(node, out);
    node.freeze();
    return encoded;
  }

  /** Returns the draft to change instead of a node that may be frozen. */
  private TrieNode own(Child ref, TrieNode node) {
    if (node.draft) {
      return node;
    }
    forget(ref);
    return node.thaw();
  }

  private void forget(Child ref) {
    if (ref instanceof TrieHash hash) {
      delta.count(hash, -1, null);
    }
  }

  private void forget(@Nullable NodeValue value) {
    if (value instanceof NodeValue.Hashed(TrieHash hash)) {
      delta.count(hash, -1, null);
    }
  }

  private Child put(@Nullable Child ref, byte[] key, int pos, NodeValue value) {
    if (ref == null) {
      return new TrieNode(Arrays.copyOfRange(key, pos, key.length), value, null, true);
    }
    TrieNode node = Trie.resolve(ref, store);
    int common = Nibbles.common(key, pos, node.partial);
    if (common < node.partial.length) {
      return split(own(ref, node), common, key, pos + common, value);
    }
    int seen = pos + common;
    if (seen == key.length) {
      if (node.value != null && NodeValue.same(node.value, value)) {
        return ref;
      }
      TrieNode draft = own(ref, node);
      forget(draft.value);
      draft.value = value;
      return draft;
    }
    int nibble = key[seen];
    Child before = node.child(nibble);
    Child after = put(before, key, seen + 1, value);
    if (isSame(after, before)) {
      return ref;
    }
    TrieNode draft = own(ref, node);
    children(draft)[nibble] = after;
    return draft;
  }

  /** Puts a branch where a partial key and a new key part. */
  private static TrieNode split(TrieNode lower, int common, byte[] key, int seen, NodeValue value) {
    byte[] partial = lower.partial;
    TrieNode branch = new TrieNode(Arrays.copyOf(partial, common), null, null, true);
    children(branch)[partial[common]] = lower;
    lower.partial = Arrays.copyOfRange(partial, common + 1, partial.length);
    if (seen == key.length) {
      branch.value = value;
    } else {
      children(branch)[key[seen]] =
          new TrieNode(Arrays.copyOfRange(key, seen + 1, key.length), value, null, true);
    }
    return branch;
  }

  /**
   * Tells whether nothing is to be done above a place. A draft that changed in place counts too,
   * since all above a draft are drafts already.
   */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(@Nullable Child after, @Nullable Child before) {
    return after == before;
  }

  static @Nullable Child[] children(TrieNode node) {
    @Nullable Child[] children = node.children;
    if (children == null) {
      children = new @Nullable Child[16];
      node.children = children;
    }
    return children;
  }

  private @Nullable Child remove(@Nullable Child ref, byte[] key, int pos) {
    if (ref == null) {
      return null;
    }
    TrieNode node = Trie.resolve(ref, store);
    int common = Nibbles.common(key, pos, node.partial);
    if (common < node.partial.length) {
      return ref;
    }
    int seen = pos + common;
    if (seen == key.length) {
      if (node.value == null) {
        return ref;
      }
      TrieNode draft = own(ref, node);
      forget(draft.value);
      draft.value = null;
      return tidy(draft);
    }
    int nibble = key[seen];
    Child before = node.child(nibble);
    return replace(ref, node, nibble, before, remove(before, key, seen + 1));
  }

  private @Nullable Child clear(@Nullable Child ref, byte[] prefix, int pos) {
    if (ref == null) {
      return null;
    }
    TrieNode node = Trie.resolve(ref, store);
    int common = Nibbles.common(prefix, pos, node.partial);
    int seen = pos + common;
    if (seen == prefix.length) {
      drop(ref, node);
      return null;
    }
    if (common < node.partial.length) {
      return ref;
    }
    int nibble = prefix[seen];
    Child before = node.child(nibble);
    return replace(ref, node, nibble, before, clear(before, prefix, seen + 1));
  }

  private @Nullable Child replace(
      Child ref, TrieNode node, int nibble, @Nullable Child before, @Nullable Child after) {
    if (isSame(after, before)) {
      return ref;
    }
    TrieNode draft = own(ref, node);
    children(draft)[nibble] = after;
    return after == null ? tidy(draft) : draft;
  }

  /** Counts a whole subtree out. */
  private void drop(Child ref, TrieNode node) {
    forget(ref);
    forget(node.value);
    if (node.children != null) {
      for (Child child : node.children) {
        if (child != null) {
          drop(child, Trie.resolve(child, store));
        }
      }
    }
  }

  /** Restores the canonical form of a draft that lost its value or a child. */
  private @Nullable Child tidy(TrieNode draft) {
    Child[] children = draft.children;
    int only = -1;
    int count = 0;
    if (children != null) {
      for (int i = 0; i < 16; i++) {
        if (children[i] != null) {
          only = i;
          count++;
        }
      }
    }
    if (children == null || count == 0) {
      draft.children = null;
      return draft.value == null ? null : draft;
    }
    Child last = children[only < 0 ? 0 : only];
    if (count > 1 || draft.value != null || last == null) {
      return draft;
    }
    TrieNode merged = own(last, Trie.resolve(last, store));
    merged.partial = Nibbles.join(draft.partial, only, merged.partial);
    return merged;
  }
}
