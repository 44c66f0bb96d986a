package io.serinus.hostapi;

import java.util.function.Supplier;
import org.teavm.interop.PlatformMarker;
import org.teavm.interop.Platforms;

/** Gives a runtime the Host API of the call that it is in. */
public final class Host {
  private Host() {}

  /**
   * The Host API.
   *
   * @throws IllegalStateException in a JVM, outside {@link #run}
   */
  public static HostApi api() {
    return isWasm() ? WasmHostApi.INSTANCE : JvmContext.current();
  }

  /** Runs a call, in a JVM, with the Host API it is to use. */
  public static <T> T run(HostApi api, Supplier<T> call) {
    return JvmContext.run(api, call);
  }

  /** Whether this is the Wasm body of the runtime; TeaVM folds it to a constant. */
  @PlatformMarker(Platforms.WEBASSEMBLY)
  public static boolean isWasm() {
    return false;
  }
}
