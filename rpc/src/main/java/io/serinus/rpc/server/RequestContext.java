package io.serinus.rpc.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who asks, and what is to happen once the answer is on its way. Used by one thread at a time. */
public final class RequestContext {
  private final boolean allowsUnsafe;
  private final @Nullable Connection connection;
  private final List<Runnable> afterwards = new ArrayList<>();
  private final List<Subscription> begun = new ArrayList<>();

  RequestContext(boolean allowsUnsafe, @Nullable Connection connection) {
    this.allowsUnsafe = allowsUnsafe;
    this.connection = connection;
  }

  /** Whether the caller may use unsafe methods. */
  public boolean allowsUnsafe() {
    return allowsUnsafe;
  }

  /** The caller's connection, or {@code null} over plain HTTP, where nothing lasts. */
  public @Nullable Connection connection() {
    return connection;
  }

  /**
   * Runs the task when the answer was handed to the network, so that what the task sends follows
   * the answer. It must be short.
   */
  public void afterAnswer(Runnable task) {
    afterwards.add(task);
  }

  void begin(Subscription subscription) {
    begun.add(subscription);
  }

  /** The answer is on its way. */
  void answered() {
    begun.forEach(Subscription::accept);
    afterwards.forEach(Runnable::run);
  }

  /** The answer could not be given. */
  void failed() {
    begun.forEach(Subscription::end);
    begun.clear();
  }
}
