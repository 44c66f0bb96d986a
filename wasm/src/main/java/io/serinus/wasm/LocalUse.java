package io.serinus.wasm;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which locals of a function a block within it touches.
 *
 * @param used all that it reads or writes
 * @param inputs those whose value at its beginning may matter to it
 * @param outputs those that it writes and whose value at its end may matter to what is around it
 */
record LocalUse(List<Integer> used, List<Integer> inputs, List<Integer> outputs) {
  /**
   * Looks at the block between two positions of a body. A local that nothing outside touches is the
   * block's own, unless it is a parameter or the block lies in a loop and may find the value that
   * it left the last time.
   */
  static LocalUse of(List<Instruction> body, int from, int to, int locals, int parameters) {
    boolean[] inside = new boolean[locals];
    boolean[] written = new boolean[locals];
    boolean[] outside = new boolean[locals];
    boolean looping = false;
    int loops = 0;
    BitSet kinds = new BitSet();
    int depth = 0;
    for (int i = 0; i < body.size(); i++) {
      Instruction at = body.get(i);
      switch (at.opcode()) {
        case Opcode.BLOCK, Opcode.LOOP, Opcode.IF -> {
          if (i == from) {
            looping = loops > 0;
          }
          boolean loop = at.opcode() == Opcode.LOOP;
          kinds.set(depth++, loop);
          loops += loop ? 1 : 0;
        }
        case Opcode.END -> {
          if (depth > 0 && kinds.get(--depth)) {
            loops--;
          }
        }
        case Opcode.LOCAL_GET, Opcode.LOCAL_SET, Opcode.LOCAL_TEE -> {
          int local = (int) at.first();
          if (i < from || i > to) {
            outside[local] = true;
          } else {
            inside[local] = true;
            written[local] |= at.opcode() != Opcode.LOCAL_GET;
          }
        }
        default -> {}
      }
    }
    boolean shared = looping;
    return new LocalUse(
        IntStream.range(0, locals).filter(l -> inside[l]).boxed().toList(),
        IntStream.range(0, locals)
            .filter(l -> inside[l] && (outside[l] || shared || l < parameters))
            .boxed()
            .toList(),
        IntStream.range(0, locals)
            .filter(l -> written[l] && (outside[l] || shared))
            .boxed()
            .toList());
  }
}
