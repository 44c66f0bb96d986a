package io.serinus.node.benchmark.machine;

import java.util.Locale;

/**
 * A speed.
 *
 * @param bytesPerSecond in bytes a second
 */
public record Throughput(double bytesPerSecond) {
  private static final double KIB = 1 << 10;
  private static final double MIB = 1 << 20;
  private static final double GIB = 1 << 30;

  static Throughput ofMib(double mib) {
    return new Throughput(mib * MIB);
  }

  /** In MiB a second. */
  public double mib() {
    return bytesPerSecond / MIB;
  }

  /** In the largest unit that leaves a whole number before the point, as {@code 1.02 GiBs}. */
  @Override
  public String toString() {
    if (bytesPerSecond >= GIB) {
      return text(bytesPerSecond / GIB, "GiBs");
    }
    return bytesPerSecond >= MIB ? text(mib(), "MiBs") : text(bytesPerSecond / KIB, "KiBs");
  }

  private static String text(double value, String unit) {
    return String.format(Locale.ROOT, "%.2f %s", value, unit);
  }
}
