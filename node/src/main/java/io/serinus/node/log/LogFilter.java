package io.serinus.node.log;

import ch.qos.logback.classic.Level;
import java.util.Locale;

/**
 * One filter of {@code -l}: a level for a target, or for all.
 *
 * @param target a name of {@link LogTargets} or its beginning, a logger, or a runtime's target;
 *     empty for all
 * @param level what is printed at least
 */
record LogFilter(String target, Level level) {
  /**
   * Reads a filter.
   *
   * @param text {@code level}, {@code target=level}, or {@code target} for all that it says
   * @throws IllegalArgumentException if the level is none, or there is no target before the sign
   */
  static LogFilter parse(String text) {
    if (isLevel(text.strip())) {
      return new LogFilter("", level(text.strip()));
    }
    int equals = text.indexOf('=');
    String target = (equals < 0 ? text : text.substring(0, equals)).strip();
    if (target.isEmpty()) {
      throw new IllegalArgumentException("a log filter without a target: '" + text + "'");
    }
    return new LogFilter(
        target, equals < 0 ? Level.TRACE : level(text.substring(equals + 1).strip()));
  }

  private static boolean isLevel(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "off", "error", "warn", "info", "debug", "trace" -> true;
      default -> false;
    };
  }

  private static Level level(String text) {
    if (!isLevel(text)) {
      throw new IllegalArgumentException(
          "a log level is off, error, warn, info, debug or trace, not " + text);
    }
    return Level.toLevel(text.toUpperCase(Locale.ROOT));
  }
}
