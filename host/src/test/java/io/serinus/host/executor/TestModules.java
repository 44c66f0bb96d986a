package io.serinus.host.executor;

import static io.serinus.wasm.ValueType.I32;

import io.serinus.wasm.Export;
import io.serinus.wasm.Global;
import io.serinus.wasm.Instruction;
import io.serinus.wasm.Limits;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.WasmModule;
import java.util.List;

/** What every runtime module has, whatever it does. */
final class TestModules {
  private TestModules() {}

  /** Gives a module a memory of its own, exported. */
  static void addMemory(WasmModule module, Limits limits) {
    module.memories.add(limits);
    module.exports.add(new Export("memory", Export.Kind.MEMORY, 0));
  }

  /** Exports where the host's allocations begin. */
  static void addHeapBase(WasmModule module) {
    List<Instruction> base =
        List.of(Instruction.of(Opcode.I32_CONST, 1024), Instruction.of(Opcode.END));
    int global = module.addGlobal(new Global(I32, false, base));
    module.exports.add(new Export("__heap_base", Export.Kind.GLOBAL, global));
  }
}
