package io.serinus.host.executor;

import io.serinus.hostapi.MiscApi;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Hands the runtime's log lines to the node's log, under the target that the runtime names: the
 * logger of {@code runtime::system} is {@code runtime.system}, and that of {@code xcm} is {@code
 * runtime.xcm}.
 */
public final class RuntimeLog implements MiscApi {
  /** The logger above those of all targets. */
  public static final String ROOT = "runtime";

  /**
   * The logger whose level is the most verbose of all that are set. A runtime asks for one level,
   * and hands over no line beyond it, whatever its target.
   */
  public static final String MOST_VERBOSE = "runtime-most-verbose";

  /** Loggers stay for ever, and a runtime may make up targets: beyond these all share one. */
  private static final int MAX_TARGETS = 1000;

  /** Every part of a target is a logger of its own: longer ones share that one too. */
  private static final int MAX_TARGET_LENGTH = 256;

  private static final Map<String, Logger> LOGGERS = new ConcurrentHashMap<>();
  private static final Logger MOST_VERBOSE_LOGGER = LoggerFactory.getLogger(MOST_VERBOSE);

  private final Function<byte[], byte @Nullable []> versionReader;

  /**
   * @param versionReader finds the encoded version in a blob, for runtimes that look at their
   *     successor
   */
  public RuntimeLog(Function<byte[], byte @Nullable []> versionReader) {
    this.versionReader = versionReader;
  }

  /** The name of the logger of a runtime's target. */
  public static String loggerName(String target) {
    String name = target.replace("::", ".");
    return name.equals(ROOT) || name.startsWith(ROOT + ".") ? name : ROOT + "." + name;
  }

  @Override
  public byte @Nullable [] runtimeVersion(byte[] code) {
    return versionReader.apply(code);
  }

  @Override
  public void log(LogLevel level, String target, String message) {
    logger(target).atLevel(Level.valueOf(level.name())).log("{}", message);
  }

  private static Logger logger(String target) {
    Logger known = LOGGERS.get(target);
    if (known != null) {
      return known;
    }
    return LOGGERS.size() < MAX_TARGETS && target.length() <= MAX_TARGET_LENGTH
        ? LOGGERS.computeIfAbsent(target, it -> LoggerFactory.getLogger(loggerName(it)))
        : LoggerFactory.getLogger(ROOT);
  }

  @Override
  public LogLevel maxLogLevel() {
    for (LogLevel level : LogLevel.values()) {
      if (!MOST_VERBOSE_LOGGER.isEnabledForLevel(Level.valueOf(level.name()))) {
        return level == LogLevel.ERROR ? level : LogLevel.values()[level.ordinal() - 1];
      }
    }
    return LogLevel.TRACE;
  }
}
