package io.serinus.node.log;

import ch.qos.logback.classic.Level;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One filter of {@code -l}: a level for a target, or for all.
 *
 * @param loggers the names of the loggers that the target stands for; none for all
 * @param level what they print at least
 */
record LogFilter(List<String> loggers, Level level) {
  /** The reference node's targets, and the packages that do the same here. */
  private static final Map<String, List<String>> TARGETS =
      Map.ofEntries(
          Map.entry("babe", List.of("io.serinus.consensus.babe")),
          Map.entry("grandpa", List.of("io.serinus.consensus.grandpa")),
          Map.entry("afg", List.of("io.serinus.consensus.grandpa")),
          Map.entry("slots", List.of("io.serinus.consensus.babe")),
          Map.entry("consensus", List.of("io.serinus.consensus")),
          Map.entry("txpool", List.of("io.serinus.host.txpool")),
          Map.entry("db", List.of("io.serinus.host.db")),
          Map.entry("state-db", List.of("io.serinus.host.state")),
          Map.entry("client", List.of("io.serinus.host.client", "io.serinus.host.chain")),
          Map.entry("wasm", List.of("io.serinus.host.executor")),
          Map.entry("rpc", List.of("io.serinus.rpc")),
          Map.entry("service", List.of("io.serinus.node")));

  /**
   * Reads a filter.
   *
   * @param text {@code level} or {@code target=level}; a target is one of the reference node's, or
   *     the name of a logger
   * @throws IllegalArgumentException if the level is none
   */
  static LogFilter parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      return isLevel(text)
          ? new LogFilter(List.of(), level(text))
          : new LogFilter(loggers(text), Level.TRACE);
    }
    return new LogFilter(loggers(text.substring(0, equals)), level(text.substring(equals + 1)));
  }

  private static List<String> loggers(String target) {
    return TARGETS.getOrDefault(target, List.of(target.replace("::", ".")));
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
