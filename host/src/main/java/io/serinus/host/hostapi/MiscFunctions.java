package io.serinus.host.hostapi;

import io.serinus.host.executor.ExecutorException;
import io.serinus.hostapi.MiscApi.LogLevel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** {@code ext_misc}, {@code ext_logging}, {@code ext_panic_handler}. */
final class MiscFunctions {
  private static final String TARGET = "runtime";

  /** How many bytes are shown: what is longer than that nobody reads, and it takes room again. */
  private static final int MAX_SHOWN = 1 << 20;

  private MiscFunctions() {}

  static void addTo(FunctionTable t) {
    t.action(
        "ext_misc_print_num_version_1",
        "s",
        (c, a) -> c.api().log(LogLevel.DEBUG, TARGET, Long.toUnsignedString(a[0])));
    t.action(
        "ext_misc_print_utf8_version_1",
        "s",
        (c, a) -> c.api().log(LogLevel.DEBUG, TARGET, text(c, a[0])));
    t.action(
        "ext_misc_print_hex_version_1",
        "s",
        (c, a) -> c.api().log(LogLevel.DEBUG, TARGET, HexFormat.of().formatHex(shown(c, a[0]))));
    t.span(
        "ext_misc_runtime_version_version_1",
        "s",
        (c, a) -> c.giveOption(c.api().runtimeVersion(c.bytes(a[0]))));
    t.action("ext_logging_log_version_1", "pss", MiscFunctions::log);
    // The levels of the log crate: 0 is off, 1 error, 5 trace.
    t.pointer("ext_logging_max_level_version_1", "", (c, a) -> c.api().maxLogLevel().ordinal() + 1);
    t.action(
        "ext_panic_handler_abort_on_panic_version_1",
        "s",
        (c, a) -> {
          throw new ExecutorException("the runtime panicked: " + text(c, a[0]));
        });
  }

  private static void log(HostCall c, long[] a) {
    LogLevel[] levels = LogLevel.values();
    LogLevel level = levels[Math.clamp((int) a[0] & 0xff, 0, levels.length - 1)];
    String message = text(c, a[2]);
    if (level == LogLevel.ERROR) {
      c.lastError(message);
    }
    c.api().log(level, text(c, a[1]), message);
  }

  private static String text(HostCall c, long span) {
    return new String(shown(c, span), StandardCharsets.UTF_8);
  }

  private static byte[] shown(HostCall c, long span) {
    byte[] bytes = c.bytes(span);
    return bytes.length > MAX_SHOWN ? Arrays.copyOf(bytes, MAX_SHOWN) : bytes;
  }
}
