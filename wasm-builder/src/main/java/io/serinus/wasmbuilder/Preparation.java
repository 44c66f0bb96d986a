package io.serinus.wasmbuilder;

import io.serinus.crypto.hash.Hashing;
import io.serinus.wasm.DataSegment;
import io.serinus.wasm.Global;
import io.serinus.wasm.Instruction;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.WasmModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.FunctionType;

/**
 * What a module's memory and globals hold once its initialiser has run. Hosts make a fresh instance
 * for each call, so a runtime that initialises itself does so at each call, which takes many times
 * as long as a short call itself; one that starts with what the initialiser left does it never.
 *
 * <p>Initialisation may hash, whose outcome no host can change. Where it asks a host for anything
 * else there is no preparation.
 *
 * @param globals the values of all globals, as raw bits
 * @param memory the memory below {@code __heap_base}
 */
record Preparation(long[] globals, byte[] memory) {
  /** Shorter runs of zeros are cheaper as data than as another segment. */
  private static final int GAP = 64;

  private static final String FREE = "ext_allocator_free_version_1";

  private static final Map<String, UnaryOperator<byte[]>> HASHES =
      Map.of(
          "ext_hashing_blake2_128_version_1", Hashing::blake2b128,
          "ext_hashing_blake2_256_version_1", Hashing::blake2b256,
          "ext_hashing_twox_64_version_1", Hashing::twox64,
          "ext_hashing_twox_128_version_1", Hashing::twox128,
          "ext_hashing_twox_256_version_1", Hashing::twox256,
          "ext_hashing_keccak_256_version_1", Hashing::keccak256,
          "ext_hashing_sha2_256_version_1", Hashing::sha256);

  /**
   * Runs a module's initialiser.
   *
   * @param binary the module
   * @param initializer the name of the exported function
   * @param heapBase where the module's own memory ends
   * @return nothing where the initialiser needs a host
   */
  static Optional<Preparation> of(byte[] binary, String initializer, int heapBase) {
    run.endive.wasm.WasmModule module = Parser.parse(binary);
    ImportValues.Builder imports = ImportValues.builder();
    for (int i = 0; i < module.importSection().importCount(); i++) {
      if (module.importSection().getImport(i) instanceof FunctionImport f) {
        FunctionType type = module.typeSection().getType(f.typeIndex());
        imports.addFunction(new HostFunction(f.module(), f.name(), type, body(f.name(), heapBase)));
      }
    }
    Instance instance = Instance.builder(module).withImportValues(imports.build()).build();
    try {
      instance.export(initializer).apply();
    } catch (NeedsHostException e) {
      return Optional.empty();
    } catch (WasmEngineException e) {
      throw new WasmBuildException("the initialiser fails: " + e.getMessage(), e);
    }
    long[] globals = new long[instance.globalCount()];
    for (int i = 0; i < globals.length; i++) {
      globals[i] = instance.global(i).getValue();
    }
    return Optional.of(new Preparation(globals, instance.memory().readBytes(0, heapBase)));
  }

  /** The initialiser asked for something that depends on the host. */
  private static final class NeedsHostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NeedsHostException(String function) {
      super(function);
    }
  }

  private static WasmFunctionHandle body(String name, int heapBase) {
    if (name.equals(FREE)) {
      return (instance, arguments) -> new long[0];
    }
    UnaryOperator<byte[]> hash = HASHES.get(name);
    if (hash == null) {
      return (instance, arguments) -> {
        throw new NeedsHostException(name);
      };
    }
    // The caller copies a hash at once, so that all can go to the same place.
    return (instance, arguments) -> {
      Memory memory = instance.memory();
      byte[] data = memory.readBytes((int) arguments[0], (int) (arguments[0] >>> 32));
      memory.write(heapBase, hash.apply(data));
      return new long[] {heapBase};
    };
  }

  /** Makes a module that was not initialised start where the initialiser had ended. */
  void applyTo(WasmModule module) {
    for (int i = 0; i < module.globals.size(); i++) {
      Global g = module.globals.get(i);
      if (g.mutable()) {
        module.globals.set(i, new Global(g.type(), true, value(g, globals[i])));
      }
    }
    module.data.clear();
    module.data.addAll(segments());
  }

  private static List<Instruction> value(Global global, long bits) {
    CodeWriter w = new CodeWriter();
    switch (global.type()) {
      case I32 -> w.i32((int) bits);
      case I64 -> w.op(Opcode.I64_CONST, bits);
      case F32 -> w.op(Opcode.F32_CONST, bits);
      case F64 -> w.op(Opcode.F64_CONST, bits);
    }
    return w.end().body();
  }

  private List<DataSegment> segments() {
    List<DataSegment> segments = new ArrayList<>();
    int from = nextSet(0);
    while (from < memory.length) {
      int to = from + 1;
      int next = nextSet(to);
      while (next < memory.length && next - to < GAP) {
        to = next + 1;
        next = nextSet(to);
      }
      segments.add(
          new DataSegment(
              new CodeWriter().i32(from).end().body(), Arrays.copyOfRange(memory, from, to)));
      from = next;
    }
    return segments;
  }

  private int nextSet(int from) {
    int at = from;
    while (at < memory.length && memory[at] == 0) {
      at++;
    }
    return at;
  }
}
