package io.serinus.wasm;

/** The bytes are not a WebAssembly module that this package understands. */
public final class WasmFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WasmFormatException(String message) {
    super(message);
  }
}
