package io.serinus.node.log;

import static java.util.Comparator.comparingInt;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.serinus.host.executor.RuntimeLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The levels that filters come to. As in the reference node a longer target goes before a shorter
 * one, and of the same target the last filter counts.
 */
final class LogLevels {
  private static final String ROOT = org.slf4j.Logger.ROOT_LOGGER_NAME;
  private static final List<LogFilter> BEFORE_ALL =
      List.of(new LogFilter("", Level.INFO), new LogFilter("io.netty", Level.WARN));

  private final Map<String, Level> levels = new LinkedHashMap<>();

  private LogLevels() {}

  /** The levels by these filters, and those that a node has without any. */
  static LogLevels of(List<LogFilter> filters) {
    LogLevels result = new LogLevels();
    Stream.concat(BEFORE_ALL.stream(), filters.stream())
        .sorted(comparingInt(filter -> filter.target().length()))
        .forEach(result::take);
    return result;
  }

  private void take(LogFilter filter) {
    List<String> loggers =
        filter.target().isEmpty() ? List.of(ROOT) : LogTargets.loggers(filter.target());
    loggers.forEach(logger -> levels.put(logger, filter.level()));
  }

  /** Whether nothing below the level of information is printed. */
  boolean isPlain() {
    return mostVerbose().isGreaterOrEqual(Level.INFO);
  }

  private Level mostVerbose() {
    return levels.values().stream().min(comparingInt(Level::toInt)).orElse(Level.INFO);
  }

  /** Sets them, and no others. */
  void apply(LoggerContext context) {
    for (Logger logger : context.getLoggerList()) {
      if (!logger.getName().equals(ROOT) && !levels.containsKey(logger.getName())) {
        logger.setLevel(null);
      }
    }
    levels.forEach((name, level) -> context.getLogger(name).setLevel(level));
    context.getLogger(RuntimeLog.MOST_VERBOSE).setLevel(mostVerbose());
  }
}
