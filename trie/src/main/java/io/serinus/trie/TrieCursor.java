package io.serinus.trie;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Walks a trie's entries in key order. For one thread; nodes are loaded as the walk reaches them.
 */
public final class TrieCursor {
  /** A node on the way down: how long its path is and what of it comes next. */
  private static final class Frame {
    final TrieNode node;
    final int pathLength;

    /** -1 while the node's own value is still to come, then the next child to look at. */
    int next;

    Frame(TrieNode node, int pathLength, int next) {
      this.node = node;
      this.pathLength = pathLength;
      this.next = next;
    }
  }

  private final NodeStore store;
  private final Deque<Frame> stack = new ArrayDeque<>();
  private byte[] path = new byte[128];
  private @Nullable NodeValue value;

  TrieCursor(NodeStore store, @Nullable Child root, byte[] key) {
    this.store = store;
    byte[] target = Nibbles.of(key);
    int pos = 0;
    Child at = root;
    while (at != null) {
      TrieNode node = Trie.resolve(at, store);
      int end = push(pos, node);
      int common = Nibbles.common(target, pos, node.partial);
      int seen = pos + common;
      if (seen == target.length) {
        stack.push(new Frame(node, end, -1));
        return;
      }
      if (common < node.partial.length) {
        if (node.partial[common] > target[seen]) {
          stack.push(new Frame(node, end, -1));
        }
        return;
      }
      int nibble = target[seen];
      stack.push(new Frame(node, end, nibble + 1));
      at = node.child(nibble);
      pos = step(end, nibble);
    }
  }

  /** Moves to the next entry and returns its key, or null after the last one. */
  public byte @Nullable [] next() {
    while (!stack.isEmpty()) {
      Frame f = stack.element();
      if (f.next < 0) {
        f.next = 0;
        if (f.node.value != null) {
          value = f.node.value;
          return Nibbles.toBytes(path, f.pathLength);
        }
      }
      Child child = null;
      while (f.next < 16 && child == null) {
        child = f.node.child(f.next++);
      }
      if (child == null) {
        stack.pop();
      } else {
        TrieNode node = Trie.resolve(child, store);
        int pos = step(f.pathLength, f.next - 1);
        stack.push(new Frame(node, push(pos, node), -1));
      }
    }
    value = null;
    return null;
  }

  /**
   * Returns the value of the entry that {@link #next} went to; not to be modified.
   *
   * @throws IllegalStateException if there is no such entry
   */
  public byte[] value() {
    if (value == null) {
      throw new IllegalStateException("the cursor is not at an entry");
    }
    return Trie.bytesOf(value, store);
  }

  private int step(int pos, int nibble) {
    room(pos + 1);
    path[pos] = (byte) nibble;
    return pos + 1;
  }

  private int push(int pos, TrieNode node) {
    int end = pos + node.partial.length;
    room(end);
    System.arraycopy(node.partial, 0, path, pos, node.partial.length);
    return end;
  }

  private void room(int length) {
    if (path.length < length) {
      path = Arrays.copyOf(path, Math.max(length, path.length * 2));
    }
  }
}
