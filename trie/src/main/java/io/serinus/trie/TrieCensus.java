package io.serinus.trie;

import org.jspecify.annotations.Nullable;

/**
 * How far a trie has come on its way from state version 0 to 1.
 *
 * @param values entries of the trie
 * @param toMigrate those of them that lie in their node, but would be kept by hash if they were
 *     written today
 */
public record TrieCensus(long values, long toMigrate) {
  private static final TrieCensus NONE = new TrieCensus(0, 0);

  /**
   * Visits every node; values that are kept by hash are not loaded.
   *
   * @throws TrieException if a node is missing
   */
  public static TrieCensus of(NodeStore store, TrieHash root) {
    return root.equals(Trie.emptyRoot(Hasher.BLAKE2_256)) ? NONE : below(root, store);
  }

  /** Recursion ends: a step down is at least a nibble of a key. */
  private static TrieCensus below(Child child, NodeStore store) {
    TrieNode node = Trie.resolve(child, store);
    TrieCensus sum = of(node.value);
    for (int nibble = 0; nibble < 16; nibble++) {
      Child next = node.child(nibble);
      if (next != null) {
        sum = sum.plus(below(next, store));
      }
    }
    return sum;
  }

  private static TrieCensus of(@Nullable NodeValue value) {
    return switch (value) {
      case null -> NONE;
      case NodeValue.Inline(byte[] bytes) when StateVersion.V1.hashes(bytes.length) ->
          new TrieCensus(1, 1);
      default -> new TrieCensus(1, 0);
    };
  }

  /** Two tries together. */
  public TrieCensus plus(TrieCensus other) {
    return new TrieCensus(values + other.values, toMigrate + other.toMigrate);
  }
}
