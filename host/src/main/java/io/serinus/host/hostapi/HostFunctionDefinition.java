package io.serinus.host.hostapi;

import io.serinus.wasm.FunctionType;

/**
 * One function of the Host API.
 *
 * @param name the name under which modules import it
 * @param type its signature
 */
public record HostFunctionDefinition(String name, FunctionType type, Body body) {
  /** What the function does; i32 arguments and results are the lower halves of the longs. */
  @FunctionalInterface
  public interface Body {
    long run(HostCall call, long[] arguments);
  }
}
