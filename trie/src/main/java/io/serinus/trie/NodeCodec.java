package io.serinus.trie;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and decodes nodes (specification, "Node header", "Node value").
 *
 * <p>Decoding is strict, since nodes also come from proofs that strangers send: nothing may follow
 * a node, the unused half byte of an odd key must be zero, a branch has a child, a child is a
 * 32-byte hash or a shorter node. Every length is held against the bytes that are left before
 * anything is allocated.
 */
final class NodeCodec {
  /** The encoding of a trie without any entry. */
  static final byte[] EMPTY = {0};

  /** Stands for a child that a compact proof leaves out; encoded as no bytes. */
  static final TrieNode OMITTED = new TrieNode(new byte[0], null, null, false);

  private final byte[] in;
  private final int end;
  private final boolean compact;
  private int at;

  private NodeCodec(byte[] in, int from, int to, boolean compact) {
    this.compact = compact;
    this.in = in;
    this.at = from;
    this.end = to;
  }

  /**
   * Decodes one node.
   *
   * @throws TrieException.Malformed if it is not exactly one, as for the encoding of the empty
   *     trie, which has no node
   */
  static TrieNode decode(byte[] bytes) {
    return new NodeCodec(bytes, 0, bytes.length, false).node();
  }

  /** As {@link #decode}, but a child of no bytes is {@link #OMITTED}. */
  static TrieNode decodeCompact(byte[] bytes) {
    return new NodeCodec(bytes, 0, bytes.length, true).node();
  }

  private TrieNode node() {
    int header = u8();
    NodeKind kind = NodeKind.of(header);
    byte[] partial = partial(partialLength(header & kind.lengthMask(), kind.lengthMask()));
    int bitmap = 0;
    if (kind.branch()) {
      bitmap = u8() | u8() << 8;
      if (bitmap == 0) {
        throw new TrieException.Malformed("branch without a child");
      }
    }
    NodeValue value = kind == NodeKind.BRANCH ? null : value(kind.hashed());
    @Nullable Child[] children = null;
    if (kind.branch()) {
      children = new @Nullable Child[16];
      for (int i = 0; i < 16; i++) {
        if ((bitmap >> i & 1) != 0) {
          children[i] = child();
        }
      }
    }
    if (at != end) {
      throw new TrieException.Malformed((end - at) + " bytes too many");
    }
    return new TrieNode(partial, value, children, false);
  }

  private int partialLength(int first, int mask) {
    int length = first;
    if (first == mask) {
      int more;
      do {
        more = u8();
        length += more;
        // The nibbles must follow, so a length beyond them is refused as soon as it is seen.
        if (length / 2 > end - at) {
          throw new TrieException.Malformed("partial key longer than the node");
        }
      } while (more == 255);
    }
    return length;
  }

  private byte[] partial(int length) {
    need((length + 1) / 2);
    byte[] nibbles = new byte[length];
    int i = 0;
    if (length % 2 != 0) {
      int b = in[at++];
      if ((b & 0xf0) != 0) {
        throw new TrieException.Malformed("padding of the partial key is not zero");
      }
      nibbles[i++] = (byte) b;
    }
    for (; i < length; i += 2) {
      int b = in[at++];
      nibbles[i] = (byte) ((b >> 4) & 0x0f);
      nibbles[i + 1] = (byte) (b & 0x0f);
    }
    return nibbles;
  }

  private NodeValue value(boolean hashed) {
    if (hashed) {
      need(TrieHash.LENGTH);
      TrieHash hash = TrieHash.at(in, at);
      at += TrieHash.LENGTH;
      return new NodeValue.Hashed(hash);
    }
    int length = compact();
    byte[] bytes = Arrays.copyOfRange(in, at, at + length);
    at += length;
    return new NodeValue.Inline(bytes);
  }

  private Child child() {
    int length = compact();
    int from = at;
    at += length;
    if (length == TrieHash.LENGTH) {
      return TrieHash.at(in, from);
    }
    if (length == 0 && compact) {
      return OMITTED;
    }
    if (length > TrieHash.LENGTH) {
      throw new TrieException.Malformed("child of " + length + " bytes");
    }
    // An embedded node is shorter than 32 bytes, so this recursion ends after a few steps.
    return new NodeCodec(in, from, at, false).node();
  }

  /** Reads a length that is covered by the bytes left, in its shortest form. */
  private int compact() {
    int first = u8();
    long n =
        switch (first & 3) {
          case 0 -> first >> 2;
          case 1 -> (first | u8() << 8) >> 2;
          case 2 -> (first | u8() << 8 | u8() << 16 | (long) u8() << 24) >> 2;
          default -> {
            if (first != 3) {
              throw new TrieException.Malformed("length beyond 32 bits");
            }
            yield u8() | u8() << 8 | u8() << 16 | (long) u8() << 24;
          }
        };
    int shortest = n < 1 << 6 ? 0 : n < 1 << 14 ? 1 : n < 1 << 30 ? 2 : 3;
    if (shortest != (first & 3)) {
      throw new TrieException.Malformed("length not in its shortest form");
    }
    if (n > end - at) {
      throw new TrieException.Malformed("length " + n + " beyond the node");
    }
    return (int) n;
  }

  private int u8() {
    need(1);
    return in[at++] & 0xff;
  }

  private void need(int n) {
    if (end - at < n) {
      throw new TrieException.Malformed("cut short");
    }
  }

  /**
   * Writes a node whose children are all hashes or embedded nodes that can be written as they are.
   */
  static byte[] encode(TrieNode node, NodeWriter out) {
    int mark = out.mark();
    Child[] children = node.children;
    out.start(
        NodeWriter.kindOf(node.value, children != null), node.partial, 0, node.partial.length);
    if (children != null) {
      int bitmap = 0;
      for (int i = 0; i < 16; i++) {
        bitmap |= children[i] == null ? 0 : 1 << i;
      }
      out.bitmap(bitmap);
    }
    if (node.value != null) {
      out.value(node.value);
    }
    if (children != null) {
      for (Child c : children) {
        switch (c) {
          case null -> {}
          case TrieHash hash -> out.childHash(hash);
          case TrieNode inner ->
              out.sized(inner == OMITTED ? new byte[0] : encode(inner, new NodeWriter()));
        }
      }
    }
    return out.take(mark);
  }
}
