package io.serinus.pallet.historical;

import io.serinus.hostapi.Host;
import io.serinus.primitives.H256;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A trie (state version 0) that is built in one go, and gives proofs of what it holds. */
final class ProvingTrie {
  private static final int LEAF = 0x40;
  private static final int BRANCH = 0x80;
  private static final int BRANCH_WITH_VALUE = 0xc0;
  private static final int LENGTH_MASK = 0x3f;

  private final List<byte[]> keys = new ArrayList<>();
  private final List<Bytes> values = new ArrayList<>();
  private final TreeMap<H256, Bytes> nodes = new TreeMap<>();
  private final H256 root;

  ProvingTrie(SortedMap<Bytes, Bytes> entries) {
    for (Map.Entry<Bytes, Bytes> entry : entries.entrySet()) {
      keys.add(TrieProofReader.nibbles(entry.getKey().unsafeArray()));
      values.add(entry.getValue());
    }
    root = store(keys.isEmpty() ? new byte[] {0} : node(0, keys.size(), 0));
  }

  H256 root() {
    return root;
  }

  /** The nodes that show what a key holds, and what the key that it holds does; in byte order. */
  List<Bytes> prove(byte[] key) {
    TrieProofReader reader = new TrieProofReader(root, nodes.values());
    reader.read(key).ifPresent(next -> reader.read(next.unsafeArray()));
    return reader.used().stream().sorted().toList();
  }

  private H256 store(byte[] node) {
    H256 hash = H256.wrap(Host.api().blake2b256(node));
    nodes.put(hash, Bytes.wrap(node));
    return hash;
  }

  /** Encodes the node of the entries {@code from..to}, whose keys agree up to {@code depth}. */
  private byte[] node(int from, int to, int depth) {
    byte[] first = keys.get(from);
    ScaleWriter out = new ScaleWriter();
    if (to - from == 1) {
      start(out, LEAF, first, depth, first.length);
      return out.writeBytes(values.get(from).unsafeArray()).toByteArray();
    }
    byte[] last = keys.get(to - 1);
    int mismatch = Arrays.mismatch(first, depth, first.length, last, depth, last.length);
    int end = depth + mismatch;
    boolean hasValue = first.length == end;
    int at = hasValue ? from + 1 : from;
    byte[] @Nullable [] children = new byte[16][];
    int bitmap = 0;
    while (at < to) {
      int nibble = keys.get(at)[end];
      int stop = at + 1;
      while (stop < to && keys.get(stop)[end] == nibble) {
        stop++;
      }
      children[nibble] = node(at, stop, end + 1);
      bitmap |= 1 << nibble;
      at = stop;
    }
    start(out, hasValue ? BRANCH_WITH_VALUE : BRANCH, first, depth, end);
    out.writeU16(bitmap);
    if (hasValue) {
      out.writeBytes(values.get(from).unsafeArray());
    }
    for (byte[] child : children) {
      if (child != null) {
        out.writeBytes(child.length < H256.LENGTH ? child : store(child).unsafeArray());
      }
    }
    return out.toByteArray();
  }

  private static void start(ScaleWriter out, int kind, byte[] key, int from, int to) {
    int count = to - from;
    out.writeU8(kind | Math.min(count, LENGTH_MASK));
    for (int rest = count - LENGTH_MASK; rest >= 0; rest -= 255) {
      out.writeU8(Math.min(rest, 255));
    }
    int i = from;
    if (count % 2 != 0) {
      out.writeU8(key[i++]);
    }
    for (; i < to; i += 2) {
      out.writeU8(key[i] << 4 | key[i + 1]);
    }
  }
}
