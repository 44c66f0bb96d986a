package io.serinus.wasm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One instruction, flat as in the binary ({@code block}, {@code else} and {@code end} are
 * instructions of their own).
 *
 * @param opcode the opcode byte, or {@code 0xfc00 | sub-opcode}
 * @param first the first immediate: index, label depth, block type (as a signed number), constant
 *     (floats as raw bits), alignment
 * @param second the second immediate: offset of a memory access, table of {@code call_indirect}
 * @param targets labels of {@code br_table}, the default last; null otherwise
 */
@SuppressWarnings("ArrayRecordComponent")
public record Instruction(int opcode, long first, long second, int @Nullable [] targets) {
  public static Instruction of(int opcode) {
    return new Instruction(opcode, 0, 0, null);
  }

  public static Instruction of(int opcode, long first) {
    return new Instruction(opcode, first, 0, null);
  }

  public static Instruction of(int opcode, long first, long second) {
    return new Instruction(opcode, first, second, null);
  }

  /** The same instruction with another first immediate. */
  public Instruction withFirst(long value) {
    return new Instruction(opcode, value, second, targets);
  }

  @Override
  public String toString() {
    return "0x"
        + Integer.toHexString(opcode)
        + " "
        + first
        + " "
        + second
        + (targets == null ? "" : Arrays.toString(targets));
  }
}
