package io.serinus.host.executor;

import java.util.Set;
import java.util.function.Consumer;
import run.endive.runtime.GlobalInstance;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.runtime.WasmInterruptedException;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/** An instance in Endive. */
final class EndiveInstance implements WasmInstance {
  private static final long[] NOTHING = {};

  private final Instance instance;
  private final Memory engineMemory;
  private final EndiveMemory memory;
  private final Set<String> entryPoints;
  private final Consumer<Memory> recycle;

  /**
   * @param entryPoints what can be called
   * @param recycle takes the memory when the instance is no longer used
   */
  EndiveInstance(
      Instance instance, Memory memory, Set<String> entryPoints, Consumer<Memory> recycle) {
    this.instance = instance;
    this.engineMemory = memory;
    this.memory = new EndiveMemory(memory);
    this.entryPoints = entryPoints;
    this.recycle = recycle;
  }

  @Override
  public void close() {
    recycle.accept(engineMemory);
  }

  static WasmFunctionHandle handle(HostFunction function, FunctionType type) {
    if (type.returns().isEmpty()) {
      return (caller, arguments) -> {
        function.call(arguments);
        return NOTHING;
      };
    }
    boolean narrow = type.returns().getFirst().equals(ValType.I32);
    return (caller, arguments) -> {
      long result = function.call(arguments);
      return new long[] {narrow ? (int) result : result};
    };
  }

  @Override
  public LinearMemory memory() {
    return memory;
  }

  @Override
  public int global(String name) {
    try {
      GlobalInstance global = instance.exports().global(name);
      return (int) global.getValue();
    } catch (WasmEngineException e) {
      throw new ExecutorException("the module exports no global " + name, e);
    }
  }

  @Override
  public long call(String function, long... arguments) {
    if (!entryPoints.contains(function)) {
      throw ExecutorException.noSuchFunction(function);
    }
    try {
      long[] results = instance.export(function).apply(arguments);
      return results == null || results.length == 0 ? 0 : results[0];
    } catch (WasmInterruptedException e) {
      throw new ExecutorException(function + ": interrupted", e);
    } catch (WasmEngineException e) {
      throw failure(function, e);
    } catch (StackOverflowError e) {
      throw new ExecutorException(function + ": stack overflow", e);
    } catch (LinkageError e) {
      // Code that the engine let pass and the JVM's verifier did not.
      throw new ExecutorException(function + ": not a valid Wasm module", e);
    }
  }

  /** The engine wraps what host functions throw; our own exceptions say more than the wrapping. */
  private static ExecutorException failure(String function, WasmEngineException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ExecutorException ours) {
        return ours;
      }
      if (cause instanceof StackOverflowError) {
        return new ExecutorException(function + ": stack overflow", e);
      }
    }
    return new ExecutorException(function + ": trap: " + e.getMessage(), e);
  }
}
