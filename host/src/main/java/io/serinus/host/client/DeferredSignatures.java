package io.serinus.host.client;

import io.serinus.hostapi.CryptoApi;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Says of every signature that it is good and verifies it on the side, on as many threads as there
 * are: a block's execution goes on meanwhile. That is right for a block in which all signatures are
 * good, which is nearly every block; if {@link #settle} says otherwise, the execution was for
 * nothing and is done again with {@link CachedSignatures}.
 */
final class DeferredSignatures extends SignatureChecks {
  private final SignatureCache cache;
  private final Executor executor;
  private final int maxHelpers;
  private final ConcurrentLinkedQueue<Runnable> open = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unsettled = new AtomicInteger();
  private final AtomicInteger helpers = new AtomicInteger();
  private volatile boolean bad;

  /**
   * Makes the checks of one execution.
   *
   * @param maxHelpers how many threads of the executor may help
   */
  DeferredSignatures(CryptoApi crypto, SignatureCache cache, Executor executor, int maxHelpers) {
    super(crypto);
    this.cache = cache;
    this.executor = executor;
    this.maxHelpers = maxHelpers;
  }

  @Override
  boolean verify(SignedMessage message, BooleanSupplier check) {
    if (cache.knows(message)) {
      return true;
    }
    unsettled.incrementAndGet();
    open.add(() -> run(message, check));
    callHelper();
    return true;
  }

  private void callHelper() {
    int now = helpers.get();
    if (now < maxHelpers && helpers.compareAndSet(now, now + 1)) {
      try {
        executor.execute(this::help);
      } catch (RejectedExecutionException e) {
        // The caller verifies all by itself then.
        helpers.decrementAndGet();
      }
    }
  }

  private void help() {
    try {
      runOpen();
    } finally {
      helpers.decrementAndGet();
    }
  }

  private void runOpen() {
    Runnable next = open.poll();
    while (next != null) {
      next.run();
      next = open.poll();
    }
  }

  private void run(SignedMessage message, BooleanSupplier check) {
    boolean good = false;
    try {
      good = bad || cache.verify(message, check);
    } finally {
      if (!good) {
        bad = true;
      }
      if (unsettled.decrementAndGet() == 0) {
        synchronized (this) {
          notifyAll();
        }
      }
    }
  }

  /** Helps to verify what is left, waits for the rest, and says whether all were good. */
  boolean settle() {
    runOpen();
    boolean interrupted = false;
    synchronized (this) {
      while (unsettled.get() > 0) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !bad;
  }
}
