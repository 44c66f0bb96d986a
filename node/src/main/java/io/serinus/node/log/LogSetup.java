package io.serinus.node.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.Console;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Sets up what is logged, and how: on standard error, as the reference node does. */
public final class LogSetup {
  private LogSetup() {}

  /**
   * Sets levels and layout, for the whole process.
   *
   * @param filters each {@code level} or {@code target=level}
   * @throws IllegalArgumentException if one is malformed
   */
  public static void apply(List<String> filters) {
    List<LogFilter> parsed = filters.stream().map(LogFilter::parse).toList();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();

    LogLayout layout = new LogLayout(isTerminal());
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
    root.setLevel(Level.INFO);
    context.getLogger("io.netty").setLevel(Level.WARN);
    parsed.forEach(filter -> set(context, filter));
  }

  /**
   * Adds filters to those that were applied.
   *
   * @throws IllegalArgumentException if one is malformed
   */
  public static void add(List<String> filters) {
    List<LogFilter> parsed = filters.stream().map(LogFilter::parse).toList();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    parsed.forEach(filter -> set(context, filter));
  }

  private static void set(LoggerContext context, LogFilter filter) {
    if (filter.loggers().isEmpty()) {
      context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(filter.level());
    }
    filter.loggers().forEach(name -> context.getLogger(name).setLevel(filter.level()));
  }

  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal() && System.getenv("NO_COLOR") == null;
  }
}
