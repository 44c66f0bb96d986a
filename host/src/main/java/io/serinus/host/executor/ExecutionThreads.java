package io.serinus.host.executor;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Threads with a deep stack, on which Wasm runs: the engine's frames are larger than a native
 * engine's, and a call must be stoppable from outside when its time is up.
 */
final class ExecutionThreads {
  private static final long STACK_BYTES = 32L * 1024 * 1024;
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final ThreadFactory FACTORY =
      work -> {
        Thread thread = new Thread(null, work, "wasm-" + COUNTER.incrementAndGet(), STACK_BYTES);
        thread.setDaemon(true);
        return thread;
      };
  private static final ExecutorService THREADS = Executors.newCachedThreadPool(FACTORY);

  private ExecutionThreads() {}

  /**
   * Runs the work, waits for it and returns its result.
   *
   * @throws ExecutorException naming {@code what} if it takes longer than the limit
   */
  static <T> T run(String what, Duration limit, Supplier<T> work) {
    Future<T> future = THREADS.submit(work::get);
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new ExecutorException(what + ": stopped after " + limit.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new ExecutorException(what + ": interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new ExecutorException(what + ": failed", e);
      }
    }
  }
}
