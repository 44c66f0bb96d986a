package io.serinus.node.cli.benchmark;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads seconds, with a fraction or without, as the durations of an hour at most. */
final class Seconds implements ITypeConverter<Duration> {
  private static final double LONGEST = 3600;

  @Override
  public Duration convert(String text) {
    try {
      double seconds = Double.parseDouble(text);
      if (seconds > 0 && seconds <= LONGEST) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new TypeConversionException("'" + text + "' is no number of seconds up to 3600");
  }
}
