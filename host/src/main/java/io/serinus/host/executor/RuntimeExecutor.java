package io.serinus.host.executor;

import io.serinus.host.db.StoreException;
import io.serinus.host.hostapi.HostServices;
import io.serinus.hostapi.Host;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.trie.TrieException;
import io.serinus.wasm.RuntimeBlob;
import io.serinus.wasm.WasmFormatException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls into runtimes. Code is compiled once for each hash and kept, the most recently used first;
 * calls may run on many threads at the same time, each on the {@link RuntimeHost} it brings.
 */
public final class RuntimeExecutor {
  private static final Logger LOG = LoggerFactory.getLogger(RuntimeExecutor.class);

  /** Compiled runtimes kept in memory; a compiled Kusama runtime takes some tens of megabytes. */
  private static final int KEPT = 6;

  private static final String CORE_VERSION = "Core_version";

  /**
   * Functions that act on the world beside the state, or hear from it: run twice they would do all
   * of that twice, and hear something else. Of these there is nothing to compare.
   */
  private static final Set<String> WORLDLY =
      Set.of(
          "OffchainWorkerApi_offchain_worker",
          "SessionKeys_generate_session_keys",
          "BabeApi_submit_report_equivocation_unsigned_extrinsic",
          "GrandpaApi_submit_report_equivocation_unsigned_extrinsic");

