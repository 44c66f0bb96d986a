package io.serinus.host.executor;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
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

  /** Work that is begun, or called off, once. */
  private static final class Once<T> implements Callable<T> {
    private final Supplier<T> work;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    Once(Supplier<T> work) {
      this.work = work;
    }

    @Override
    public T call() {
      if (!taken.compareAndSet(false, true)) {
        throw new CancellationException();
      }
      try {
        return work.get();
      } finally {
        ended.countDown();
      }
    }

    /** Interrupts the work, and waits until it has ended. */
    void stop(Future<T> future) {
      future.cancel(true);
      if (taken.compareAndSet(false, true)) {
        return;
      }
      boolean interrupted = false;
      while (true) {
        try {
          ended.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Runs the work, waits for it and returns its result. However that ends, the work has ended too:
   * what it changes is the caller's again.
   *
   * @param work ends soon once it is interrupted
   * @throws ExecutorException naming {@code what} if it takes longer than the limit
   */
  static <T> T run(String what, Duration limit, Supplier<T> work) {
    Once<T> once = new Once<>(work);
    Future<T> future = THREADS.submit(once);
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      once.stop(future);
      throw new ExecutorException(what + ": stopped after " + limit.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      once.stop(future);
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
