package io.serinus.wasm;

import java.util.ArrayList;
import java.util.List;

/** Instructions from and to bytes. */
final class InstructionCodec {
  private InstructionCodec() {}

  /**
   * Reads up to and including the {@code end} that closes the expression.
   *
   * @param most how many instructions there may be
   */
  static List<Instruction> readExpression(ByteSource in, int most) {
    List<Instruction> out = new ArrayList<>();
    int depth = 1;
    while (depth > 0) {
      if (out.size() == most) {
        throw new WasmFormatException("an expression of more than " + most + " instructions");
      }
      Instruction next = read(in);
      out.add(next);
      switch (next.opcode()) {
        case Opcode.BLOCK, Opcode.LOOP, Opcode.IF -> depth++;
        case Opcode.END -> depth--;
        default -> {}
      }
    }
    return out;
  }

  private static Instruction read(ByteSource in) {
    int opcode = in.u8();
    return switch (opcode) {
      case Opcode.BLOCK, Opcode.LOOP, Opcode.IF, Opcode.I32_CONST, Opcode.I64_CONST ->
          Instruction.of(opcode, in.s64());
      case Opcode.BR, Opcode.BR_IF, Opcode.CALL -> Instruction.of(opcode, in.u32());
      case Opcode.BR_TABLE -> branchTable(in);
      case Opcode.CALL_INDIRECT -> Instruction.of(opcode, in.u32(), in.u32());
      case Opcode.LOCAL_GET,
          Opcode.LOCAL_SET,
          Opcode.LOCAL_TEE,
          Opcode.GLOBAL_GET,
          Opcode.GLOBAL_SET ->
          Instruction.of(opcode, in.u32());
      case Opcode.MEMORY_SIZE, Opcode.MEMORY_GROW -> Instruction.of(opcode, in.u8());
      case Opcode.F32_CONST -> Instruction.of(opcode, in.fixed(4));
      case Opcode.F64_CONST -> Instruction.of(opcode, in.fixed(8));
      case 0xfc -> prefixed(in);
      default -> plain(in, opcode);
    };
  }

  private static Instruction plain(ByteSource in, int opcode) {
    if (opcode >= Opcode.I32_LOAD && opcode <= Opcode.I64_STORE32) {
      return Instruction.of(opcode, in.u32(), in.u32());
    }
    boolean known =
        opcode <= Opcode.NOP
            || opcode == Opcode.ELSE
            || opcode == Opcode.END
            || opcode == Opcode.RETURN
            || opcode == Opcode.DROP
            || opcode == Opcode.SELECT
            || (opcode >= Opcode.I32_EQZ && opcode <= Opcode.I64_EXTEND32_S);
    if (!known) {
      throw new WasmFormatException(
          "unsupported opcode 0x" + Integer.toHexString(opcode) + " before byte " + in.position());
    }
    return Instruction.of(opcode);
  }

  private static Instruction branchTable(ByteSource in) {
    int count = in.count();
    int[] targets = new int[count + 1];
    for (int i = 0; i <= count; i++) {
      targets[i] = in.u32();
    }
    return new Instruction(Opcode.BR_TABLE, 0, 0, targets);
  }

  private static Instruction prefixed(ByteSource in) {
    int opcode = Opcode.PREFIXED | in.u32();
    if (opcode <= Opcode.I64_TRUNC_SAT_F64_U) {
      return Instruction.of(opcode);
    }
    return switch (opcode) {
      case Opcode.MEMORY_COPY -> Instruction.of(opcode, in.u8(), in.u8());
      case Opcode.MEMORY_FILL -> Instruction.of(opcode, in.u8());
      default ->
          throw new WasmFormatException("unsupported opcode 0x" + Integer.toHexString(opcode));
    };
  }

  static void write(ByteSink out, Instruction i) {
    int opcode = i.opcode();
    if (opcode >= Opcode.PREFIXED) {
      out.u8(0xfc);
      out.u32(opcode & 0xff);
    } else {
      out.u8(opcode);
    }
    switch (opcode) {
      case Opcode.BLOCK, Opcode.LOOP, Opcode.IF, Opcode.I32_CONST, Opcode.I64_CONST ->
          out.s64(i.first());
      case Opcode.BR, Opcode.BR_IF, Opcode.CALL -> out.u32((int) i.first());
      case Opcode.LOCAL_GET,
          Opcode.LOCAL_SET,
          Opcode.LOCAL_TEE,
          Opcode.GLOBAL_GET,
          Opcode.GLOBAL_SET ->
          out.u32((int) i.first());
      case Opcode.CALL_INDIRECT -> {
        out.u32((int) i.first());
        out.u32((int) i.second());
      }
      case Opcode.BR_TABLE -> {
        int[] targets = i.targets();
        if (targets == null) {
          throw new WasmFormatException("br_table without targets");
        }
        out.u32(targets.length - 1);
        for (int target : targets) {
          out.u32(target);
        }
      }
      case Opcode.MEMORY_SIZE, Opcode.MEMORY_GROW, Opcode.MEMORY_FILL -> out.u8((int) i.first());
      case Opcode.MEMORY_COPY -> {
        out.u8((int) i.first());
        out.u8((int) i.second());
      }
      case Opcode.F32_CONST -> out.fixed(i.first(), 4);
      case Opcode.F64_CONST -> out.fixed(i.first(), 8);
      default -> {
        if (opcode >= Opcode.I32_LOAD && opcode <= Opcode.I64_STORE32) {
          out.u32((int) i.first());
          out.u32((int) i.second());
        }
      }
    }
  }
}
