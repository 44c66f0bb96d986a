package io.serinus.hostapi;

import org.jspecify.annotations.Nullable;

/** {@code ext_misc} and {@code ext_logging}. */
public interface MiscApi {
  /** Log levels as the Host API numbers them. */
  enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  /** The encoded version of a runtime blob, or null where it is none. */
  byte @Nullable [] runtimeVersion(byte[] code);

  void log(LogLevel level, String target, String message);

  /** The most detailed level that is shown to anyone. */
  LogLevel maxLogLevel();
}
