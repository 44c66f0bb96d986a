package io.serinus.node.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.Console;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Sets up what is logged, and how: on standard error, as the reference node does. */
public final class LogSetup {
  private static List<LogFilter> first = List.of();
  private static List<LogFilter> current = List.of();

  private LogSetup() {}

  /**
   * Sets levels and layout, for the whole process. The layout stays: it is the one with levels and
   * targets where the filters let through more than information.
   *
   * @param filters each {@code level} or {@code target=level}
   * @throws IllegalArgumentException if one is malformed
   */
  public static synchronized void apply(List<String> filters) {
    List<LogFilter> parsed = parse(filters);
    LogLevels levels = LogLevels.of(parsed);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();

    LogLayout layout = new LogLayout(!levels.isPlain(), isTerminal());
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();

    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    levels.apply(context);
    first = parsed;
    current = parsed;
  }

  /**
   * Adds filters to those that hold.
   *
   * @throws IllegalArgumentException if one is malformed
   */
  public static synchronized void add(List<String> filters) {
    List<LogFilter> all = new ArrayList<>(current);
    all.addAll(parse(filters));
    change(all);
  }

  /** Takes back the filters that were added. */
  public static synchronized void reset() {
    change(first);
  }

  private static void change(List<LogFilter> filters) {
    LogLevels.of(filters).apply((LoggerContext) LoggerFactory.getILoggerFactory());
    current = List.copyOf(filters);
  }

  private static List<LogFilter> parse(List<String> filters) {
    return filters.stream().map(LogFilter::parse).toList();
  }

  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal() && System.getenv("NO_COLOR") == null;
  }
}
