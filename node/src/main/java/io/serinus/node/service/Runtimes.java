package io.serinus.node.service;

import io.serinus.crypto.keys.KeyStore;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.client.SignatureCache;
import io.serinus.host.executor.EndiveEngine;
import io.serinus.host.executor.ExecutionStrategy;
import io.serinus.host.executor.ExecutorException;
import io.serinus.host.executor.HostCrypto;
import io.serinus.host.executor.NativeCode;
import io.serinus.host.executor.RuntimeExecutor;
import io.serinus.host.executor.WasmEngine;
import io.serinus.hostapi.NativeRuntime;
import io.serinus.node.config.Execution;
import io.serinus.runtime.kusama.KusamaRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The runtimes of this build, and what runs them and others. */
public final class Runtimes {
  private static final String KUSAMA_BLOB = "/io/serinus/runtime/kusama/kusama.wasm";
  private static final Duration CALL_LIMIT = Duration.ofSeconds(60);
  private static final int REMEMBERED_SIGNATURES = 50_000;

  private Runtimes() {}

  /**
   * The Kusama runtime's blob, as it goes on chain.
   *
   * @throws IllegalStateException if this build has none
   */
  public static byte[] kusamaBlob() {
    try (InputStream in = Runtimes.class.getResourceAsStream(KUSAMA_BLOB)) {
      if (in == null) {
        throw new IllegalStateException("this build has no " + KUSAMA_BLOB);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What runs a chain's code: the class in this JVM where it is this build's, Wasm elsewhere. */
  public static RuntimeExecutor executor(Execution execution, @Nullable Path classCache) {
    return executor(execution, classCache, CALL_LIMIT);
  }

  /** As above, with another limit to how long a call may take. */
  public static RuntimeExecutor executor(
      Execution execution, @Nullable Path classCache, Duration limit) {
    return executorOn(new EndiveEngine(classCache), execution, limit, new KusamaRuntime(), _ -> {});
  }

  /**
   * As above, for a node.
   *
   * @param kusama what runs natively where the chain's code is this build's
   * @param onDifference hears of a call that came out differently natively and in Wasm
   */
  static RuntimeExecutor executor(
      Execution execution,
      @Nullable Path classCache,
      NativeRuntime kusama,
      Consumer<ExecutorException> onDifference) {
    return executorOn(new EndiveEngine(classCache), execution, CALL_LIMIT, kusama, onDifference);
  }

  /** As above, with an engine for what runs in Wasm. */
  public static RuntimeExecutor executorOn(WasmEngine engine, Execution execution) {
    return executorOn(engine, execution, CALL_LIMIT, new KusamaRuntime(), _ -> {});
  }

  private static RuntimeExecutor executorOn(
      WasmEngine engine,
      Execution execution,
      Duration limit,
      NativeRuntime kusama,
      Consumer<ExecutorException> onDifference) {
    return new RuntimeExecutor(
        engine,
        switch (execution) {
          case NATIVE -> ExecutionStrategy.NATIVE;
          case WASM -> ExecutionStrategy.WASM;
          case BOTH -> ExecutionStrategy.BOTH;
        },
        limit,
        List.of(new NativeCode(kusama, kusamaBlob())),
        onDifference);
  }

  /**
   * Where commands keep what blobs were compiled to, so that the second one on the same blob is
   * quick: {@code serinus} in the user's folder for caches.
   */
  public static Path userClassCache() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path caches =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return caches.resolve("serinus").resolve("compiled");
  }

  /** What calls the code in a state. */
  public static RuntimeCaller caller(RuntimeExecutor executor, KeyStore keys) {
    return new RuntimeCaller(
        executor, new HostCrypto(keys), new SignatureCache(REMEMBERED_SIGNATURES));
  }
}
