package io.serinus.host.executor;

import static io.serinus.wasm.ValueType.I32;
import static io.serinus.wasm.ValueType.I64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.host.hostapi.HostServices;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.wasm.ElementSegment;
import io.serinus.wasm.Export;
import io.serinus.wasm.FunctionType;
import io.serinus.wasm.Instruction;
import io.serinus.wasm.Limits;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.ValueType;
import io.serinus.wasm.WasmModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Indirect calls reach what the table holds, and trap elsewhere, however they are compiled. */
final class IndirectCallsTest {
  private static final FunctionType ENTRY = new FunctionType(List.of(I32, I32), List.of(I64));
  private static final FunctionType WIDE = new FunctionType(List.of(I64), List.of(I64));
  private static final FunctionType NARROW = new FunctionType(List.of(I32), List.of(I64));
  private static final int FUNCTIONS = 13;
  private static final int TABLE = 300;
  private static final int FIRST = 40;
  private static final int LAST = 260;

  /** What the module's entry point calls with 3, of the table entry that its argument names. */
  private static WasmModule module(FunctionType called) {
    WasmModule module = new WasmModule();
    TestModules.addMemory(module, new Limits(2, -1));
    TestModules.addHeapBase(module);
    for (int i = 0; i < FUNCTIONS; i++) {
      module.addFunction(
          WIDE,
          List.of(),
          List.of(
              Instruction.of(Opcode.LOCAL_GET, 0),
              Instruction.of(Opcode.I64_CONST, i),
              Instruction.of(Opcode.I64_MUL),
              Instruction.of(Opcode.END)));
    }
    int narrow =
        module.addFunction(
            NARROW,
            List.of(),
            List.of(Instruction.of(Opcode.I64_CONST, 1), Instruction.of(Opcode.END)));
    module.tables.add(new Limits(TABLE, -1));
    module.exports.add(new Export("table", Export.Kind.TABLE, 0));
    List<Integer> entries = new ArrayList<>();
    for (int i = FIRST; i < LAST; i++) {
      entries.add(isOtherType(i) ? narrow : i % FUNCTIONS);
    }
    module.elements.add(new ElementSegment(offset(FIRST), entries.subList(0, 50)));
    module.elements.add(new ElementSegment(offset(FIRST + 50), entries.subList(50, 220)));
    List<Instruction> body = new ArrayList<>();
    body.add(Instruction.of(Opcode.I32_CONST, 0));
    called
        .parameters()
        .forEach(p -> body.add(Instruction.of(p == I32 ? Opcode.I32_CONST : Opcode.I64_CONST, 3)));
    body.add(Instruction.of(Opcode.LOCAL_GET, 0));
    body.add(Instruction.of(Opcode.I32_LOAD, 2, 0));
    body.add(Instruction.of(Opcode.CALL_INDIRECT, module.typeIndex(called)));
    body.add(Instruction.of(Opcode.I64_STORE, 3, 0));
    body.add(Instruction.of(Opcode.I64_CONST, 8L << 32));
    body.add(Instruction.of(Opcode.END));
    module.exports.add(
        new Export("pick", Export.Kind.FUNCTION, module.addFunction(ENTRY, List.of(), body)));
    return module;
  }

  private static List<Instruction> offset(int at) {
    return List.of(Instruction.of(Opcode.I32_CONST, at), Instruction.of(Opcode.END));
  }

  private static boolean isOtherType(int entry) {
    return entry % 5 == 0;
  }

  private static long pick(WasmCode code, int entry) {
    byte[] argument = new ScaleWriter().writeU32(entry & 0xffff_ffffL).toByteArray();
    byte[] result =
        new WasmRuntime(code, Duration.ofSeconds(30))
            .call(StatelessHost.create(), HostServices.NONE, "pick", argument, 16);
    return new ScaleReader(result).readU64();
  }

  @Test
  void reachTheEntryOrTrap() {
    WasmCode code = new EndiveEngine(null).compile(module(WIDE).write());
    for (int entry = -1; entry < TABLE + 100; entry++) {
      int at = entry;
      if (at >= FIRST && at < LAST && !isOtherType(at)) {
        assertThat(pick(code, at)).isEqualTo(3L * (at % FUNCTIONS));
      } else {
        assertThatThrownBy(() -> pick(code, at)).isInstanceOf(ExecutorException.class);
      }
    }
    for (int beyond : List.of(1 << 16, 1 << 30, Integer.MIN_VALUE, Integer.MAX_VALUE)) {
      assertThatThrownBy(() -> pick(code, beyond)).isInstanceOf(ExecutorException.class);
    }
  }

  /** A type that no entry has. */
  @Test
  void trapWhereTheTableHasNoSuchFunction() {
    FunctionType none = new FunctionType(List.of(I32, I64), List.of(I64));
    WasmCode code = new EndiveEngine(null).compile(module(none).write());
    assertThatThrownBy(() -> pick(code, FIRST + 1)).isInstanceOf(ExecutorException.class);
  }

  /** More parameters than a JVM method takes beside the entry: the engine's own way is left. */
  @Test
  void withVeryManyArguments() {
    List<ValueType> many = Collections.nCopies(101, I32);
    WasmModule module = module(new FunctionType(many, List.of(I64)));
    int wide =
        module.addFunction(
            new FunctionType(many, List.of(I64)),
            List.of(),
            List.of(Instruction.of(Opcode.I64_CONST, 77), Instruction.of(Opcode.END)));
    module.elements.add(new ElementSegment(offset(7), List.of(wide)));
    WasmCode code = new EndiveEngine(null).compile(module.write());
    assertThat(pick(code, 7)).isEqualTo(77);
    assertThatThrownBy(() -> pick(code, FIRST + 1)).isInstanceOf(ExecutorException.class);
  }

  /** Entries beyond the table are an error before anything runs. */
  @Test
  void aSegmentThatDoesNotFit() {
    WasmModule module = module(WIDE);
    module.elements.add(new ElementSegment(offset(TABLE - 1), List.of(0, 0)));
    WasmCode code = new EndiveEngine(null).compile(module.write());
    assertThatThrownBy(() -> pick(code, FIRST + 1)).isInstanceOf(ExecutorException.class);
  }
}
