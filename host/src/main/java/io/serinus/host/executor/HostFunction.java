package io.serinus.host.executor;

/** A function that an instance imports, already bound to the call that it serves. */
@FunctionalInterface
public interface HostFunction {
  /**
   * @param arguments i32 and i64 values as they come; of an i32 only the lower half counts
   * @return the result, anything where the function has none
   */
  long call(long[] arguments);
}
