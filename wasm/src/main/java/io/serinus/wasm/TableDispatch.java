package io.serinus.wasm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Replaces indirect calls by direct ones, where the table is known and nobody can change it: an
 * indirect call of a type becomes a call of a function that branches over the entries of that type.
 * For engines that dispatch an indirect call over all functions of its type, thousands in a
 * runtime, in one method: few of them are in the table, and small methods are compiled better. What
 * was a trap (no entry, or one of another type) is {@code unreachable} now.
 */
public final class TableDispatch {
  /** How many neighbouring entries one function branches over. */
  private static final int ENTRIES = 64;

  private static final int ENTRY_BITS = Integer.numberOfTrailingZeros(ENTRIES);

  /** Far above the ten thousand entries of the largest runtimes. */
  private static final int MAX_TABLE = 1 << 16;

  /** How many branches all functions may have; a type's few entries can lie far apart. */
  private static final long MAX_BRANCHES = 1 << 20;

  /** The JVM's methods have at most 255 slots of parameters, and a long takes two. */
  private static final int MAX_PARAMETERS = 100;

  private final WasmModule module;

  /** The entries of each type: function indices by entry, in groups of neighbours. */
  private final Map<FunctionType, SortedMap<Integer, @Nullable Integer[]>> groups = new HashMap<>();

  /** What calls of a type were replaced by calls of. */
  private final Map<FunctionType, Integer> dispatchers = new HashMap<>();

  private TableDispatch(WasmModule module) {
    this.module = module;
  }

  /**
   * Replaces what can be replaced. The table goes, and its exports, where no indirect call is left.
   *
   * @throws IndexOutOfBoundsException for indices that no valid module has
   */
  public static void apply(WasmModule module) {
    @Nullable Integer[] table = table(module);
    if (table != null) {
      new TableDispatch(module).replace(table);
    }
  }

  /** The function index of each entry; null if the table is not known, or not valid. */
  private static @Nullable Integer @Nullable [] table(WasmModule module) {
    boolean imported =
        module.imports.stream().anyMatch(i -> i.description() instanceof Import.Table);
    if (imported || module.tables.size() != 1) {
      return null;
    }
    int size = module.tables.getFirst().min();
    if (size < 0 || size > MAX_TABLE) {
      return null;
    }
    @Nullable Integer[] table = new @Nullable Integer[size];
    for (ElementSegment segment : module.elements) {
      Instruction offset = segment.offset().getFirst();
      if (offset.opcode() != Opcode.I32_CONST
          || offset.first() < 0
          || offset.first() + segment.functions().size() > size) {
        return null;
      }
      for (int i = 0; i < segment.functions().size(); i++) {
        table[(int) offset.first() + i] = segment.functions().get(i);
      }
    }
    return table;
  }

  private void replace(@Nullable Integer[] table) {
    List<Integer> types = functionTypes();
    for (int i = 0; i < table.length; i++) {
      Integer function = table[i];
      if (function != null) {
        FunctionType type = module.types.get(types.get(function));
        groups.computeIfAbsent(type, _ -> new TreeMap<>())
                .computeIfAbsent(i >>> ENTRY_BITS, _ -> new @Nullable Integer[ENTRIES])[
                i & ENTRIES - 1] =
            function;
      }
    }
    long branches =
        groups.values().stream().mapToLong(g -> g.lastKey() + 1L + (long) ENTRIES * g.size()).sum();
    if (branches > MAX_BRANCHES) {
      return;
    }
    boolean all = true;
    int count = module.functions.size();
    for (int i = 0; i < count; i++) {
      all &= replaceIn(module.functions.get(i).body());
    }
    if (all) {
      module.exports.removeIf(e -> e.kind() == Export.Kind.TABLE);
      module.elements.clear();
      module.tables.clear();
    }
  }

  /** The type index of every function, imported ones first. */
  private List<Integer> functionTypes() {
    List<Integer> types = new ArrayList<>();
    for (Import i : module.imports) {
      if (i.description() instanceof Import.Function(int type)) {
        types.add(type);
      }
    }
    module.functions.forEach(f -> types.add(f.type()));
    return types;
  }

