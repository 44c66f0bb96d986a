package io.serinus.trie;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes encoded nodes (specification, "Node header" and "Subvalue"). One writer serves one node
 * after another: {@link #take} hands out the bytes and starts anew.
 */
final class NodeWriter {
  private byte[] buffer = new byte[64];
  private int length;

  /** Starts a node: its header and its partial key, the nibbles {@code from..to} of an array. */
  void start(NodeKind kind, byte[] nibbles, int from, int to) {
    int count = to - from;
    ensure(count / 255 + count / 2 + 8);
    int room = kind.lengthMask();
    if (count < room) {
      buffer[length++] = (byte) (kind.bits() | count);
    } else {
      buffer[length++] = (byte) (kind.bits() | room);
      int rest = count - room;
      while (rest >= 255) {
        buffer[length++] = (byte) 255;
        rest -= 255;
      }
      buffer[length++] = (byte) rest;
    }
    int i = from;
    if (count % 2 != 0) {
      buffer[length++] = nibbles[i++];
    }
    for (; i < to; i += 2) {
      buffer[length++] = (byte) (nibbles[i] << 4 | nibbles[i + 1]);
    }
  }

  void bitmap(int bits) {
    ensure(2);
    buffer[length++] = (byte) bits;
    buffer[length++] = (byte) (bits >> 8);
  }

  void value(NodeValue value) {
    switch (value) {
      case NodeValue.Inline(byte[] bytes) -> sized(bytes);
      case NodeValue.Hashed(TrieHash hash) -> hash(hash);
      case NodeValue.Fresh(byte[] _, TrieHash hash) -> hash(hash);
    }
  }

  /** Writes the hash of a child, with its length before it. */
  void childHash(TrieHash hash) {
    ensure(1);
    buffer[length++] = (byte) (TrieHash.LENGTH << 2);
    hash(hash);
  }

  private void hash(TrieHash hash) {
    ensure(TrieHash.LENGTH);
    hash.writeTo(buffer, length);
    length += TrieHash.LENGTH;
  }

  /** Writes bytes with their compact length before them. */
  void sized(byte[] bytes) {
    ensure(bytes.length + 5);
    compact(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  private void compact(int n) {
    if (n < 1 << 6) {
      buffer[length++] = (byte) (n << 2);
    } else if (n < 1 << 14) {
      int v = n << 2 | 1;
      buffer[length++] = (byte) v;
      buffer[length++] = (byte) (v >> 8);
    } else if (n < 1 << 30) {
      int v = n << 2 | 2;
      buffer[length++] = (byte) v;
      buffer[length++] = (byte) (v >> 8);
      buffer[length++] = (byte) (v >> 16);
      buffer[length++] = (byte) (v >> 24);
    } else {
      buffer[length++] = 3;
      for (int shift = 0; shift < 32; shift += 8) {
        buffer[length++] = (byte) (n >> shift);
      }
    }
  }

  private void ensure(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }

  /** Returns a number in SCALE's compact form. */
  static byte[] compactBytes(int n) {
    NodeWriter writer = new NodeWriter();
    writer.compact(n);
    return writer.take(0);
  }

  /** Returns where the node being written would start if another one were written before it. */
  int mark() {
    return length;
  }

  /** Returns what was written since {@code mark} and forgets it. */
  byte[] take(int mark) {
    byte[] out = Arrays.copyOfRange(buffer, mark, length);
    length = mark;
    return out;
  }

  /** Picks the kind of node for its parts. */
  static NodeKind kindOf(@Nullable NodeValue value, boolean branch) {
    boolean hashed = value != null && !(value instanceof NodeValue.Inline);
    if (branch) {
      return value == null
          ? NodeKind.BRANCH
          : hashed ? NodeKind.BRANCH_HASHED : NodeKind.BRANCH_VALUE;
    }
    return hashed ? NodeKind.LEAF_HASHED : NodeKind.LEAF;
  }
}
