package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events to those who follow them, in order, outside the pool's lock. Whoever finds nobody
 * at it delivers what is queued.
 */
final class EventDispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);

  private final Map<H256, List<PoolWatcher>> watchers = new HashMap<>();
  private final List<Consumer<PoolEvent>> listeners = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<PoolEvent> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean delivering = new AtomicBoolean();

  void listen(Consumer<PoolEvent> listener) {
    listeners.add(listener);
  }

  void watch(H256 hash, PoolWatcher watcher) {
    synchronized (watchers) {
      watchers.computeIfAbsent(hash, h -> new ArrayList<>(1)).add(watcher);
    }
  }

  /** Takes a watcher away; returns whether it was the transaction's last. */
  boolean unwatch(H256 hash, PoolWatcher watcher) {
    synchronized (watchers) {
      @Nullable List<PoolWatcher> all = watchers.get(hash);
      if (all == null) {
        return true;
      }
      all.remove(watcher);
      if (all.isEmpty()) {
        watchers.remove(hash);
      }
      return all.isEmpty();
    }
  }

  int watchedCount() {
    synchronized (watchers) {
      return watchers.size();
    }
  }

  /** Queues events; the caller holds the pool's lock, so that their order is the pool's. */
  void enqueue(List<PoolEvent> events) {
    queue.addAll(events);
  }

  /** Delivers what is queued, unless another thread is at it, which then does. */
  void deliver() {
    if (!delivering.compareAndSet(false, true)) {
      return;
    }
    do {
      try {
        PoolEvent event;
        while ((event = queue.poll()) != null) {
          deliver(event);
        }
      } finally {
        delivering.set(false);
      }
    } while (!queue.isEmpty() && delivering.compareAndSet(false, true));
  }

  private void deliver(PoolEvent event) {
    LOG.trace("[{}] {}", event.transaction(), event.status());
    for (Consumer<PoolEvent> listener : listeners) {
      guarded(() -> listener.accept(event));
    }
    for (PoolWatcher watcher : take(event)) {
      guarded(() -> watcher.onStatus(event.status()));
    }
  }

  private List<PoolWatcher> take(PoolEvent event) {
    synchronized (watchers) {
      @Nullable List<PoolWatcher> found =
          event.status().isFinal()
              ? watchers.remove(event.transaction())
              : watchers.get(event.transaction());
      return found == null ? List.of() : List.copyOf(found);
    }
  }

  private static void guarded(Runnable delivery) {
    try {
      delivery.run();
    } catch (RuntimeException e) {
      LOG.warn("A follower of the pool failed", e);
    }
  }
}
