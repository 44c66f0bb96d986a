package io.serinus.wasmbuilder.toy;

import io.serinus.hostapi.Host;
import io.serinus.hostapi.NativeRuntime;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.hostapi.WasmEntryPoint;
import io.serinus.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.teavm.interop.Export;

/** A small runtime behind the real boundary: it has a version and stores what it is told to. */
public final class ToyRuntime implements NativeRuntime {
  private static final List<String> FUNCTIONS = List.of("Core_version", "Toy_store", "Toy_fail");
  private static final byte[] KEY = {'k'};

  public static void main(String[] arguments) {}

  @Export(name = "serinus_call")
  public static long call(int function, int pointer, int length) {
    return WasmEntryPoint.call(new ToyRuntime(), function, pointer, length);
  }

  @Override
  public List<String> functions() {
    return FUNCTIONS;
  }

  @Override
  public byte[] call(String function, byte[] arguments) {
    return switch (function) {
      case "Core_version" -> version();
      case "Toy_store" -> store(arguments);
      default -> throw new RuntimePanic("told to");
    };
  }

  private static byte[] version() {
    byte[] name = "toy".getBytes(StandardCharsets.UTF_8);
    byte[] core = {(byte) 0xdf, 0x6a, (byte) 0xcb, 0x68, (byte) 0x99, 0x07, 0x60, (byte) 0x9b};
    ScaleWriter out =
        new ScaleWriter().writeBytes(name).writeBytes(name).writeU32(1).writeU32(2).writeU32(3);
    return out.writeCompact(1).writeFixed(core).writeU32(4).writeU32(5).writeU8(1).toByteArray();
  }

  private static byte[] store(byte[] value) {
    byte[] before = Host.api().storageGet(KEY);
    Host.api().storageSet(KEY, Host.api().blake2b256(value));
    return before == null ? new byte[0] : before;
  }
}
