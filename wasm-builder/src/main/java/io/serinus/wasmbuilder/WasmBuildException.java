package io.serinus.wasmbuilder;

/** The runtime can't be turned into Wasm; the message says why. */
public final class WasmBuildException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WasmBuildException(String message) {
    super(message);
  }

  public WasmBuildException(String message, Throwable cause) {
    super(message, cause);
  }
}
