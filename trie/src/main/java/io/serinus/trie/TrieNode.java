package io.serinus.trie;

import org.jspecify.annotations.Nullable;

/**
 * A decoded node, opaque outside this package.
 *
 * <p>A node that came from a store is frozen: it is shared between threads and never changes. An
 * editor works on its own drafts, made by {@link #thaw}.
 */
public final class TrieNode implements Child {
  /** The partial key, one nibble a byte. */
  byte[] partial;

  @Nullable NodeValue value;

  /** Sixteen places, or null for a leaf. */
  @Nullable Child @Nullable [] children;

  /** Whether an editor may change this node: it has made it and not let go of it yet. */
  boolean draft;

  TrieNode(
      byte[] partial,
      @Nullable NodeValue value,
      @Nullable Child @Nullable [] children,
      boolean draft) {
    this.partial = partial;
    this.value = value;
    this.children = children;
    this.draft = draft;
  }

  /**
   * Returns a draft with the same content. The partial key's array is shared, it is never written.
   */
  TrieNode thaw() {
    return new TrieNode(partial, value, children == null ? null : children.clone(), true);
  }

  /**
   * Ends this node's time as a draft, after which others may see it. Its children must be hashes or
   * frozen already.
   */
  void freeze() {
    if (value instanceof NodeValue.Fresh(byte[] _, TrieHash hash)) {
      value = new NodeValue.Hashed(hash);
    }
    draft = false;
  }

  @Nullable Child child(int nibble) {
    return children == null ? null : children[nibble];
  }

  /**
   * Returns about how many bytes of memory this node takes, for caches that are bounded by memory.
   */
  public int weight() {
    int weight = 64 + partial.length;
    if (value instanceof NodeValue.Inline(byte[] bytes)) {
      weight += 32 + bytes.length;
    } else if (value != null) {
      weight += 64;
    }
    if (children != null) {
      weight += 80;
      for (Child c : children) {
        if (c instanceof TrieNode n) {
          weight += n.weight();
        } else if (c != null) {
          weight += 48;
        }
      }
    }
    return weight;
  }
}
