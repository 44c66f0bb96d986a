package io.serinus.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WasmReaderTest {
  private static final FunctionType TYPE = new FunctionType(List.of(), List.of());
  private static final Instruction END = Instruction.of(Opcode.END);

  private static void isBounded(WasmModule module) {
    byte[] binary = module.write();
    assertThat(WasmModule.read(binary).write()).isEqualTo(binary);
    assertThatThrownBy(() -> WasmModule.read(binary, 1_000))
        .isInstanceOf(WasmFormatException.class);
    assertThat(WasmModule.read(binary, 100_000).write()).isEqualTo(binary);
  }

  @Test
  void boundsInstructions() {
    WasmModule module = new WasmModule();
    List<Instruction> body =
        Stream.concat(
                Collections.nCopies(1_000, Instruction.of(Opcode.NOP)).stream(), Stream.of(END))
            .toList();
    module.addFunction(TYPE, List.of(), body);
    isBounded(module);
  }

  @Test
  void boundsTheLengthOfOneFunction() {
    WasmModule module = new WasmModule();
    List<Instruction> body =
        new ArrayList<>(Collections.nCopies(WasmReader.MAX_BODY, Instruction.of(Opcode.NOP)));
    body.set(body.size() - 1, END);
    module.addFunction(TYPE, List.of(), body);
    assertThat(WasmModule.read(module.write()).functions.getFirst().body())
        .hasSize(WasmReader.MAX_BODY);
    body.addFirst(Instruction.of(Opcode.NOP));
    byte[] longer = module.write();
    assertThatThrownBy(() -> WasmModule.read(longer))
        .isInstanceOf(WasmFormatException.class)
        .hasMessageContaining("1048576 instructions");
  }

  @Test
  void boundsWhatFewBytesStandFor() {
    WasmModule locals = new WasmModule();
    locals.addFunction(TYPE, Collections.nCopies(1_000, ValueType.I32), List.of(END));
    isBounded(locals);
    WasmModule types = new WasmModule();
    types.types.addAll(Collections.nCopies(100, TYPE));
    isBounded(types);
    WasmModule exports = new WasmModule();
    exports.memories.add(new Limits(1, -1));
    exports.exports.addAll(Collections.nCopies(1_001, new Export("", Export.Kind.MEMORY, 0)));
    isBounded(exports);
  }
}