  /** Replaces a function's indirect calls; false if one stays. */
  private boolean replaceIn(List<Instruction> body) {
    boolean all = true;
    for (int i = 0; i < body.size(); i++) {
      Instruction instruction = body.get(i);
      if (instruction.opcode() == Opcode.CALL_INDIRECT) {
        FunctionType type = module.types.get((int) instruction.first());
        if (type.parameters().size() > MAX_PARAMETERS) {
          all = false;
        } else {
          int dispatcher = dispatchers.computeIfAbsent(type, this::dispatcher);
          body.set(i, Instruction.of(Opcode.CALL, dispatcher));
        }
      }
    }
    return all;
  }

  /** Adds what is called with the arguments of an indirect call, the entry last. */
  private int dispatcher(FunctionType type) {
    List<ValueType> parameters = new ArrayList<>(type.parameters());
    parameters.add(ValueType.I32);
    FunctionType dispatch = new FunctionType(parameters, type.results());
    SortedMap<Integer, @Nullable Integer[]> groupsOfType =
        groups.getOrDefault(type, new TreeMap<>());
    @Nullable Integer[] root =
        new @Nullable Integer[groupsOfType.isEmpty() ? 0 : groupsOfType.lastKey() + 1];
    groupsOfType.forEach(
        (group, functions) ->
            root[group] =
                module.addFunction(
                    dispatch, List.of(), branches(type, functions, entryWithinGroup(type), false)));
    return module.addFunction(dispatch, List.of(), branches(type, root, groupOfEntry(type), true));
  }

  private static List<Instruction> entryWithinGroup(FunctionType type) {
    return List.of(
        Instruction.of(Opcode.LOCAL_GET, type.parameters().size()),
        Instruction.of(Opcode.I32_CONST, ENTRIES - 1),
        Instruction.of(Opcode.I32_AND));
  }

  private static List<Instruction> groupOfEntry(FunctionType type) {
    return List.of(
        Instruction.of(Opcode.LOCAL_GET, type.parameters().size()),
        Instruction.of(Opcode.I32_CONST, ENTRY_BITS),
        Instruction.of(Opcode.I32_SHR_U));
  }

  /**
   * A branch table over functions, each in a block of its own.
   *
   * @param selector says which, counted from zero; what is null or beyond the last is unreachable
   * @param withEntry whether the functions take the entry too
   */
  private static List<Instruction> branches(
      FunctionType type,
      @Nullable Integer[] functions,
      List<Instruction> selector,
      boolean withEntry) {
    List<Integer> distinct = new ArrayList<>();
    int[] targets = new int[functions.length + 1];
    Map<Integer, Integer> labels = new HashMap<>();
    for (int i = 0; i < functions.length; i++) {
      Integer function = functions[i];
      if (function != null) {
        targets[i] =
            labels.computeIfAbsent(
                function,
                f -> {
                  distinct.add(f);
                  return distinct.size() - 1;
                });
      }
    }
    for (int i = 0; i < targets.length; i++) {
      if (i == functions.length || functions[i] == null) {
        targets[i] = distinct.size();
      }
    }
    List<Instruction> body = new ArrayList<>();
    // The innermost block's end is the first function's label, the outermost block's what traps.
    for (int i = 0; i <= distinct.size(); i++) {
      body.add(Instruction.of(Opcode.BLOCK, Opcode.EMPTY_BLOCK));
    }
    body.addAll(selector);
    body.add(new Instruction(Opcode.BR_TABLE, 0, 0, targets));
    for (int function : distinct) {
      body.add(Instruction.of(Opcode.END));
      int parameters = type.parameters().size() + (withEntry ? 1 : 0);
      for (int p = 0; p < parameters; p++) {
        body.add(Instruction.of(Opcode.LOCAL_GET, p));
      }
      body.add(Instruction.of(Opcode.CALL, function));
      body.add(Instruction.of(Opcode.RETURN));
    }
    body.add(Instruction.of(Opcode.END));
    body.add(Instruction.of(Opcode.UNREACHABLE));
    body.add(Instruction.of(Opcode.END));
    return body;
  }
}
