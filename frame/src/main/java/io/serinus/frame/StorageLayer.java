package io.serinus.frame;

import io.serinus.hostapi.Host;

/** Changes of the state that are kept together or not at all. */
public final class StorageLayer {
  /** How many layers may lie in one another, as in FRAME. */
  public static final int MAX_LAYERS = 255;

  private StorageLayer() {}

  /** Work that may fail. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws DispatchException;
  }

  /** Work that may fail and returns nothing. */
  @FunctionalInterface
  public interface Action {
    void run() throws DispatchException;
  }

  /**
   * Runs work in a layer of its own, which an exception undoes.
   *
   * @throws DispatchException that of the work, or {@code LimitReached} where layers lie too deep
   */
  public static <T> T run(Work<T> work) throws DispatchException {
    CallContext context = Runtime.context();
    if (context.enterLayer() > MAX_LAYERS) {
      context.leaveLayer(false);
      throw RuntimeCall.tooManyLayers();
    }
    boolean done = false;
    Host.api().startTransaction();
    try {
      T result = work.run();
      done = true;
      return result;
    } finally {
      if (done) {
        Host.api().commitTransaction();
      } else {
        Host.api().rollbackTransaction();
      }
      context.leaveLayer(!done);
    }
  }

  /** As {@link #run(Work)}, for work without a result. */
  public static void apply(Action action) throws DispatchException {
    run(
        () -> {
          action.run();
          return true;
        });
  }
}
