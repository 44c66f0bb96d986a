package io.serinus.wasmbuilder;

import io.serinus.wasm.ElementSegment;
import io.serinus.wasm.Export;
import io.serinus.wasm.Function;
import io.serinus.wasm.Import;
import io.serinus.wasm.Instruction;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.WasmModule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Drops the functions, imported ones included, that neither an export nor the table can reach, and
 * renumbers the rest.
 */
final class FunctionPruner {
  private final WasmModule module;
  private final int imported;
  private final int[] renumbered;

  private FunctionPruner(WasmModule module) {
    this.module = module;
    this.imported = module.importedFunctions();
    this.renumbered = new int[imported + module.functions.size()];
    Arrays.fill(renumbered, -1);
  }

  static void apply(WasmModule module) {
    FunctionPruner pruner = new FunctionPruner(module);
    pruner.mark();
    pruner.sweep();
  }

  private void mark() {
    Deque<Integer> open = new ArrayDeque<>();
    for (Export e : module.exports) {
      if (e.kind() == Export.Kind.FUNCTION) {
        reach(e.index(), open);
      }
    }
    module.elements.forEach(e -> e.functions().forEach(f -> reach(f, open)));
    while (!open.isEmpty()) {
      int function = open.pop();
      if (function >= imported) {
        for (Instruction i : module.functions.get(function - imported).body()) {
          if (i.opcode() == Opcode.CALL) {
            reach((int) i.first(), open);
          }
        }
      }
    }
  }

  private void reach(int function, Deque<Integer> open) {
    if (renumbered[function] < 0) {
      renumbered[function] = 0;
      open.push(function);
    }
  }

  private void sweep() {
    int next = 0;
    for (int i = 0; i < renumbered.length; i++) {
      if (renumbered[i] >= 0) {
        renumbered[i] = next++;
      }
    }
    List<Import> imports = new ArrayList<>();
    int function = 0;
    for (Import i : module.imports) {
      if (!(i.description() instanceof Import.Function) || renumbered[function++] >= 0) {
        imports.add(i);
      }
    }
    List<Function> functions = new ArrayList<>();
    for (int i = 0; i < module.functions.size(); i++) {
      if (renumbered[imported + i] >= 0) {
        Function f = module.functions.get(i);
        functions.add(
            new Function(f.type(), f.locals(), f.body().stream().map(this::renumber).toList()));
      }
    }
    replace(module.imports, imports);
    replace(module.functions, functions);
    module.exports.replaceAll(
        e ->
            e.kind() == Export.Kind.FUNCTION
                ? new Export(e.name(), e.kind(), renumbered[e.index()])
                : e);
    module.elements.replaceAll(
        e ->
            new ElementSegment(
                e.offset(), e.functions().stream().map(f -> renumbered[f]).toList()));
  }

  private Instruction renumber(Instruction i) {
    return i.opcode() == Opcode.CALL ? i.withFirst(renumbered[(int) i.first()]) : i;
  }

  private static <T> void replace(List<T> list, List<T> with) {
    list.clear();
    list.addAll(with);
  }
}
