package io.serinus.hostapi;

/**
 * The runtime gave up on the call: what a trap is in Wasm. A block or call that meets it is bad.
 */
public final class RuntimePanic extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RuntimePanic(String message) {
    super(message);
  }
}
