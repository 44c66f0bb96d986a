package io.serinus.pallet.historical;

import io.serinus.hostapi.Host;
import io.serinus.primitives.H256;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a trie (state version 0) of which some nodes are given, and notes which were needed. Nodes
 * may come from strangers: what is malformed is a {@link ScaleException}, what is missing is not
 * there.
 */
final class TrieProofReader {
  private static final int LENGTH_MASK = 0x3f;

  private final H256 root;
  private final TreeMap<H256, Bytes> nodes = new TreeMap<>();
  private final TreeSet<H256> used = new TreeSet<>();
  private final int given;

  TrieProofReader(H256 root, Collection<Bytes> given) {
    this.root = root;
    this.given = given.size();
    for (Bytes node : given) {
      nodes.put(H256.wrap(Host.api().blake2b256(node.unsafeArray())), node);
    }
  }

  /** The value under the key; empty where the nodes show none. */
  Optional<Bytes> read(byte[] key) {
    byte[] path = nibbles(key);
    int at = 0;
    byte[] node = load(root);
    while (node.length > 0) {
      ScaleReader in = new ScaleReader(node);
      int header = in.readU8();
      int kind = header >> 6;
      if (kind == 0) {
        return Optional.empty();
      }
      int length = partialLength(in, header & LENGTH_MASK);
      if (length > path.length - at || !matches(in, path, at, length)) {
        return Optional.empty();
      }
      at += length;
      boolean branch = kind != 1;
      int bitmap = branch ? in.readU16() : 0;
      byte[] value = kind == 2 ? null : in.readBytes();
      if (at == path.length) {
        return Optional.ofNullable(value).map(Bytes::wrap);
      }
      int nibble = path[at++];
      if ((bitmap >> nibble & 1) == 0) {
        return Optional.empty();
      }
      for (int skip = Integer.bitCount(bitmap & ((1 << nibble) - 1)); skip > 0; skip--) {
        in.readBytes();
      }
      byte[] child = in.readBytes();
      node = child.length == H256.LENGTH ? load(H256.wrap(child)) : child;
    }
    return Optional.empty();
  }

  /** Whether all nodes given were needed, and each was given once. */
  boolean usedAll() {
    return used.size() == given;
  }

  /** The nodes that were needed. */
  List<Bytes> used() {
    return used.stream().map(nodes::get).toList();
  }

  /** A node; no bytes where it is not among those given. */
  private byte[] load(H256 hash) {
    Bytes node = nodes.get(hash);
    if (node == null) {
      return new byte[0];
    }
    used.add(hash);
    return node.unsafeArray();
  }

  private static int partialLength(ScaleReader in, int first) {
    int length = first;
    if (first == LENGTH_MASK) {
      int more;
      do {
        more = in.readU8();
        length += more;
      } while (more == 255);
    }
    return length;
  }

  private static boolean matches(ScaleReader in, byte[] path, int from, int length) {
    int at = from;
    boolean same = true;
    if (length % 2 != 0) {
      same = in.readU8() == path[at++];
    }
    for (; at < from + length; at += 2) {
      same &= in.readU8() == (path[at] << 4 | path[at + 1]);
    }
    return same;
  }

  static byte[] nibbles(byte[] key) {
    byte[] out = new byte[key.length * 2];
    for (int i = 0; i < key.length; i++) {
      out[2 * i] = (byte) (key[i] >> 4 & 0x0f);
      out[2 * i + 1] = (byte) (key[i] & 0x0f);
    }
    return out;
  }
}
