package io.serinus.rpc.server;

import io.serinus.rpc.json.JsonBody;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of one subscription of one connection. Thread-safe.
 *
 * <p>Every notification that was handed over and is not yet written to the socket counts against a
 * bound. {@link #send} past the bound ends the subscription, since the client reads too slowly to
 * follow; {@link #sendPatiently} waits instead, for producers that can.
 */
public final class Subscription {
  private static final long PATIENCE_SECONDS = 60;

  private final Connection connection;
  private final String id;
  private final String notification;
  private final Semaphore room;
  private final List<JsonBody> early = new ArrayList<>();
  private final List<Runnable> whenEnded = new ArrayList<>();
  private @Nullable JsonBody farewell;
  private @Nullable JsonBody last;
  private boolean accepted;
  private boolean ended;

  Subscription(Connection connection, String id, String notification, int bound) {
    this.connection = connection;
    this.id = id;
    this.notification = notification;
    this.room = new Semaphore(bound);
  }

  /** What the client knows the subscription by. */
  public String id() {
    return id;
  }

  /** Whether its notifications carry this method. */
  boolean carries(String method) {
    return notification.equals(method);
  }

  /** The connection it belongs to. */
  public Connection connection() {
    return connection;
  }

  /** Runs the task when the subscription ends for whatever reason; at once if it has. */
  public void onEnd(Runnable task) {
    synchronized (this) {
      if (!ended) {
        whenEnded.add(task);
        return;
      }
    }
    task.run();
  }

  /** Whether nothing more is taken: nobody listens any more, or the last words are said. */
  public synchronized boolean isEnded() {
    return ended || last != null;
  }

  /**
   * Sends a notification.
   *
   * @return whether it was accepted; otherwise the subscription has ended
   */
  public boolean send(JsonBody result) {
    if (!isEnded() && room.tryAcquire()) {
      return transmit(result);
    }
    giveUp();
    return false;
  }

  /**
   * Sends a notification, and waits while too many others are on their way. Not for threads that
   * others wait for.
   *
   * @return whether it was accepted; otherwise the subscription has ended
   */
  public boolean sendPatiently(JsonBody result) throws InterruptedException {
    return sendPatiently(result, () -> {});
  }

  /**
   * Like {@link #sendPatiently(JsonBody)}.
   *
   * @param beforehand runs when there is room for the notification, before the client can have it
   */
  public boolean sendPatiently(JsonBody result, Runnable beforehand) throws InterruptedException {
    if (!isEnded() && room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      beforehand.run();
      return transmit(result);
    }
    giveUp();
    return false;
  }

  /** What to tell a client that was too slow before its subscription ends. */
  public synchronized void farewell(JsonBody words) {
    farewell = words;
  }

  /** Ends the subscription of a client that is too slow. */
  void giveUp() {
    JsonBody words;
    synchronized (this) {
      words = farewell;
    }
    if (words == null) {
      end();
    } else {
      sendLast(words);
    }
  }

  /** Sends a last notification, even past the bound, and ends. */
  public void sendLast(JsonBody result) {
    synchronized (this) {
      if (isEnded()) {
        return;
      }
      last = result;
      if (!accepted) {
        return;
      }
      connection.notify(notification, id, result, () -> {});
    }
    end();
  }

  private synchronized boolean transmit(JsonBody result) {
    if (isEnded()) {
      return false;
    }
    if (!accepted) {
      early.add(result);
      return true;
    }
    connection.notify(notification, id, result, room::release);
    return true;
  }

  /** The answer with the id is on its way: lets out what was sent before. */
  void accept() {
    synchronized (this) {
      accepted = true;
      for (JsonBody result : early) {
        connection.notify(notification, id, result, room::release);
      }
      early.clear();
      if (last == null) {
        return;
      }
      connection.notify(notification, id, last, () -> {});
    }
    end();
  }

  /** Ends the subscription; nothing is sent from now on. */
  public void end() {
    List<Runnable> tasks;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      early.clear();
      tasks = List.copyOf(whenEnded);
      whenEnded.clear();
    }
    connection.forget(id);
    tasks.forEach(Runnable::run);
  }
}
