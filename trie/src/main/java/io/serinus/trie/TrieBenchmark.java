package io.serinus.trie;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures the trie on entries shaped like accounts of a Kusama state: keys of 80 bytes of which
 * the first 32 are the same, values of 80 bytes, state version 1.
 */
public final class TrieBenchmark {
  private static final int BLOCK_KEYS = 2000;

  private TrieBenchmark() {}

  /**
   * The best time of each task over the rounds, in milliseconds.
   *
   * @param insert inserting all entries into an empty trie, in random order
   * @param root encoding and hashing it whole
   * @param sortedRoot the root straight from the list of entries, sorting included
   * @param read reading all entries back, nodes decoded from memory each time
   * @param block changing {@value TrieBenchmark#BLOCK_KEYS} entries of it and hashing what that
   *     touched
   */
  public record Figures(
      int entries, double insert, double root, double sortedRoot, double read, double block) {
    /** How many entries {@code block} changes. */
    public int changed() {
      return Math.min(BLOCK_KEYS, entries);
    }
  }

  /** Measures, with the first rounds as warm-up for the best. */
  public static Figures measure(int entries, int rounds) {
    List<Map.Entry<byte[], byte[]>> data = data(entries);
    Figures best = null;
    for (int i = 0; i < rounds; i++) {
      Figures f = round(data);
      best =
          best == null
              ? f
              : new Figures(
                  entries,
                  Math.min(f.insert, best.insert),
                  Math.min(f.root, best.root),
                  Math.min(f.sortedRoot, best.sortedRoot),
                  Math.min(f.read, best.read),
                  Math.min(f.block, best.block));
    }
    if (best == null) {
      throw new IllegalArgumentException("no rounds");
    }
    return best;
  }

  private static Figures round(List<Map.Entry<byte[], byte[]>> data) {
    long start = System.nanoTime();
    MemoryNodeStore store = new MemoryNodeStore();
    TrieEditor editor = new TrieEditor(store, Trie.emptyRoot(Hasher.BLAKE2_256), StateVersion.V1);
    for (Map.Entry<byte[], byte[]> e : data) {
      editor.put(e.getKey(), e.getValue());
    }
    double insert = since(start);
    start = System.nanoTime();
    TrieEditor.Commit commit = editor.commit();
    double root = since(start);
    start = System.nanoTime();
    TrieHash sorted = TrieHash.of(TrieRoot.root(StateVersion.V1, data));
    double sortedRoot = since(start);
    if (!sorted.equals(commit.root())) {
      throw new IllegalStateException("two ways to the root, two roots");
    }
    store.apply(commit.delta());
    start = System.nanoTime();
    Trie trie = new Trie(store, commit.root());
    for (Map.Entry<byte[], byte[]> e : data) {
      if (trie.get(e.getKey()) == null) {
        throw new IllegalStateException("an entry is gone");
      }
    }
    double read = since(start);
    start = System.nanoTime();
    TrieEditor next = new TrieEditor(store, commit.root(), StateVersion.V1);
    for (int i = 0; i < Math.min(BLOCK_KEYS, data.size()); i++) {
      next.put(data.get(i).getKey(), data.get(data.size() - 1 - i).getValue());
    }
    next.commit();
    return new Figures(data.size(), insert, root, sortedRoot, read, since(start));
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static List<Map.Entry<byte[], byte[]>> data(int entries) {
    Random random = new Random(1);
    byte[] prefix = new byte[32];
    random.nextBytes(prefix);
    List<Map.Entry<byte[], byte[]>> data = new ArrayList<>(entries);
    for (int i = 0; i < entries; i++) {
      byte[] key = new byte[80];
      random.nextBytes(key);
      System.arraycopy(prefix, 0, key, 0, prefix.length);
      byte[] value = new byte[80];
      random.nextBytes(value);
      data.add(Map.entry(key, value));
    }
    return data;
  }
}
