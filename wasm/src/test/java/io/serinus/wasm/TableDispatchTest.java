package io.serinus.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a module; that it does the same afterwards is for the engine's tests to see. */
final class TableDispatchTest {
  private static final FunctionType TYPE = new FunctionType(List.of(), List.of());

  private static WasmModule module(int tableSize, List<Instruction> offset) {
    WasmModule module = new WasmModule();
    int first = module.addFunction(TYPE, List.of(), body(Instruction.of(Opcode.NOP)));
    module.addFunction(
        TYPE,
        List.of(),
        body(Instruction.of(Opcode.I32_CONST, 0), Instruction.of(Opcode.CALL_INDIRECT, 0)));
    module.tables.add(new Limits(tableSize, -1));
    module.elements.add(new ElementSegment(offset, List.of(first)));
    return module;
  }

  private static List<Instruction> body(Instruction... instructions) {
    List<Instruction> body = new ArrayList<>(List.of(instructions));
    body.add(Instruction.of(Opcode.END));
    return body;
  }

  private static boolean hasIndirectCalls(WasmModule module) {
    return module.functions.stream()
        .flatMap(f -> f.body().stream())
        .anyMatch(i -> i.opcode() == Opcode.CALL_INDIRECT);
  }

  @Test
  void theTableGoesWithTheLastIndirectCall() {
    WasmModule module = module(1, body(Instruction.of(Opcode.I32_CONST, 0)));
    module.exports.add(new Export("table", Export.Kind.TABLE, 0));
    TableDispatch.apply(module);
    assertThat(hasIndirectCalls(module)).isFalse();
    assertThat(module.tables).isEmpty();
    assertThat(module.elements).isEmpty();
    assertThat(module.exports).isEmpty();
    assertThat(WasmModule.read(module.write()).functions).hasSameSizeAs(module.functions);
  }

  /** A module may name one type many times, and a type's few functions may lie far apart. */
  @Test
  void addsNoMoreThanTheTableHolds() {
    WasmModule named = module(1, body(Instruction.of(Opcode.I32_CONST, 0)));
    for (int i = 1; i < 100; i++) {
      named.types.add(TYPE);
      named.functions.getLast().body().addFirst(Instruction.of(Opcode.CALL_INDIRECT, i));
    }
    int before = named.functions.size();
    TableDispatch.apply(named);
    assertThat(hasIndirectCalls(named)).isFalse();
    assertThat(named.functions).hasSize(before + 2);

    WasmModule sparse = module(1 << 16, body(Instruction.of(Opcode.I32_CONST, 0)));
    for (int i = 0; i < 1 << 11; i++) {
      List<ValueType> parameters = new ArrayList<>();
      for (int bit = 1; bit < 1 << 11; bit <<= 1) {
        parameters.add((i & bit) == 0 ? ValueType.I32 : ValueType.I64);
      }
      FunctionType type = new FunctionType(parameters, List.of());
      int function = sparse.addFunction(type, List.of(), body());
      sparse.elements.add(
          new ElementSegment(
              body(Instruction.of(Opcode.I32_CONST, (1 << 16) - 1 - i)), List.of(function)));
    }
    before = sparse.functions.size();
    TableDispatch.apply(sparse);
    assertThat(sparse.functions).hasSize(before);
    assertThat(hasIndirectCalls(sparse)).isTrue();
  }

  @Test
  void aTableThatIsNotKnownStays() {
    WasmModule imported = module(1, body(Instruction.of(Opcode.I32_CONST, 0)));
    imported.tables.clear();
    imported.imports.add(new Import("env", "table", new Import.Table(new Limits(1, -1))));
    WasmModule elsewhere = module(1, body(Instruction.of(Opcode.GLOBAL_GET, 0)));
    WasmModule beyond = module(1, body(Instruction.of(Opcode.I32_CONST, 1)));
    WasmModule negative = module(1, body(Instruction.of(Opcode.I32_CONST, -1)));
    WasmModule huge = module(1 << 17, body(Instruction.of(Opcode.I32_CONST, 0)));
    for (WasmModule module : List.of(imported, elsewhere, beyond, negative, huge)) {
      TableDispatch.apply(module);
      assertThat(hasIndirectCalls(module)).isTrue();
      assertThat(module.functions).hasSize(2);
      assertThat(module.elements).hasSize(1);
    }
  }

  @Test
  void indicesThatNoModuleHasAreFound() {
    WasmModule noFunction = module(1, body(Instruction.of(Opcode.I32_CONST, 0)));
    noFunction.elements.set(
        0, new ElementSegment(body(Instruction.of(Opcode.I32_CONST, 0)), List.of(9)));
    assertThatThrownBy(() -> TableDispatch.apply(noFunction))
        .isInstanceOf(IndexOutOfBoundsException.class);
    WasmModule noType = module(1, body(Instruction.of(Opcode.I32_CONST, 0)));
    noType.functions.get(1).body().set(1, Instruction.of(Opcode.CALL_INDIRECT, 9));
    assertThatThrownBy(() -> TableDispatch.apply(noType))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
