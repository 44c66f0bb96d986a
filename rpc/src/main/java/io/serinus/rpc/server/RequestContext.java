package io.serinus.rpc.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who asks, and what is to happen once the answer is on its way. Used by one thread at a time. */
public final class RequestContext {
  private final boolean allowsUnsafe;
  private final @Nullable Connection connection;
  private final Backlog backlog;
  private final List<Runnable> afterwards = new ArrayList<>();
  private final List<Subscription> begun = new ArrayList<>();
  private int admitted;

  RequestContext(boolean allowsUnsafe, @Nullable Connection connection, Backlog backlog) {
    this.allowsUnsafe = allowsUnsafe;
    this.connection = connection;
    this.backlog = backlog;
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

  /** Takes room for the answer; whether there is any. */
  boolean admit(byte[] answer) {
    if (!backlog.admit(answer.length)) {
      return false;
    }
    admitted = answer.length;
    return true;
  }

  /** The answer was taken, or is lost. */
  void taken() {
    backlog.release(admitted);
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
