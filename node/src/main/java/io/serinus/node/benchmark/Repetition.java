package io.serinus.node.benchmark;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Times an operation: for half of the time given it warms up, so that the JVM has compiled what is
 * hot, then rounds are timed, of which the best counts. What else runs on the machine can only make
 * a round slower.
 */
public final class Repetition {
  private static final int ROUNDS = 10;

  private Repetition() {}

  /**
   * How long the operation takes, in nanoseconds.
   *
   * @param operation answers whether it went well
   * @throws IllegalStateException if it did not
   */
  public static double nanos(Duration time, BooleanSupplier operation) {
    long warm = time.toNanos() / 2;
    long began = System.nanoTime();
    long times = 0;
    do {
      require(operation);
      times++;
    } while (System.nanoTime() - began < warm);
    long round = Math.max(1, times / ROUNDS);
    double best = Double.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      for (long n = 0; n < round; n++) {
        require(operation);
      }
      best = Math.min(best, (double) (System.nanoTime() - start) / round);
    }
    return best;
  }

  private static void require(BooleanSupplier operation) {
    if (!operation.getAsBoolean()) {
      throw new IllegalStateException("the measured operation failed");
    }
  }
}
