package io.serinus.wasm;

import java.util.List;

/**
 * A function defined in the module.
 *
 * @param type index into the type section
 * @param locals the locals after the parameters, one entry each
 * @param body the instructions, the closing {@code end} included
 */
public record Function(int type, List<ValueType> locals, List<Instruction> body) {
  public Function {
    locals = List.copyOf(locals);
  }
}
