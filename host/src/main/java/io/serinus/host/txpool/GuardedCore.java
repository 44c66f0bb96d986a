package io.serinus.host.txpool;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** The pool's state machine for many threads: one at a time, its events queued in that order. */
final class GuardedCore {
  private final ReentrantLock lock = new ReentrantLock();
  private final PoolCore core;
  private final EventDispatcher dispatcher;

  GuardedCore(PoolCore core, EventDispatcher dispatcher) {
    this.core = core;
    this.dispatcher = dispatcher;
  }

  /** Asks what changes nothing. */
  <T> T ask(Function<PoolCore, T> question) {
    lock.lock();
    try {
      return question.apply(core);
    } finally {
      lock.unlock();
    }
  }

  /** Makes a change. What comes of it is told with the next {@link #deliver}. */
  <T> T change(Function<PoolCore, T> action) {
    lock.lock();
    try {
      T result = action.apply(core);
      dispatcher.enqueue(core.takeEvents());
      return result;
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #change}, for what has no result. */
  void run(Consumer<PoolCore> action) {
    lock.lock();
    try {
      action.accept(core);
      dispatcher.enqueue(core.takeEvents());
    } finally {
      lock.unlock();
    }
  }

  /** Tells all followers what is queued; not to be called in a change. */
  void deliver() {
    dispatcher.deliver();
  }
}
