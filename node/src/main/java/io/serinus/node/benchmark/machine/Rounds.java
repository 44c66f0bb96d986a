package io.serinus.node.benchmark.machine;

import java.time.Duration;

/** Does the same over and over. */
final class Rounds {
  private Rounds() {}

  /**
   * The average speed of as many rounds as fit the limit, one at least, after as many rounds as fit
   * half of it, in which the JVM learns what is hot.
   *
   * @param bytes what a round works on
   */
  static Throughput measure(long bytes, Duration limit, Runnable round) {
    during(limit.dividedBy(2), round);
    long began = System.nanoTime();
    long rounds = during(limit, round);
    return new Throughput(rounds * bytes * 1e9 / (System.nanoTime() - began));
  }

  private static long during(Duration limit, Runnable round) {
    long end = System.nanoTime() + limit.toNanos();
    long rounds = 0;
    do {
      round.run();
      rounds++;
    } while (System.nanoTime() < end);
    return rounds;
  }
}
