package io.serinus.wasm;

import java.util.List;

/** Function indices written into table 0 at the offset when the module is instantiated. */
public record ElementSegment(List<Instruction> offset, List<Integer> functions) {
  public ElementSegment {
    offset = List.copyOf(offset);
    functions = List.copyOf(functions);
  }
}
