package io.serinus.rpc.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of one subscription, run one after the other on a virtual thread, so that those who bring
 * news are never held up by what a subscriber makes of them. Bounded: a subscription that falls too
 * far behind is ended.
 */
public final class SerialQueue {
  /** A task that may wait for the client. */
  @FunctionalInterface
  public interface Task {
    /** Does the work. */
    void run() throws InterruptedException;
  }

  private static final int BOUND = 4096;

  private final Subscription subscription;
  private final Deque<Task> tasks = new ArrayDeque<>();
  private boolean running;

  /** For the tasks of this subscription; they are forgotten when it ends. */
  public SerialQueue(Subscription subscription) {
    this.subscription = subscription;
  }

  /** Runs the task after all that were added before. */
  public void add(Task task) {
    synchronized (this) {
      if (tasks.size() < BOUND) {
        tasks.add(task);
        if (!running) {
          running = true;
          Thread.ofVirtual().name("rpc-subscription").start(this::drain);
        }
        return;
      }
    }
    subscription.giveUp();
  }

  private void drain() {
    try {
      for (Task next = take(); next != null; next = take()) {
        next.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      subscription.end();
    } catch (RuntimeException e) {
      subscription.end();
      throw e;
    }
  }

  private synchronized @Nullable Task take() {
    Task next = subscription.isEnded() ? null : tasks.poll();
    if (next == null) {
      tasks.clear();
      running = false;
    }
    return next;
  }
}
