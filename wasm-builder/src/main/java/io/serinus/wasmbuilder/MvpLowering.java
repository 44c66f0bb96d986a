package io.serinus.wasmbuilder;

import static io.serinus.wasm.ValueType.F32;
import static io.serinus.wasm.ValueType.F64;
import static io.serinus.wasm.ValueType.I32;
import static io.serinus.wasm.ValueType.I64;

import io.serinus.wasm.Function;
import io.serinus.wasm.FunctionType;
import io.serinus.wasm.Instruction;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.ValueType;
import io.serinus.wasm.WasmModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces the instructions that came after WebAssembly 1.0 by plain ones: bulk memory operations
 * and saturating conversions become calls of small functions, sign extensions become shifts. Hosts
 * differ in which later proposals they allow; all allow 1.0.
 */
final class MvpLowering {
  private final WasmModule module;
  private final Map<Integer, Integer> helpers = new HashMap<>();

  private MvpLowering(WasmModule module) {
    this.module = module;
  }

  static void apply(WasmModule module) {
    new MvpLowering(module).run();
  }

  private void run() {
    int count = module.functions.size();
    for (int i = 0; i < count; i++) {
      Function f = module.functions.get(i);
      if (f.body().stream().anyMatch(op -> op.opcode() > Opcode.LAST_MVP)) {
        List<Instruction> body = new ArrayList<>(f.body().size());
        f.body().forEach(op -> lower(op, body));
        module.functions.set(i, new Function(f.type(), f.locals(), body));
      }
    }
  }

  private void lower(Instruction op, List<Instruction> out) {
    switch (op.opcode()) {
      case Opcode.I32_EXTEND8_S ->
          shifts(out, Opcode.I32_CONST, 24, Opcode.I32_SHL, Opcode.I32_SHR_S);
      case Opcode.I32_EXTEND16_S ->
          shifts(out, Opcode.I32_CONST, 16, Opcode.I32_SHL, Opcode.I32_SHR_S);
      case Opcode.I64_EXTEND8_S ->
          shifts(out, Opcode.I64_CONST, 56, Opcode.I64_SHL, Opcode.I64_SHR_S);
      case Opcode.I64_EXTEND16_S ->
          shifts(out, Opcode.I64_CONST, 48, Opcode.I64_SHL, Opcode.I64_SHR_S);
      case Opcode.I64_EXTEND32_S ->
          shifts(out, Opcode.I64_CONST, 32, Opcode.I64_SHL, Opcode.I64_SHR_S);
      default ->
          out.add(
              op.opcode() < Opcode.PREFIXED
                  ? op
                  : Instruction.of(Opcode.CALL, helper(op.opcode())));
    }
  }

  private static void shifts(List<Instruction> out, int constant, int bits, int left, int right) {
    out.add(Instruction.of(constant, bits));
    out.add(Instruction.of(left));
    out.add(Instruction.of(constant, bits));
    out.add(Instruction.of(right));
  }

  private int helper(int opcode) {
    Integer known = helpers.get(opcode);
    if (known != null) {
      return known;
    }
    int index =
        switch (opcode) {
          case Opcode.MEMORY_COPY -> memoryCopy();
          case Opcode.MEMORY_FILL -> memoryFill();
          default -> saturatingConversion(opcode);
        };
    helpers.put(opcode, index);
    return index;
  }

  private static final FunctionType BULK = new FunctionType(List.of(I32, I32, I32), List.of());

