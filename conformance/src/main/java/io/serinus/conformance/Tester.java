package io.serinus.conformance;

import io.serinus.conformance.tester.HostApiTester;
import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.executor.EndiveEngine;
import io.serinus.host.executor.HostCrypto;
import io.serinus.host.executor.NoOffchain;
import io.serinus.host.executor.RuntimeHost;
import io.serinus.host.executor.RuntimeLog;
import io.serinus.host.executor.WasmRuntime;
import io.serinus.host.hostapi.HostServices;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.TrieState;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.wasm.RuntimeBlob;
import io.serinus.wasmbuilder.RuntimeBuild;
import io.serinus.wasmbuilder.WasmBuilder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;

/**
 * The tester runtime on a state and a key store of its own, as the suite starts one for each case.
 */
final class Tester {
  private static final int HEAP = 4 << 20;

  /** As many pages as the suite's own adapter grants. */
  private static final int HEAP_PAGES = 8;

  private final WasmRuntime runtime;
  private final RuntimeHost host;

  private Tester(WasmRuntime runtime) {
    this.runtime = runtime;
    Overlay overlay = new Overlay(TrieState.empty());
    // What the reference implementation's test state begins with.
    overlay.storageSet(text(":code"), new byte[0]);
    host =
        new RuntimeHost(
            overlay,
            new HostCrypto(new MemoryKeyStore()),
            NoOffchain.INSTANCE,
            new RuntimeLog(code -> null));
  }

  /** Builds the tester, or takes it from the folder where it was built before, and compiles it. */
  static WasmRuntime runtime(Path folder) throws IOException {
    Path blob = folder.resolve("host-api-tester.wasm");
    List<Path> classPath =
        Arrays.asList(
            place(HostApiTester.class),
            place(ScaleReader.class),
            place(Address.class),
            place(NullMarked.class));
    WasmBuilder.buildInto(
        new RuntimeBuild(
            HostApiTester.class.getName(),
            classPath,
            HostApiTester.functions(),
            Map.of(),
            HEAP,
            true),
        blob);
    byte[] module = RuntimeBlob.decompress(Files.readAllBytes(blob));
    return new WasmRuntime(new EndiveEngine(folder).compile(module), Duration.ofSeconds(30));
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(
          Objects.requireNonNull(type.getProtectionDomain().getCodeSource()).getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A tester on a fresh state. */
  static Tester fresh(WasmRuntime runtime) {
    return new Tester(runtime);
  }

  /** Calls {@code rtm_<function>} with arguments that are encoded already. */
  byte[] call(String function, ScaleWriter arguments) {
    return runtime.call(
        host, HostServices.NONE, "rtm_" + function, arguments.toByteArray(), HEAP_PAGES);
  }

  /** Calls {@code rtm_<function>} with byte strings. */
  byte[] call(String function, byte[]... arguments) {
    ScaleWriter out = new ScaleWriter();
    for (byte[] argument : arguments) {
      out.writeBytes(argument);
    }
    return call(function, out);
  }

  /** Calls and decodes a {@code Vec<u8>}. */
  byte[] bytes(String function, byte[]... arguments) {
    return new ScaleReader(call(function, arguments)).readBytes();
  }

  /** Calls and decodes an {@code Option<Vec<u8>>}. */
  byte @Nullable [] option(String function, byte[]... arguments) {
    return option(call(function, arguments));
  }

  static byte @Nullable [] option(byte[] encoded) {
    ScaleReader in = new ScaleReader(encoded);
    return in.readBool() ? in.readBytes() : null;
  }

  /** Calls and decodes a boolean in an i32. */
  boolean bool(String function, byte[]... arguments) {
    return isTrue(call(function, arguments));
  }

  static boolean isTrue(byte[] encoded) {
    return new ScaleReader(encoded).readU32() == 1;
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
