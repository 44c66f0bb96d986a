package io.serinus.trie;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a change did to the nodes and hashed values of a state: for each hash, by how many the
 * places that hold it became more or fewer.
 *
 * <p>Equal subtrees at different places of a trie share a hash, hence the counts. A store that adds
 * the counts up, block by block, may delete an entry when it reaches zero.
 */
public final class NodeDelta {
  private static final class Entry {
    int count;
    byte @Nullable [] bytes;
    @Nullable TrieNode node;
  }

  /** Receives the entries of a delta. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes one entry.
     *
     * @param count how many places more (positive) or fewer (negative), never zero
     * @param bytes the node or value; present whenever an editor made {@code count} positive
     */
    void visit(TrieHash hash, int count, byte @Nullable [] bytes);
  }

  private final Map<TrieHash, Entry> entries = new HashMap<>();

  /**
   * Counts an entry up or down by hand, as when a delta is read back from a journal.
   *
   * @param bytes the node or value, if it is at hand
   */
  public void count(TrieHash hash, int count, byte @Nullable [] bytes) {
    add(hash, count, bytes);
  }

  private Entry add(TrieHash hash, int count, byte @Nullable [] bytes) {
    Entry e = entries.computeIfAbsent(hash, _ -> new Entry());
    e.count += count;
    if (bytes != null) {
      e.bytes = bytes;
    }
    return e;
  }

  void insert(TrieHash hash, byte[] bytes, TrieNode node) {
    add(hash, 1, bytes).node = node;
  }

  /** Adds another delta to this one, as for a child trie that changed in the same block. */
  public void addAll(NodeDelta other) {
    other.entries.forEach(
        (hash, theirs) -> {
          Entry e = add(hash, theirs.count, theirs.bytes);
          if (theirs.node != null) {
            e.node = theirs.node;
          }
        });
  }

  /** Visits every entry whose count is not zero, in no particular order. */
  public void forEach(Visitor visitor) {
    entries.forEach(
        (hash, e) -> {
          if (e.count != 0) {
            visitor.visit(hash, e.count, e.bytes);
          }
        });
  }

  /** Visits the nodes among the added entries, decoded, so that a cache can take them in. */
  public void forEachNode(BiConsumer<TrieHash, TrieNode> visitor) {
    entries.forEach(
        (hash, e) -> {
          if (e.count > 0 && e.node != null) {
            visitor.accept(hash, e.node);
          }
        });
  }

  /** Returns the bytes of an entry that this delta adds, else null. */
  public byte @Nullable [] added(TrieHash hash) {
    Entry e = entries.get(hash);
    return e == null || e.count <= 0 ? null : e.bytes;
  }

  /** Returns how many entries {@link #forEach} visits. */
  public int size() {
    int n = 0;
    for (Entry e : entries.values()) {
      if (e.count != 0) {
        n++;
      }
    }
    return n;
  }
}