  private final WasmEngine engine;
  private final ExecutionStrategy strategy;
  private final Duration limit;
  private final Consumer<ExecutorException> onDifference;
  private final Map<String, NativeCode> natives = new LinkedHashMap<>();
  private final Map<String, Loaded> loaded =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Loaded> eldest) {
          return size() > KEPT;
        }
      };

  private record Loaded(WasmRuntime runtime, RuntimeVersion version) {}

  /** As the longer one; a difference ends no more than the call. */
  public RuntimeExecutor(
      WasmEngine engine, ExecutionStrategy strategy, Duration limit, List<NativeCode> natives) {
    this(engine, strategy, limit, natives, _ -> {});
  }

  /**
   * @param natives the runtimes that this node has as classes
   * @param limit how long a call may take before it is stopped
   * @param onDifference hears of a call that both ways came to an end, but not to the same one,
   *     before it fails
   */
  public RuntimeExecutor(
      WasmEngine engine,
      ExecutionStrategy strategy,
      Duration limit,
      List<NativeCode> natives,
      Consumer<ExecutorException> onDifference) {
    this.engine = engine;
    this.strategy = strategy;
    this.limit = limit;
    this.onDifference = onDifference;
    natives.forEach(n -> this.natives.put(RuntimeCode.of(n.blob()).hash(), n));
  }

  /** How calls into this code are run: {@code native}, the engine's name, or both. */
  public String engineFor(RuntimeCode code) {
    if (strategy == ExecutionStrategy.WASM || !natives.containsKey(code.hash())) {
      return engine.name();
    }
    return strategy == ExecutionStrategy.NATIVE ? "native" : "native+" + engine.name();
  }

  /**
   * As the longer {@code call}, without the services that only offchain workers and proof recording
   * need.
   */
  public byte[] call(RuntimeCode code, RuntimeHost api, String function, byte[] arguments) {
    return call(code, api, HostServices.NONE, function, arguments);
  }

  /**
   * Calls a runtime API function. A traced call is run one way only: its trace tells of one run.
   *
   * @param function the exported name, such as {@code Core_execute_block}
   * @param arguments the SCALE-encoded arguments, one after the other
   * @return the SCALE-encoded result
   * @throws ExecutorException if the runtime panics, traps, takes too long or can't be loaded
   */
  public byte[] call(
      RuntimeCode code, RuntimeHost api, HostServices services, String function, byte[] arguments) {
    NativeCode nativeCode = strategy == ExecutionStrategy.WASM ? null : natives.get(code.hash());
    if (nativeCode == null) {
      return wasm(code, api, services, function, arguments);
    }
    if (strategy == ExecutionStrategy.NATIVE || api.isTraced() || WORLDLY.contains(function)) {
      return nativeCall(nativeCode, api, function, arguments);
    }
    return new BothWays(function, api.overlay(), onDifference)
        .run(
            () -> nativeCall(nativeCode, api, function, arguments),
            () -> wasm(code, api, services, function, arguments));
  }

  /** The version of the runtime: from its custom sections, or else by {@code Core_version}. */
  public RuntimeVersion version(RuntimeCode code) {
    synchronized (loaded) {
      Loaded known = loaded.get(code.hash());
      if (known != null) {
        return known.version();
      }
    }
    // The sections tell it without the code being compiled.
    return inSections(code).orElseGet(() -> load(code).version());
  }

  private static Optional<RuntimeVersion> inSections(RuntimeCode code) {
    try {
      return RuntimeVersions.inSections(RuntimeBlob.decompress(code.blob()))
          .map(RuntimeVersions::decode);
    } catch (WasmFormatException | ExecutorException e) {
      throw unusable(code, e);
    }
  }

  /** The names of the runtime API functions that the code exports. */
  public List<String> functions(RuntimeCode code) {
    return load(code).runtime().functions();
  }

  private byte[] wasm(
      RuntimeCode code, RuntimeHost api, HostServices services, String function, byte[] arguments) {
    WasmRuntime runtime = load(code).runtime();
    return inside(api, () -> runtime.call(api, services, function, arguments, code.heapPages()));
  }

  private static byte[] nativeCall(
      NativeCode code, RuntimeHost api, String function, byte[] arguments) {
    if (!code.runtime().functions().contains(function)) {
      throw ExecutorException.noSuchFunction(function);
    }
    try {
      return inside(api, () -> Host.run(api, () -> code.runtime().call(function, arguments)));
    } catch (ExecutorException | TrieException | StoreException e) {
      throw e; // a fault of the host, not of the runtime
    } catch (StackOverflowError e) {
      throw new ExecutorException(function + ": stack overflow", e);
    } catch (RuntimeException e) {
      LOG.debug("{}: thrown", function, e);
      throw new ExecutorException(
          function + ": the runtime panicked: " + RuntimePanic.reason(e), e);
    }
  }

  /** Keeps the runtime's storage transactions apart from the host's. */
  private static byte[] inside(RuntimeHost api, Supplier<byte[]> call) {
    api.overlay().enterRuntime();
    try {
      return call.get();
    } finally {
      api.overlay().exitRuntime();
    }
  }

  private Loaded load(RuntimeCode code) {
    synchronized (loaded) {
      Loaded known = loaded.get(code.hash());
      if (known == null) {
        known = compile(code);
        loaded.put(code.hash(), known);
      }
      return known;
    }
  }

  private Loaded compile(RuntimeCode code) {
    byte[] module;
    WasmRuntime runtime;
    try {
      module = RuntimeBlob.decompress(code.blob());
      runtime = new WasmRuntime(engine.compile(module), limit);
    } catch (WasmFormatException | ExecutorException e) {
      throw unusable(code, e);
    }
    return new Loaded(runtime, RuntimeVersions.decode(version(module, runtime, code)));
  }

  private static byte[] version(byte[] module, WasmRuntime runtime, RuntimeCode code) {
    try {
      Optional<byte[]> inSections = RuntimeVersions.inSections(module);
      if (inSections.isPresent()) {
        return inSections.get();
      }
    } catch (WasmFormatException | ExecutorException e) {
      throw unusable(code, e);
    }
    RuntimeHost host = StatelessHost.create();
    return inside(
        host,
        () -> runtime.call(host, HostServices.NONE, CORE_VERSION, new byte[0], code.heapPages()));
  }

  private static ExecutorException unusable(RuntimeCode code, RuntimeException e) {
    return new ExecutorException("runtime code " + code.hash() + ": " + e.getMessage(), e);
  }
}
