package io.serinus.hostapi;

import io.serinus.hostapi.MiscApi.LogLevel;

/**
 * What a Wasm module built from a runtime does when its host calls it. The runtime's main class
 * exports it:
 *
 * <pre>{@code
 * @Export(name = "serinus_call")
 * public static long call(int function, int pointer, int length) {
 *   return WasmEntryPoint.call(new MyRuntime(), function, pointer, length);
 * }
 * }</pre>
 */
public final class WasmEntryPoint {
  private WasmEntryPoint() {}

  /**
   * Calls a runtime API function and returns the pointer-size of its result. What the runtime
   * throws is logged as a panic and thrown on; the module then traps.
   *
   * @param function the position of the function in {@link NativeRuntime#functions}
   */
  public static long call(NativeRuntime runtime, int function, int pointer, int length) {
    try {
      byte[] result =
          runtime.call(runtime.functions().get(function), WasmMemory.read(pointer, length));
      return WasmMemory.span(result);
    } catch (RuntimeException e) {
      Host.api().log(LogLevel.DEBUG, "runtime", "thrown: " + e);
      // Hosts repeat the last error to whoever called.
      Host.api().log(LogLevel.ERROR, "runtime", "panicked: " + RuntimePanic.reason(e));
      throw e;
    }
  }
}
