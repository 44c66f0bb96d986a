package io.serinus.host.executor;

/** An instance of a module, used by one thread for one call. */
public interface WasmInstance extends AutoCloseable {
  /** The linear memory, its own or the one that it imported. */
  LinearMemory memory();

  /**
   * The value of an exported i32 global.
   *
   * @throws ExecutorException if there is none
   */
  int global(String name);

  /**
   * Calls an exported function and returns its result (0 if it has none).
   *
   * @throws ExecutorException if there is no such function or it traps
   */
  long call(String function, long... arguments);

  /** Gives the memory back to the engine; neither it nor the instance may be used afterwards. */
  @Override
  void close();
}
