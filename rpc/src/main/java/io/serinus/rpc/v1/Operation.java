package io.serinus.rpc.v1;

import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.server.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One operation in progress. Its events go out through the follower's subscription. */
final class Operation {
  private final String id;
  private final Subscription sink;
  private final int slots;
  private final Consumer<Operation> whenDone;
  private final AtomicBoolean done = new AtomicBoolean();
  private boolean stopped;
  private boolean waiting;

  Operation(String id, Subscription sink, int slots, Consumer<Operation> whenDone) {
    this.id = id;
    this.sink = sink;
    this.slots = slots;
    this.whenDone = whenDone;
  }

  String id() {
    return id;
  }

  /** For how many of the wanted items there was room. */
  int slots() {
    return slots;
  }

  /** Sends an event; whether the operation goes on. */
  boolean send(JsonBody event) throws InterruptedException {
    return !isStopped() && sink.sendPatiently(event);
  }

  /** Sends the last event. The client that has it finds the operation's room given back. */
  void sendLast(JsonBody event) throws InterruptedException {
    if (!isStopped()) {
      sink.sendPatiently(event, this::finish);
    }
  }

  /** Waits for the client to ask for more; whether the operation goes on. */
  boolean awaitContinue() throws InterruptedException {
    synchronized (this) {
      waiting = true;
    }
    if (!send(FollowJson.waitingForContinue(id))) {
      return false;
    }
    synchronized (this) {
      while (waiting && !stopped) {
        wait();
      }
      return !stopped;
    }
  }

  /** Goes on; {@code false} if it did not wait. */
  synchronized boolean proceed() {
    if (!waiting) {
      return false;
    }
    waiting = false;
    notifyAll();
    return true;
  }

  /** Ends the operation early. */
  void stop() {
    synchronized (this) {
      stopped = true;
      notifyAll();
    }
    finish();
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /** Gives its room back. */
  void finish() {
    if (done.compareAndSet(false, true)) {
      whenDone.accept(this);
    }
  }
}
