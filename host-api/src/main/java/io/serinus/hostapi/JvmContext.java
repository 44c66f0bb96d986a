package io.serinus.hostapi;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The Host API of the calls that run in this JVM, one a thread. */
final class JvmContext {
  private static final ThreadLocal<@Nullable HostApi> CURRENT = new ThreadLocal<>();

  private JvmContext() {}

  static HostApi current() {
    HostApi api = CURRENT.get();
    if (api == null) {
      throw new IllegalStateException("a runtime is called outside Host.run");
    }
    return api;
  }

  static <T> T run(HostApi api, Supplier<T> call) {
    HostApi outer = CURRENT.get();
    CURRENT.set(api);
    try {
      return call.get();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }
}
