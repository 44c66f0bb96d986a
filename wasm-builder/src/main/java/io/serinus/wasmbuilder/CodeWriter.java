package io.serinus.wasmbuilder;

import io.serinus.wasm.Instruction;
import io.serinus.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Writes a function body, one instruction a call. */
final class CodeWriter {
  private final List<Instruction> out = new ArrayList<>();

  CodeWriter op(int opcode) {
    out.add(Instruction.of(opcode));
    return this;
  }

  CodeWriter op(int opcode, long first) {
    out.add(Instruction.of(opcode, first));
    return this;
  }

  CodeWriter load(int opcode) {
    return op(opcode, 0);
  }

  CodeWriter store(int opcode) {
    return op(opcode, 0);
  }

  CodeWriter i32(int value) {
    return op(Opcode.I32_CONST, value);
  }

  CodeWriter get(int local) {
    return op(Opcode.LOCAL_GET, local);
  }

  CodeWriter set(int local) {
    return op(Opcode.LOCAL_SET, local);
  }

  CodeWriter call(int function) {
    return op(Opcode.CALL, function);
  }

  CodeWriter begin(int opcode) {
    return op(opcode, Opcode.EMPTY_BLOCK);
  }

  CodeWriter end() {
    return op(Opcode.END);
  }

  /** {@code local += delta}. */
  CodeWriter advance(int local, int delta) {
    return get(local).i32(delta).op(Opcode.I32_ADD).set(local);
  }

  /** {@code while (!(condition)) body}; the condition leaves an i32. */
  CodeWriter until(Runnable condition, Runnable body) {
    begin(Opcode.BLOCK).begin(Opcode.LOOP);
    condition.run();
    op(Opcode.BR_IF, 1);
    body.run();
    return op(Opcode.BR, 0).end().end();
  }

  List<Instruction> body() {
    return List.copyOf(out);
  }
}
