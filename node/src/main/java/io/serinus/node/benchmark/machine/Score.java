package io.serinus.node.benchmark.machine;

/** What a machine reached in one metric. */
public record Score(Metric metric, Throughput reached) {
  /** In relation to the minimum; 1 just reaches it. */
  public double relative() {
    return reached.bytesPerSecond() / metric.minimum().bytesPerSecond();
  }

  /**
   * Whether it is good enough.
   *
   * @param tolerance how many percent may be missing
   */
  public boolean passes(double tolerance) {
    return relative() >= 1 - tolerance / 100;
  }

  /** Whether it is so far from the minimum that something else than the machine is wrong. */
  public boolean implausible() {
    return relative() >= 100 || relative() <= 0.01;
  }
}
