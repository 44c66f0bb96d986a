package io.serinus.host.executor;

import io.serinus.wasm.FunctionType;
import java.util.List;
import java.util.Map;

/** A compiled module, from which instances are made; safe for use by many threads. */
public interface WasmCode {
  /** A function that the module asks for. */
  record ImportedFunction(String module, String name, FunctionType type) {}

  List<ImportedFunction> imports();

  /**
   * The exported functions that take a pointer and a length and return an i64, as runtime API
   * functions do.
   */
  List<String> entryPoints();

  /**
   * Makes a fresh instance.
   *
   * @param functions a function for each import, by name
   * @param maxPages how far the memory may grow beyond its initial size, in pages of 64 KiB
   */
  WasmInstance instantiate(Map<String, HostFunction> functions, int maxPages);
}
