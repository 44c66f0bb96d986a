package io.serinus.node.cli;

import static io.serinus.wasm.ValueType.I32;
import static io.serinus.wasm.ValueType.I64;

import io.serinus.scale.ScaleWriter;
import io.serinus.wasm.CustomSection;
import io.serinus.wasm.DataSegment;
import io.serinus.wasm.Export;
import io.serinus.wasm.FunctionType;
import io.serinus.wasm.Global;
import io.serinus.wasm.Instruction;
import io.serinus.wasm.Limits;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;

/** Little modules, made by hand. */
final class Blobs {
  static final FunctionType ENTRY = new FunctionType(List.of(I32, I32), List.of(I64));
  static final FunctionType NOTHING = new FunctionType(List.of(), List.of());
  static final String FUNCTION = "Core_version";

  private Blobs() {}

  /** A module with a memory and a heap base, which exports a function of this body. */
  static WasmModule module(Instruction... body) {
    WasmModule module = new WasmModule();
    module.memories.add(new Limits(1, -1));
    module.exports.add(new Export("memory", Export.Kind.MEMORY, 0));
    Global base = new Global(I32, false, List.of(op(Opcode.I32_CONST, 1024), op(Opcode.END)));
    module.exports.add(new Export("__heap_base", Export.Kind.GLOBAL, module.addGlobal(base)));
    export(module, FUNCTION, body);
    return module;
  }

  static void export(WasmModule module, String name, Instruction... body) {
    List<Instruction> code = new ArrayList<>(List.of(body));
    code.add(op(Opcode.I64_CONST, 0));
    code.add(op(Opcode.END));
    module.exports.add(
        new Export(name, Export.Kind.FUNCTION, module.addFunction(ENTRY, List.of(), code)));
  }

  static Instruction op(int opcode) {
    return Instruction.of(opcode);
  }

  static Instruction op(int opcode, long immediate) {
    return Instruction.of(opcode, immediate);
  }

  /** A loop without an end. */
  static Instruction[] forEver() {
    return new Instruction[] {
      op(Opcode.LOOP, Opcode.EMPTY_BLOCK), op(Opcode.BR, 0), op(Opcode.END)
    };
  }

  /** Has the module tell a version in a section, as runtimes of today do. */
  static WasmModule versioned(WasmModule module, int specVersion, int stateVersion) {
    byte[] core = {(byte) 0xdf, 0x6a, (byte) 0xcb, 0x68, (byte) 0x99, 0x07, 0x60, (byte) 0x9b};
    ScaleWriter out = new ScaleWriter();
    out.writeBytes(new byte[0]).writeBytes(new byte[0]);
    out.writeU32(1).writeU32(specVersion).writeU32(1);
    out.writeCompact(1).writeFixed(core).writeU32(4).writeU32(1).writeU8(stateVersion);
    module.customSections.add(new CustomSection("runtime_version", out.toByteArray()));
    // What the function answers lies in the memory from here on.
    byte[] version = out.toByteArray();
    module.data.add(new DataSegment(List.of(op(Opcode.I32_CONST, 512), op(Opcode.END)), version));
    module.exports.removeIf(e -> e.name().equals(FUNCTION));
    export(module, FUNCTION, answer(512, version.length));
    return module;
  }

  /** Returns these bytes of the memory. */
  static Instruction[] answer(int pointer, int length) {
    return new Instruction[] {
      op(Opcode.I64_CONST, (long) length << 32 | pointer), op(Opcode.RETURN)
    };
  }
}
