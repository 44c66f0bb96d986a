package io.serinus.host.executor;

import io.serinus.host.db.StoreException;
import io.serinus.host.hostapi.HostCall;
import io.serinus.host.hostapi.HostFunctionDefinition;
import io.serinus.host.hostapi.HostFunctions;
import io.serinus.host.hostapi.HostServices;
import io.serinus.hostapi.HostApi;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.scale.ScaleException;
import io.serinus.trie.TrieException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A runtime blob, compiled and linked against the Host API; each call gets a fresh instance. Safe
 * for use by many threads.
 */
public final class WasmRuntime {
  private static final String HOST_MODULE = "env";

  private final WasmCode code;
  private final Duration limit;

  /**
   * @param limit how long a call may take
   * @throws ExecutorException if the module asks for a function that the Host API lacks, or with
   *     another signature
   */
  public WasmRuntime(WasmCode code, Duration limit) {
    this.code = code;
    this.limit = limit;
    for (WasmCode.ImportedFunction wanted : code.imports()) {
      HostFunctionDefinition known = HostFunctions.byName().get(wanted.name());
      if (!wanted.module().equals(HOST_MODULE) || known == null) {
        throw new ExecutorException(
            "the module imports an unknown function: " + wanted.module() + "." + wanted.name());
      }
      if (!known.type().equals(wanted.type())) {
        throw new ExecutorException(
            "the module imports " + wanted.name() + " with another signature: " + wanted.type());
      }
    }
  }

  /** The names of the runtime API functions. */
  public List<String> functions() {
    return code.entryPoints();
  }

  /**
   * Calls a runtime API function.
   *
   * @param heapPages how many pages the memory may grow
   * @throws ExecutorException for a trap or anything else that goes wrong
   */
  public byte[] call(
      HostApi api, HostServices services, String function, byte[] arguments, int heapPages) {
    return ExecutionThreads.run(
        function, limit, () -> new Call(api, services, function).run(arguments, heapPages));
  }

  /**
   * One call; the host functions reach its state through this object, since the instance does not
   * exist when they are bound.
   */
  private final class Call {
    private final HostApi api;
    private final HostServices services;
    private final String function;
    private @Nullable HostCall host;

    Call(HostApi api, HostServices services, String function) {
      this.api = api;
      this.services = services;
      this.function = function;
    }

    byte[] run(byte[] arguments, int heapPages) {
      try (WasmInstance instance = instance(heapPages)) {
        return run(instance, arguments);
      }
    }

    private WasmInstance instance(int heapPages) {
      try {
        return code.instantiate(functions(), heapPages);
      } catch (ExecutorException e) {
        throw describe(e, null);
      }
    }

    private byte[] run(WasmInstance instance, byte[] arguments) {
      LinearMemory memory = instance.memory();
      FreeingBumpAllocator allocator =
          new FreeingBumpAllocator(memory, instance.global("__heap_base"));
      HostCall call = new HostCall(memory, allocator, api, services);
      host = call;
      try {
        long result = instance.call(function, call.givePointer(arguments), arguments.length);
        return memory.read((int) result, (int) (result >>> 32));
      } catch (ExecutorException e) {
        throw describe(e, call.lastError());
      }
    }

    private Map<String, HostFunction> functions() {
      Map<String, HostFunction> bound = new HashMap<>();
      for (WasmCode.ImportedFunction wanted : code.imports()) {
        HostFunctionDefinition definition = HostFunctions.byName().get(wanted.name());
        if (definition != null) {
          bound.put(wanted.name(), arguments -> run(definition, arguments));
        }
      }
      return bound;
    }

    /**
     * Runs a host function; whatever it stumbles over in what the runtime gave it bears its name.
     */
    private long run(HostFunctionDefinition definition, long[] arguments) {
      HostCall call = host;
      String name = definition.name();
      if (call == null) {
        throw new ExecutorException(name + ": called while the module was instantiated");
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new ExecutorException(name + ": interrupted");
      }
      try {
        return definition.body().run(call, arguments);
      } catch (TrieException | StoreException e) {
        throw e; // a fault of the host, not of the runtime
      } catch (ExecutorException | RuntimePanic | ScaleException e) {
        String message = String.valueOf(e.getMessage());
        throw new ExecutorException(
            message.startsWith("ext_") ? message : name + ": " + message, e);
      } catch (RuntimeException e) {
        throw new ExecutorException(name + ": failed", e);
      }
    }

    private ExecutorException describe(ExecutorException e, @Nullable String lastError) {
      String message = String.valueOf(e.getMessage());
      String named = message.startsWith(function) ? message : function + ": " + message;
      return lastError == null
          ? new ExecutorException(named, e)
          : new ExecutorException(named + " (" + lastError + ")", e);
    }
  }
}
