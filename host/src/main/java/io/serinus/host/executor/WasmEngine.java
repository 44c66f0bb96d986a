package io.serinus.host.executor;

/** What executes WebAssembly. */
public interface WasmEngine {
  /** A short name for reports. */
  String name();

  /**
   * Prepares a module for execution.
   *
   * @throws ExecutorException if it is no valid module
   */
  WasmCode compile(byte[] module);
}
