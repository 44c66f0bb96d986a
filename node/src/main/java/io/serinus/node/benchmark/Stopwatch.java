package io.serinus.node.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** A moment by the clock and by the processor time of this process. */
record Stopwatch(long nanos, long cpuNanos) {
  private static final java.lang.management.OperatingSystemMXBean SYSTEM =
      ManagementFactory.getOperatingSystemMXBean();

  static Stopwatch now() {
    return new Stopwatch(
        System.nanoTime(), SYSTEM instanceof OperatingSystemMXBean os ? os.getProcessCpuTime() : 0);
  }

  double seconds(Stopwatch earlier) {
    return (nanos - earlier.nanos) / 1e9;
  }

  /** The time from an earlier moment to this one, in words. */
  String since(Stopwatch earlier) {
    return "%.3f s (%.3f s of all cores)"
        .formatted(seconds(earlier), (cpuNanos - earlier.cpuNanos) / 1e9);
  }
}
