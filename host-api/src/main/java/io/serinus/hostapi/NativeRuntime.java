package io.serinus.hostapi;

/**
 * A runtime in Java, run by the JVM itself. It keeps no state between calls, and many calls may run
 * at the same time, each with its {@link HostApi} bound by {@link Host#run}.
 */
public interface NativeRuntime {
  /**
   * Calls a runtime API function.
   *
   * @param function the name as exported in Wasm, such as {@code Core_version}
   * @param arguments the SCALE-encoded arguments, one after the other
   * @return the SCALE-encoded result
   * @throws RuntimePanic if the runtime panics, which Wasm reports as a trap
   */
  byte[] call(String function, byte[] arguments);

  /**
   * The hash of the runtime's metadata by RFC 78, 32 bytes, which a blob has built in; empty for a
   * runtime without one.
   */
  default byte[] metadataHash() {
    return new byte[0];
  }

  /** The names that {@link #call} knows, in a fixed order. */
  java.util.List<String> functions();
}
