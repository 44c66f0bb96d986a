package io.serinus.node.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A line for each event: the time and the message, or the time with milliseconds, level, thread,
 * target and message. Which of the two is settled for all lines, as in the reference node.
 */
final class LogLayout extends LayoutBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private final boolean detailed;
  private final boolean coloured;

  LogLayout(boolean detailed, boolean coloured) {
    this.detailed = detailed;
    this.coloured = coloured;
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    Instant time = Instant.ofEpochMilli(event.getTimeStamp());
    append(line, Ansi.DIM, (detailed ? MILLISECONDS : TIME).format(time));
    if (detailed) {
      line.append(' ');
      append(line, colour(event.getLevel()), String.format("%5s", event.getLevel()));
      line.append(' ').append(event.getThreadName()).append(' ');
      append(line, Ansi.DIM, ControlCodes.strip(LogTargets.of(event.getLoggerName())) + ":");
    }
    String message = ControlCodes.strip(event.getFormattedMessage());
    line.append(' ').append(coloured ? Highlighter.highlight(message) : message).append('\n');
    if (event.getThrowableProxy() != null) {
      String trace = ThrowableProxyUtil.asString(event.getThrowableProxy());
      line.append(ControlCodes.strip(trace.replace("\t", "    ")));
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

  private static String colour(Level level) {
    return switch (level.toInt()) {
      case Level.ERROR_INT -> Ansi.RED;
      case Level.WARN_INT -> Ansi.YELLOW;
      default -> Ansi.BLUE;
    };
  }
}
