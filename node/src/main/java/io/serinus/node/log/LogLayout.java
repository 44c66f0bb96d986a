package io.serinus.node.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * One line an event: time and message; at other levels than information also level, thread and
 * target.
 */
final class LogLayout extends LayoutBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private final boolean coloured;

  LogLayout(boolean coloured) {
    this.coloured = coloured;
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    Instant time = Instant.ofEpochMilli(event.getTimeStamp());
    boolean plain = event.getLevel() == Level.INFO;
    append(line, Ansi.DIM, plain ? TIME.format(time) : MILLISECONDS.format(time));
    if (!plain) {
      line.append(' ');
      append(line, colour(event.getLevel()), String.format("%5s", event.getLevel()));
      line.append(' ').append(event.getThreadName()).append(' ');
      append(line, Ansi.DIM, shortName(event.getLoggerName()) + ":");
    }
    line.append(' ');
    line.append(
        coloured
            ? Highlighter.highlight(event.getFormattedMessage())
            : event.getFormattedMessage());
    line.append('\n');
    if (event.getThrowableProxy() != null) {
      line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return line.toString();
  }

  private void append(StringBuilder line, String colour, String text) {
    if (coloured) {
      line.append(colour).append(text).append(Ansi.RESET);
    } else {
      line.append(text);
    }
  }

  private static String shortName(String logger) {
    return logger.startsWith("io.serinus.") ? logger.substring("io.serinus.".length()) : logger;
  }

  private static String colour(Level level) {
    return switch (level.toInt()) {
      case Level.ERROR_INT -> Ansi.RED;
      case Level.WARN_INT -> Ansi.YELLOW;
      default -> Ansi.BLUE;
    };
  }
}