  /**
   * {@code (to, from, length)}: eight bytes at a time, from the end where a copy upwards would
   * overtake its source.
   */
  private int memoryCopy() {
    final int to = 0;
    final int from = 1;
    final int length = 2;
    CodeWriter w = new CodeWriter();
    w.get(to).get(from).op(Opcode.I32_SUB).get(length).op(Opcode.I32_GE_U).begin(Opcode.IF);
    w.until(
        () -> w.get(length).i32(8).op(Opcode.I32_LT_U),
        () -> {
          w.get(to).get(from).load(Opcode.I64_LOAD).store(Opcode.I64_STORE);
          w.advance(to, 8).advance(from, 8).advance(length, -8);
        });
    w.until(
        () -> w.get(length).op(Opcode.I32_EQZ),
        () -> {
          w.get(to).get(from).load(Opcode.I32_LOAD8_U).store(Opcode.I32_STORE8);
          w.advance(to, 1).advance(from, 1).advance(length, -1);
        });
    w.op(Opcode.ELSE);
    w.until(
        () -> w.get(length).i32(8).op(Opcode.I32_LT_U),
        () -> {
          w.advance(length, -8).get(to).get(length).op(Opcode.I32_ADD);
          w.get(from).get(length).op(Opcode.I32_ADD).load(Opcode.I64_LOAD).store(Opcode.I64_STORE);
        });
    w.until(
        () -> w.get(length).op(Opcode.I32_EQZ),
        () -> {
          w.advance(length, -1).get(to).get(length).op(Opcode.I32_ADD);
          w.get(from)
              .get(length)
              .op(Opcode.I32_ADD)
              .load(Opcode.I32_LOAD8_U)
              .store(Opcode.I32_STORE8);
        });
    w.end().end();
    return module.addFunction(BULK, List.of(), w.body());
  }

  /** {@code (to, value, length)}. */
  private int memoryFill() {
    final int to = 0;
    final int value = 1;
    final int length = 2;
    final int pattern = 3;
    CodeWriter w = new CodeWriter();
    w.get(value).i32(0xff).op(Opcode.I32_AND).op(Opcode.I64_EXTEND_I32_U);
    w.op(Opcode.I64_CONST, 0x0101_0101_0101_0101L).op(Opcode.I64_MUL).set(pattern);
    w.until(
        () -> w.get(length).i32(8).op(Opcode.I32_LT_U),
        () -> {
          w.get(to).get(pattern).store(Opcode.I64_STORE);
          w.advance(to, 8).advance(length, -8);
        });
    w.until(
        () -> w.get(length).op(Opcode.I32_EQZ),
        () -> {
          w.get(to).get(value).store(Opcode.I32_STORE8);
          w.advance(to, 1).advance(length, -1);
        });
    w.end();
    return module.addFunction(BULK, List.of(I64), w.body());
  }

  /**
   * A float to the nearest integer towards zero, NaN to zero, out of range to the nearest bound.
   */
  private int saturatingConversion(int opcode) {
    int kind = opcode - Opcode.I32_TRUNC_SAT_F32_S;
    boolean wide = kind >= 4;
    boolean fromDouble = (kind & 2) != 0;
    boolean unsigned = (kind & 1) != 0;
    int bits = wide ? 64 : 32;
    ValueType result = wide ? I64 : I32;
    int integerConst = wide ? Opcode.I64_CONST : Opcode.I32_CONST;
    double low = unsigned ? 0 : -Math.pow(2, bits - 1);
    double high = Math.pow(2, unsigned ? bits : bits - 1);
    long lowest = unsigned ? 0 : -1L << (bits - 1);
    long highest = unsigned ? -1L : ~lowest;
    CodeWriter w = new CodeWriter();
    w.get(0).get(0).op(fromDouble ? Opcode.F64_NE : Opcode.F32_NE).begin(Opcode.IF);
    w.op(integerConst, 0).op(Opcode.RETURN).end();
    w.get(0);
    floatConstant(w, fromDouble, low);
    w.op(fromDouble ? Opcode.F64_LT : Opcode.F32_LT).begin(Opcode.IF);
    w.op(integerConst, lowest).op(Opcode.RETURN).end();
    w.get(0);
    floatConstant(w, fromDouble, high);
    w.op(fromDouble ? Opcode.F64_GE : Opcode.F32_GE).begin(Opcode.IF);
    w.op(integerConst, highest).op(Opcode.RETURN).end();
    // The trapping conversions lie in the same order: i32 at 0xa8, i64 at 0xae.
    w.get(0).op((wide ? 0xae : Opcode.I32_TRUNC_F32_S) + (kind & 3)).end();
    FunctionType type = new FunctionType(List.of(fromDouble ? F64 : F32), List.of(result));
    return module.addFunction(type, List.of(), w.body());
  }

  private static void floatConstant(CodeWriter w, boolean isDouble, double value) {
    if (isDouble) {
      w.op(Opcode.F64_CONST, Double.doubleToRawLongBits(value));
    } else {
      w.op(Opcode.F32_CONST, Integer.toUnsignedLong(Float.floatToRawIntBits((float) value)));
    }
  }
}
