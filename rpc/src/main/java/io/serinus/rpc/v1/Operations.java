package io.serinus.rpc.v1;

import io.serinus.rpc.server.Connection;
import io.serinus.rpc.server.Subscription;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The operations of one follower that are in progress, and how many more there may be. */
final class Operations {
  /** Operations of one follower at a time; each storage item counts as one. */
  static final int MAX = 16;

  private final Subscription sink;
  private final Semaphore room = new Semaphore(MAX);
  private final Map<String, Operation> running = new ConcurrentHashMap<>();

  Operations(Subscription sink) {
    this.sink = sink;
  }

  /** Room for as many of the wanted operations as there is; {@code null} if for none. */
  @Nullable Operation reserve(int wanted) {
    int granted = Math.clamp(room.availablePermits(), 0, wanted);
    if (sink.isEnded() || granted == 0 || !room.tryAcquire(granted)) {
      return null;
    }
    int held = granted;
    Operation made =
        new Operation(
            Connection.randomId(),
            sink,
            held,
            ended -> {
              running.remove(ended.id());
              room.release(held);
            });
    running.put(made.id(), made);
    return made;
  }

  @Nullable Operation find(String id) {
    return running.get(id);
  }

  void stopAll() {
    List.copyOf(running.values()).forEach(Operation::stop);
  }
}
