package io.serinus.host.client;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happened, in order, one event at a time, outside the client's locks. Whoever
 * finds nobody at it tells what is queued.
 */
final class ChainEvents {
  private static final Logger LOG = LoggerFactory.getLogger("client");

  private final List<Consumer<ChainEvent>> listeners = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<ChainEvent> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean telling = new AtomicBoolean();

  /** Adds a listener, until the result is run. */
  Runnable listen(Consumer<ChainEvent> listener) {
    // A listener of its own, so that one that listens twice stops once.
    Consumer<ChainEvent> own = listener::accept;
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  /** Queues an event; the caller holds the client's lock, so that the order is right. */
  void add(ChainEvent event) {
    queue.add(event);
  }

  /** Tells what is queued, unless another thread is at it, which then does. */
  void tell() {
    while (!queue.isEmpty() && telling.compareAndSet(false, true)) {
      try {
        ChainEvent event = queue.poll();
        while (event != null) {
          tell(event);
          event = queue.poll();
        }
      } finally {
        telling.set(false);
      }
    }
  }

  private void tell(ChainEvent event) {
    for (Consumer<ChainEvent> listener : listeners) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        LOG.error("A listener failed at {}", event, e);
      }
    }
  }
}
