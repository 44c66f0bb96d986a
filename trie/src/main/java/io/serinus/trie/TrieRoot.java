package io.serinus.trie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Computes the root of a set of entries straight from the sorted list, without keeping nodes
 * (specification, {@code ext_trie_blake2_256_root} and {@code …_ordered_root}).
 */
public final class TrieRoot {
  private static final Comparator<Map.Entry<byte[], byte[]>> BY_KEY =
      (a, b) -> Arrays.compareUnsigned(a.getKey(), b.getKey());

  private final StateVersion version;
  private final Hasher hasher;
  private final byte[][] keys;
  private final byte[][] values;
  private final NodeWriter out = new NodeWriter();

  private TrieRoot(
      StateVersion version, Hasher hasher, List<? extends Map.Entry<byte[], byte[]>> sorted) {
    this.version = version;
    this.hasher = hasher;
    byte[][] nibbles = new byte[sorted.size()][];
    byte[][] bytes = new byte[sorted.size()][];
    int n = 0;
    for (int i = 0; i < sorted.size(); i++) {
      byte[] key = sorted.get(i).getKey();
      // Sorting is stable: of equal keys the last one given wins.
      if (i + 1 == sorted.size() || !Arrays.equals(key, sorted.get(i + 1).getKey())) {
        nibbles[n] = Nibbles.of(key);
        bytes[n++] = sorted.get(i).getValue();
      }
    }
    keys = Arrays.copyOf(nibbles, n);
    values = Arrays.copyOf(bytes, n);
  }

  /**
   * Returns the 32-byte root over Blake2-256 of entries in any order; of equal keys the last
   * counts.
   */
  public static byte[] root(
      StateVersion version, Collection<? extends Map.Entry<byte[], byte[]>> entries) {
    return root(version, entries, Hasher.BLAKE2_256);
  }

  /** Returns the 32-byte root of entries in any order; of equal keys the last counts. */
  public static byte[] root(
      StateVersion version,
      Collection<? extends Map.Entry<byte[], byte[]>> entries,
      Hasher hasher) {
    List<Map.Entry<byte[], byte[]>> sorted = new ArrayList<>(entries);
    sorted.sort(BY_KEY);
    TrieRoot builder = new TrieRoot(version, hasher, sorted);
    return hasher.hash(
        builder.keys.length == 0 ? NodeCodec.EMPTY : builder.node(0, builder.keys.length, 0));
  }

  /**
   * Returns the 32-byte root over Blake2-256 of values keyed by their compact-encoded positions.
   */
  public static byte[] orderedRoot(StateVersion version, List<byte[]> values) {
    return orderedRoot(version, values, Hasher.BLAKE2_256);
  }

  /** Returns the 32-byte root of values keyed by their compact-encoded positions. */
  public static byte[] orderedRoot(StateVersion version, List<byte[]> values, Hasher hasher) {
    List<Map.Entry<byte[], byte[]>> entries = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      entries.add(Map.entry(NodeWriter.compactBytes(i), values.get(i)));
    }
    return root(version, entries, hasher);
  }

  /** Encodes the node of the entries {@code from..to}, which agree up to nibble {@code depth}. */
  private byte[] node(int from, int to, int depth) {
    int mark = out.mark();
    byte[] first = keys[from];
    if (to - from == 1) {
      NodeValue value = NodeValue.of(values[from], version, hasher);
      out.start(NodeWriter.kindOf(value, false), first, depth, first.length);
      out.value(value);
      return out.take(mark);
    }
    int end = commonEnd(first, keys[to - 1], depth);
    int at = from;
    NodeValue value = null;
    if (first.length == end) {
      value = NodeValue.of(values[at++], version, hasher);
    }
    byte[][] children = new byte[16][];
    int bitmap = 0;
    while (at < to) {
      int nibble = keys[at][end];
      int stop = at + 1;
      while (stop < to && keys[stop][end] == nibble) {
        stop++;
      }
      children[nibble] = node(at, stop, end + 1);
      bitmap |= 1 << nibble;
      at = stop;
    }
    out.start(NodeWriter.kindOf(value, true), first, depth, end);
    out.bitmap(bitmap);
    if (value != null) {
      out.value(value);
    }
    for (byte[] child : children) {
      if (child != null) {
        out.sized(child.length < TrieHash.LENGTH ? child : hasher.hash(child));
      }
    }
    return out.take(mark);
  }

  /** Returns where the first and the last key of a sorted run, and so all of it, part. */
  private static int commonEnd(byte[] first, byte[] last, int depth) {
    int mismatch = Arrays.mismatch(first, depth, first.length, last, depth, last.length);
    return mismatch < 0 ? first.length : depth + mismatch;
  }
}
