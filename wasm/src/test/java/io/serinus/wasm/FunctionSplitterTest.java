package io.serinus.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much is split; that it does the same afterwards is for the engine's tests to see. */
final class FunctionSplitterTest {
  private static final int BLOCKS = 50;
  private static final int BLOCK = 200;
  private static final int LIMIT = 1000;

  /** A module with one function: many blocks, one after the other. */
  private static WasmModule module() {
    List<Instruction> body = new ArrayList<>();
    for (int i = 0; i < BLOCKS; i++) {
      body.add(Instruction.of(Opcode.BLOCK, Opcode.EMPTY_BLOCK));
      for (int j = 2; j < BLOCK; j++) {
        body.add(Instruction.of(Opcode.NOP));
      }
      body.add(Instruction.of(Opcode.END));
    }
    body.add(Instruction.of(Opcode.END));
    WasmModule module = new WasmModule();
    module.addFunction(new FunctionType(List.of(), List.of()), List.of(), body);
    return module;
  }

  private static int largest(WasmModule module) {
    return module.functions.stream()
        .mapToInt(f -> FunctionSplitter.weight(f.body()))
        .max()
        .orElse(0);
  }

  @Test
  void splitsWhatIsAboveTheLimit() {
    WasmModule module = module();
    assertThat(FunctionSplitter.isNeeded(module, LIMIT)).isTrue();
    FunctionSplitter.apply(module, LIMIT);
    assertThat(largest(module)).isLessThanOrEqualTo(LIMIT);
    assertThat(WasmModule.read(module.write()).functions).hasSameSizeAs(module.functions);
  }

  /** The work grows with the square of a function's size, so it ends somewhere. */
  @Test
  void givesUpOnWhatTakesTooLong() {
    WasmModule module = module();
    long whole = BLOCKS * BLOCK + 1;
    FunctionSplitter.apply(module, LIMIT, 3 * whole);
    assertThat(module.functions).hasSize(4);
    assertThat(largest(module)).isGreaterThan((BLOCKS - 4) * BLOCK);
    assertThat(WasmModule.read(module.write()).functions).hasSize(4);
  }
}
