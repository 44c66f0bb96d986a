package io.serinus.consensus.grandpa;

import io.serinus.primitives.H256;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Messages that cannot be judged yet, since a block is not known or a round has not begun. Bounded:
 * the oldest goes when there is no room.
 *
 * @param <T> the messages
 */
final class WaitingRoom<T> {
  private record Waiting<T>(H256 block, T message) {}

  private final int capacity;
  private final Deque<Waiting<T>> queue = new ArrayDeque<>();

  WaitingRoom(int capacity) {
    this.capacity = capacity;
  }

  void add(H256 block, T message) {
    Waiting<T> entry = new Waiting<>(block, message);
    if (queue.contains(entry)) {
      return;
    }
    if (queue.size() == capacity) {
      queue.removeFirst();
    }
    queue.addLast(entry);
  }

  /** Takes out what waited for a block. */
  List<T> takeBlock(H256 block) {
    return take(entry -> entry.block.equals(block));
  }

  /** Takes out the messages that fit. */
  List<T> takeIf(Predicate<T> fits) {
    return take(entry -> fits.test(entry.message));
  }

  private List<T> take(Predicate<Waiting<T>> fits) {
    List<T> taken = new ArrayList<>();
    for (Iterator<Waiting<T>> it = queue.iterator(); it.hasNext(); ) {
      Waiting<T> entry = it.next();
      if (fits.test(entry)) {
        taken.add(entry.message);
        it.remove();
      }
    }
    return taken;
  }

  int size() {
    return queue.size();
  }
}
