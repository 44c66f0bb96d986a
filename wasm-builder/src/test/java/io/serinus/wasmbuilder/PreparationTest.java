package io.serinus.wasmbuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.crypto.hash.Hashing;
import io.serinus.wasm.Export;
import io.serinus.wasm.FunctionType;
import io.serinus.wasm.Global;
import io.serinus.wasm.Import;
import io.serinus.wasm.Limits;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.ValueType;
import io.serinus.wasm.WasmModule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;

/** Modules whose initialiser is written by hand. */
final class PreparationTest {
  private static final int HEAP_BASE = 65_536;
  private static final String INITIALIZER = "initialize";

  /** A module with two pages and one mutable global. */
  private static WasmModule module() {
    WasmModule module = new WasmModule();
    module.memories.add(new Limits(2, -1));
    module.addGlobal(new Global(ValueType.I32, true, new CodeWriter().i32(7).end().body()));
    module.exports.add(new Export("memory", Export.Kind.MEMORY, 0));
    return module;
  }

  private static WasmModule initializing(WasmModule module, CodeWriter body) {
    int index =
        module.addFunction(new FunctionType(List.of(), List.of()), List.of(), body.end().body());
    module.exports.add(new Export(INITIALIZER, Export.Kind.FUNCTION, index));
    return module;
  }

  /** A module that imports a function from pointer and length to pointer, as number 0. */
  private static WasmModule importing(String function) {
    WasmModule module = module();
    int type = module.typeIndex(new FunctionType(List.of(ValueType.I64), List.of(ValueType.I32)));
    module.imports.add(new Import("env", function, new Import.Function(type)));
    return module;
  }

  @Test
  void startsWhereTheInitialiserEnded() {
    CodeWriter writes =
        new CodeWriter()
            .i32(1000)
            .i32(0x01020304)
            .store(Opcode.I32_STORE)
            .i32(60_000)
            .i32(-1)
            .store(Opcode.I32_STORE)
            .i32(42)
            .op(Opcode.GLOBAL_SET, 0);
    byte[] binary = initializing(module(), writes).write();
    Preparation preparation = Preparation.of(binary, INITIALIZER, HEAP_BASE).orElseThrow();

    WasmModule prepared = module();
    preparation.applyTo(prepared);
    assertThat(prepared.data).hasSize(2);
    Instance instance = Instance.builder(Parser.parse(prepared.write())).build();
    assertThat(instance.global(0).getValue()).isEqualTo(42);
    assertThat(instance.memory().readBytes(0, HEAP_BASE)).isEqualTo(preparation.memory());
    assertThat(instance.memory().readInt(1000)).isEqualTo(0x01020304);
    assertThat(instance.memory().readInt(60_000)).isEqualTo(-1);
  }

  @Test
  void hashesWithoutAHost() {
    CodeWriter hashes =
        new CodeWriter()
            .i32(0)
            .op(Opcode.I64_CONST, 4L << 32 | 100)
            .call(0)
            .load(Opcode.I32_LOAD)
            .store(Opcode.I32_STORE);
    byte[] binary = initializing(importing("ext_hashing_twox_128_version_1"), hashes).write();
    Preparation preparation = Preparation.of(binary, INITIALIZER, HEAP_BASE).orElseThrow();
    assertThat(Arrays.copyOf(preparation.memory(), 4))
        .isEqualTo(Arrays.copyOf(Hashing.twox128(new byte[4]), 4));
  }

  @Test
  void leavesWhatNeedsAHostToTheHost() {
    CodeWriter asks = new CodeWriter().op(Opcode.I64_CONST, 0).call(0).op(Opcode.DROP);
    byte[] binary = initializing(importing("ext_storage_exists_version_1"), asks).write();
    assertThat(Preparation.of(binary, INITIALIZER, HEAP_BASE)).isEmpty();
  }

  @Test
  void refusesAnInitialiserThatTraps() {
    byte[] binary = initializing(module(), new CodeWriter().op(Opcode.UNREACHABLE)).write();
    assertThatThrownBy(() -> Preparation.of(binary, INITIALIZER, HEAP_BASE))
        .isInstanceOf(WasmBuildException.class);
  }
}
