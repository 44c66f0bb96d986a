package io.serinus.host.executor;

import io.serinus.wasm.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;
import run.endive.runtime.ImportMemory;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.runtime.Memory;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.Export;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.Import;
import run.endive.wasm.types.MemoryImport;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.ValType;

/** A module compiled by Endive. */
final class EndiveCode implements WasmCode {
  private static final FunctionType ENTRY_POINT =
      FunctionType.of(List.of(ValType.I32, ValType.I32), List.of(ValType.I64));

  /** Memories kept for the next instances; more would only hold heap. */
  private static final int POOLED = 4;

  /** The largest runtimes have some ten thousand functions, and a table has no more than those. */
  private static final int MAX_TABLE = 1 << 20;

  private final ArrayBlockingQueue<FlatMemory> pool = new ArrayBlockingQueue<>(POOLED);
  private final WasmModule module;
  private final Function<Instance, Machine> machines;
  private final List<ImportedFunction> imports = new ArrayList<>();
  private final Set<String> entryPoints = new LinkedHashSet<>();

  EndiveCode(WasmModule module, Function<Instance, Machine> machines) {
    this.module = module;
    this.machines = machines;
    for (int i = 0; i < module.importSection().importCount(); i++) {
      switch (module.importSection().getImport(i)) {
        case FunctionImport f ->
            imports.add(
                new ImportedFunction(
                    f.module(), f.name(), type(module.typeSection().getType(f.typeIndex()))));
        case MemoryImport _ -> {}
        default ->
            throw new ExecutorException(
                "the module imports "
                    + module.importSection().getImport(i).name()
                    + ", which is neither function nor memory");
      }
    }
    for (int i = 0; i < module.tableSection().tableCount(); i++) {
      long size = module.tableSection().getTable(i).limits().min();
      if (size < 0 || size > MAX_TABLE) {
        throw new ExecutorException(
            "the module has a table of " + size + " elements, more than " + MAX_TABLE);
      }
    }
    int imported = imports.size();
    for (int i = 0; i < module.exportSection().exportCount(); i++) {
      Export export = module.exportSection().getExport(i);
      if (export.exportType() == ExternalType.FUNCTION
          && export.index() >= imported
          && module
              .functionSection()
              .getFunctionType(export.index() - imported, module.typeSection())
              .equals(ENTRY_POINT)) {
        entryPoints.add(export.name());
      }
    }
  }

  @Override
  public List<ImportedFunction> imports() {
    return List.copyOf(imports);
  }

  @Override
  public List<String> entryPoints() {
    return List.copyOf(entryPoints);
  }

  @Override
  public WasmInstance instantiate(Map<String, HostFunction> functions, int maxPages) {
    ImportValues.Builder values = ImportValues.builder();
    Memory imported = null;
    for (int i = 0; i < module.importSection().importCount(); i++) {
      Import wanted = module.importSection().getImport(i);
      if (wanted instanceof FunctionImport f) {
        HostFunction function = functions.get(f.name());
        if (function == null) {
          throw new ExecutorException("the module imports an unknown function: " + f.name());
        }
        FunctionType type = module.typeSection().getType(f.typeIndex());
        values.addFunction(
            new run.endive.runtime.HostFunction(
                f.module(), f.name(), type, EndiveInstance.handle(function, type)));
      } else if (wanted instanceof MemoryImport m) {
        imported = memory(limits(m.limits(), maxPages));
        values.addMemory(new ImportMemory(m.module(), m.name(), imported));
      }
    }
    try {
      Instance instance =
          Instance.builder(module)
              .withImportValues(values.build())
              .withMachineFactory(machines)
              .withMemoryFactory(limits -> memory(limits(limits, maxPages)))
              .build();
      Memory memory = imported == null ? instance.memory() : imported;
      if (memory == null) {
        throw new ExecutorException("the module has no memory");
      }
      return new EndiveInstance(instance, memory, entryPoints, this::recycle);
    } catch (WasmEngineException e) {
      throw new ExecutorException("the module can't be instantiated: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new ExecutorException("the module can't be instantiated", e);
    }
  }

  /** A memory that is as new, possibly one that served before. */
  private Memory memory(MemoryLimits limits) {
    FlatMemory used = pool.poll();
    boolean fits =
        used != null
            && used.initialPages() == limits.initialPages()
            && used.maximumPages() == limits.maximumPages();
    return fits && used != null ? used : new FlatMemory(limits);
  }

  private void recycle(Memory memory) {
    if (memory instanceof FlatMemory flat && flat.reset()) {
      pool.offer(flat);
    }
  }

  /** How far a memory may grow: as the state grants, and within a share of this JVM's own. */
  private static MemoryLimits limits(MemoryLimits declared, int maxPages) {
    int initial = declared.initialPages();
    int affordable = affordablePages();
    if (initial < 0 || initial > affordable) {
      throw new ExecutorException(
          "the module asks for a memory of "
              + Integer.toUnsignedString(initial)
              + " pages at once, more than "
              + affordable);
    }
    long most = Math.min((long) initial + maxPages, Math.max(initial, affordable));
    return new MemoryLimits(initial, (int) Math.min(most, declared.maximumPages()));
  }

  /** A memory that grows exists twice for a moment. */
  private static int affordablePages() {
    return (int)
        Math.min(Runtime.getRuntime().maxMemory() / 3 / Memory.PAGE_SIZE, Memory.RUNTIME_MAX_PAGES);
  }

  private static io.serinus.wasm.FunctionType type(FunctionType type) {
    return new io.serinus.wasm.FunctionType(types(type.params()), types(type.returns()));
  }

  private static List<ValueType> types(List<ValType> types) {
    List<ValueType> out = new ArrayList<>();
    for (ValType type : types) {
      if (type.equals(ValType.I32)) {
        out.add(ValueType.I32);
      } else if (type.equals(ValType.I64)) {
        out.add(ValueType.I64);
      } else if (type.equals(ValType.F32)) {
        out.add(ValueType.F32);
      } else if (type.equals(ValType.F64)) {
        out.add(ValueType.F64);
      } else {
        throw new ExecutorException("unsupported type in an imported function: " + type);
      }
    }
    return out;
  }
}
