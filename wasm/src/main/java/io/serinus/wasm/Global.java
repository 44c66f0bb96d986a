package io.serinus.wasm;

import java.util.List;

/** A global variable defined in the module, with its constant initialiser. */
public record Global(ValueType type, boolean mutable, List<Instruction> initializer) {
  public Global {
    initializer = List.copyOf(initializer);
  }
}
