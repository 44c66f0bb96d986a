package io.serinus.frame;

import io.serinus.frame.system.EventLog;
import org.jspecify.annotations.Nullable;

/** What lasts for one call into a runtime. For one thread. */
final class CallContext {
  final Runtime runtime;
  private int layers;
  private @Nullable EventLog events;

  CallContext(Runtime runtime) {
    this.runtime = runtime;
  }

  /** The events of this call. */
  EventLog events() {
    EventLog known = events;
    if (known == null) {
      known = runtime.system().newEventLog();
      events = known;
    }
    return known;
  }

  /** Brings the state up to date with what is kept here. */
  void flush() {
    if (events != null) {
      events.flush();
    }
  }

  /** Forgets what is kept of the state, which has changed. */
  void forget() {
    if (events != null) {
      events.forget();
    }
  }

  /** Opens a storage layer, and says how many are open now. */
  int enterLayer() {
    flush();
    return ++layers;
  }

  void leaveLayer(boolean undone) {
    layers--;
    if (undone) {
      forget();
    }
  }
}
