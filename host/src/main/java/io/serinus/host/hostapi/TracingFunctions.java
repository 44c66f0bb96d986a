package io.serinus.host.hostapi;

import io.serinus.host.tracing.TraceLevel;
import io.serinus.host.tracing.TraceRecorder;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * {@code ext_wasm_tracing}, which runtimes import that were built with tracing. Where no call is
 * traced they are told so, and open no spans.
 */
final class TracingFunctions {
  private static final String NAME = "ext_wasm_tracing_";

  private TracingFunctions() {}

  static void addTo(FunctionTable t) {
    // Events of runtimes bear neither key nor method, without which no trace takes an event.
    t.question(
        NAME + "enabled_version_1",
        "s",
        (c, a) ->
            c.services().trace() != null && Metadata.read(new ScaleReader(c.bytes(a[0]))).isSpan());
    t.span(NAME + "enter_span_version_1", "s", (c, a) -> enter(c, a[0]));
    t.action(NAME + "event_version_1", "s", (c, a) -> {});
    t.action(NAME + "exit_version_1", "s", (c, a) -> {});
  }

  /** The id that answers is no span's where nobody traces. */
  private static long enter(HostCall c, long attributes) {
    TraceRecorder trace = c.services().trace();
    if (trace == null) {
      return 0;
    }
    ScaleReader in = new ScaleReader(c.bytes(attributes));
    @Nullable Long parent = in.readBool() ? in.readU64() : null;
    Metadata metadata = Metadata.read(in);
    return trace.enterSpan(parent, metadata.level(), metadata.target(), metadata.name());
  }

  /** What a runtime says of a place in its code, as far as a trace shows it. */
  private record Metadata(String name, String target, TraceLevel level, boolean isSpan) {
    static Metadata read(ScaleReader in) {
      String name = text(in);
      String target = text(in);
      TraceLevel level = level(in.readU8());
      in.readBytes(); // file
      in.readU32(); // line
      in.readBytes(); // module path
      return new Metadata(name, target, level, in.readBool());
    }

    private static TraceLevel level(int index) {
      TraceLevel[] levels = TraceLevel.values();
      if (index >= levels.length) {
        throw new ScaleException("no tracing level has the index " + index);
      }
      return levels[index];
    }

    /** A text, or an empty one where the bytes are none. */
    private static String text(ScaleReader in) {
      try {
        ByteBuffer bytes = ByteBuffer.wrap(in.readBytes());
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      } catch (CharacterCodingException e) {
        return "";
      }
    }
  }
}
