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
  private static final Logger LOG = LoggerFactory.getLogger(ChainEvents.class);

  private final List<Consumer<ChainEvent>> listeners = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<News> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean telling = new AtomicBoolean();

  /** An event, and what is to be done once every listener has been told of it. */
  private record News(ChainEvent event, Runnable told) {}

  /** Adds a listener, until the result is run. */
  Runnable listen(Consumer<ChainEvent> listener) {
    // A listener of its own, so that one that listens twice stops once.
    Consumer<ChainEvent> own = listener::accept;
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  /** Queues an event; the caller holds the client's lock, so that the order is right. */
  void add(ChainEvent event) {
    add(event, () -> {});
  }

  /**
   * As above.
   *
   * @param told run once every listener has been told
   */
  void add(ChainEvent event, Runnable told) {
    queue.add(new News(event, told));
  }

  /** Tells what is queued, unless another thread is at it, which then does. */
  void tell() {
    while (!queue.isEmpty() && telling.compareAndSet(false, true)) {
      try {
        News news = queue.poll();
        while (news != null) {
          tell(news.event());
          news.told().run();
          news = queue.poll();
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
