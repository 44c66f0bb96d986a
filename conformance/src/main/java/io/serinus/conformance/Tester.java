package io.serinus.conformance;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.executor.EndiveEngine;
import io.serinus.host.executor.HostCrypto;
import io.serinus.host.executor.RuntimeHost;
import io.serinus.host.executor.RuntimeLog;
import io.serinus.host.executor.WasmRuntime;
import io.serinus.host.hostapi.HostServices;
import io.serinus.host.hostapi.OffchainHttp;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.TrieState;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.wasm.RuntimeBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The tester runtime on a state and a key store of its own, as the suite starts one for each case.
 */
final class Tester {
  private static final String BLOB = "host-api-tester.wasm";
  private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

  /** As many pages as the suite's own adapter grants. */
  private static final int HEAP_PAGES = 8;

  private final WasmRuntime runtime;
  private final RuntimeHost host;
  private final HostServices services;

  private Tester(WasmRuntime runtime, OffchainHttp http) {
    this.runtime = runtime;
    this.services = HostServices.NONE.withHttp(http);
    Overlay overlay = new Overlay(TrieState.empty());
    // What the reference implementation's test state begins with.
    overlay.storageSet(text(":code"), new byte[0]);
    host =
        new RuntimeHost(
            overlay,
            new HostCrypto(new MemoryKeyStore()),
            new TesterOffchain(),
            new RuntimeLog(code -> null));
  }

  /**
   * The tester of this build, compiled.
   *
   * @param classCache where its classes are kept between runs
   */
  static WasmRuntime runtime(Path classCache) throws IOException {
    try (InputStream in = Tester.class.getResourceAsStream(BLOB)) {
      if (in == null) {
        throw new IllegalStateException("this build has no " + BLOB);
      }
      return compile(in.readAllBytes(), classCache);
    }
  }

  /** A tester in a file: one with the same exports. */
  static WasmRuntime runtime(Path blob, Path classCache) throws IOException {
    return compile(Files.readAllBytes(blob), classCache);
  }

  private static WasmRuntime compile(byte[] blob, Path classCache) {
    return new WasmRuntime(
        new EndiveEngine(classCache).compile(RuntimeBlob.decompress(blob)), CALL_LIMIT);
  }

  /** A tester on a fresh state. */
  static Tester fresh(WasmRuntime runtime, OffchainHttp http) {
    return new Tester(runtime, http);
  }

  /** Calls {@code rtm_<function>} with arguments that are encoded already. */
  byte[] call(String function, ScaleWriter arguments) {
    return runtime.call(host, services, "rtm_" + function, arguments.toByteArray(), HEAP_PAGES);
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
