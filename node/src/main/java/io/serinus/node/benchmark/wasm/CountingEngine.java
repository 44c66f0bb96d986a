package io.serinus.node.benchmark.wasm;

import io.serinus.host.executor.HostFunction;
import io.serinus.host.executor.WasmCode;
import io.serinus.host.executor.WasmEngine;
import io.serinus.host.executor.WasmInstance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** An engine whose modules' calls into the Host API are counted. */
final class CountingEngine implements WasmEngine {
  private final WasmEngine engine;
  private final LongAdder all = new LongAdder();
  private final LongAdder storage = new LongAdder();

  CountingEngine(WasmEngine engine) {
    this.engine = engine;
  }

  /**
   * Calls into the Host API.
   *
   * @param all of any function
   * @param storage those that read or write the state
   */
  record Counts(long all, long storage) {}

  /** The calls since the last time. */
  Counts take() {
    return new Counts(all.sumThenReset(), storage.sumThenReset());
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public WasmCode compile(byte[] module) {
    WasmCode code = engine.compile(module);
    return new WasmCode() {
      @Override
      public List<ImportedFunction> imports() {
        return code.imports();
      }

      @Override
      public List<String> entryPoints() {
        return code.entryPoints();
      }

      @Override
      public WasmInstance instantiate(Map<String, HostFunction> functions, int maxPages) {
        return code.instantiate(counted(functions), maxPages);
      }
    };
  }

  private Map<String, HostFunction> counted(Map<String, HostFunction> functions) {
    Map<String, HostFunction> counted = new HashMap<>();
    functions.forEach(
        (name, function) -> {
          boolean touchesState = touchesState(name);
          counted.put(
              name,
              arguments -> {
                all.increment();
                if (touchesState) {
                  storage.increment();
                }
                return function.call(arguments);
              });
        });
    return counted;
  }

  /** Storage functions, without those that only mark where a transaction begins and ends. */
  private static boolean touchesState(String name) {
    return (name.startsWith("ext_storage_") || name.startsWith("ext_default_child_storage_"))
        && !name.contains("transaction")
        && !name.contains("proof_size");
  }
}
