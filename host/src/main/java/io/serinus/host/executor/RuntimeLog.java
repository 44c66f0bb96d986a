package io.serinus.host.executor;

import io.serinus.hostapi.MiscApi;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Hands the runtime's log lines to the node's log, under the target that the runtime names. */
public final class RuntimeLog implements MiscApi {
  private static final Logger ROOT = LoggerFactory.getLogger("runtime");

  private final Function<byte[], byte @Nullable []> versionReader;

  /**
   * @param versionReader finds the encoded version in a blob, for runtimes that look at their
   *     successor
   */
  public RuntimeLog(Function<byte[], byte @Nullable []> versionReader) {
    this.versionReader = versionReader;
  }

  @Override
  public byte @Nullable [] runtimeVersion(byte[] code) {
    return versionReader.apply(code);
  }

  @Override
  public void log(LogLevel level, String target, String message) {
    Logger logger =
        target.startsWith("runtime") ? LoggerFactory.getLogger(target.replace("::", ".")) : ROOT;
    logger.atLevel(Level.valueOf(level.name())).log("{}", message);
  }

  @Override
  public LogLevel maxLogLevel() {
    for (LogLevel level : LogLevel.values()) {
      if (!ROOT.isEnabledForLevel(Level.valueOf(level.name()))) {
        return level == LogLevel.ERROR ? level : LogLevel.values()[level.ordinal() - 1];
      }
    }
    return LogLevel.TRACE;
  }
}
