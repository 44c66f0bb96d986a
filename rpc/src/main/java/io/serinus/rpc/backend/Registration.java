package io.serinus.rpc.backend;

/** Ends a registration; harmless when repeated. */
@FunctionalInterface
public interface Registration extends AutoCloseable {
  @Override
  void close();
}
