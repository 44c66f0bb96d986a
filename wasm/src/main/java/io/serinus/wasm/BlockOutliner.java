package io.serinus.wasm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves a block out of a function into a new one. The new function gets the locals it uses as
 * parameters (those beyond a bound, and all that it changes for the function around it, pass
 * through globals that are read at once and so survive recursion) and returns how the block was
 * left: 0 for its end, else the number of a way out, which the caller then branches to. A value
 * that a branch or the block's end carries passes through a global too.
 */
final class BlockOutliner {
  /** JVM methods and some engines limit parameters to 255 slots; a long takes two. */
  private static final int MAX_PARAMETERS = 100;

  private final WasmModule module;

  /** Globals that carry locals, by type, and one of each type that carries a value. */
  private final Map<ValueType, List<Integer>> carriers = new EnumMap<>(ValueType.class);

  private final Map<ValueType, Integer> results = new EnumMap<>(ValueType.class);

  BlockOutliner(WasmModule module) {
    this.module = module;
  }

  /** A way out of the block other than its end. */
  private record Exit(int number, Optional<ValueType> carried) {}

  /** What {@code return} counts as among the labels outside the block. */
  private static final int RETURN = -1;

  /**
   * Outlines the block between two positions of the body.
   *
   * @return the function around it with a call in its place; empty if the block can't be moved
   */
  Optional<Function> outline(Function function, int from, int to) {
    FunctionType type = module.types.get(function.type());
    List<ValueType> locals = new ArrayList<>(type.parameters());
    locals.addAll(function.locals());
    Optional<List<Optional<ValueType>>> labels = labelsAround(function, type, from);
    Optional<ValueType> result = blockResult(function.body().get(from));
    if (labels.isEmpty() || function.body().get(from).first() >= 0 || type.results().size() > 1) {
      return Optional.empty();
    }
    LocalUse use = LocalUse.of(function.body(), from, to, locals.size(), type.parameters().size());
    Map<Integer, Exit> exits = exits(function.body(), from, to, labels.get(), type);
    int outlined = addFunction(function.body().subList(from, to + 1), locals, use, exits, result);
    return Optional.of(replace(function, from, to, locals, use, exits, result, outlined));
  }

  /**
   * The values that branches to the labels around a position carry, the nearest first and the
   * function's own last.
   */
  private static Optional<List<Optional<ValueType>>> labelsAround(
      Function function, FunctionType type, int position) {
    Deque<Instruction> open = new ArrayDeque<>();
    for (int i = 0; i < position; i++) {
      Instruction at = function.body().get(i);
      switch (at.opcode()) {
        case Opcode.BLOCK, Opcode.LOOP, Opcode.IF -> open.push(at);
        case Opcode.END -> open.pop();
        default -> {}
      }
    }
    List<Optional<ValueType>> labels = new ArrayList<>();
    for (Instruction block : open) {
      if (block.first() >= 0) {
        return Optional.empty();
      }
      labels.add(block.opcode() == Opcode.LOOP ? Optional.empty() : blockResult(block));
    }
    labels.add(type.results().stream().findFirst());
    return Optional.of(labels);
  }

  private static Optional<ValueType> blockResult(Instruction block) {
    return block.first() == Opcode.EMPTY_BLOCK
        ? Optional.empty()
        : Optional.of(ValueType.of((int) block.first() & 0x7f));
  }

  /** Finds the ways out, by the label outside the block that they lead to. */
  private static Map<Integer, Exit> exits(
      List<Instruction> body,
      int from,
      int to,
      List<Optional<ValueType>> labels,
      FunctionType type) {
    Map<Integer, Exit> exits = new LinkedHashMap<>();
    int depth = 0;
    for (int i = from; i <= to; i++) {
      Instruction at = body.get(i);
      switch (at.opcode()) {
        case Opcode.BLOCK, Opcode.LOOP, Opcode.IF -> depth++;
        case Opcode.END -> depth--;
        case Opcode.BR, Opcode.BR_IF -> exit(exits, (int) at.first() - depth, labels);
        case Opcode.BR_TABLE -> {
          for (int target : targets(at)) {
            exit(exits, target - depth, labels);
          }
        }
        case Opcode.RETURN ->
            exits.computeIfAbsent(
                RETURN, k -> new Exit(exits.size() + 1, type.results().stream().findFirst()));
        default -> {}
      }
    }
    return exits;
  }

  private static void exit(Map<Integer, Exit> exits, int label, List<Optional<ValueType>> labels) {
    if (label >= 0) {
      exits.computeIfAbsent(label, k -> new Exit(exits.size() + 1, labels.get(label)));
    }
  }

  private static int[] targets(Instruction table) {
    int[] targets = table.targets();
    return targets == null ? new int[0] : targets;
  }

  private int addFunction(
      List<Instruction> block,
      List<ValueType> locals,
      LocalUse use,
      Map<Integer, Exit> exits,
      Optional<ValueType> result) {
    List<Integer> direct = use.inputs().subList(0, Math.min(MAX_PARAMETERS, use.inputs().size()));
    List<Integer> order = new ArrayList<>(direct);
    use.used().stream().filter(l -> !direct.contains(l)).forEach(order::add);
    int[] renumbered = new int[locals.size()];
    for (int i = 0; i < order.size(); i++) {
      renumbered[order.get(i)] = i;
    }
    int code = order.size();
    List<Instruction> out = new ArrayList<>(block.size() + 100);
    transferIn(use.inputs(), locals, renumbered, out);
    List<Exit> inner = List.copyOf(exits.values());
    out.add(Instruction.of(Opcode.BLOCK, Opcode.EMPTY_BLOCK));
    for (Exit exit : inner.reversed()) {
      out.add(Instruction.of(Opcode.BLOCK, blockType(exit.carried())));
    }
    copy(block, renumbered, exits, out);
    result.ifPresent(t -> out.add(Instruction.of(Opcode.GLOBAL_SET, resultGlobal(t))));
    for (int i = 0; i < inner.size(); i++) {
      out.add(Instruction.of(Opcode.BR, inner.size() - i));
      out.add(Instruction.of(Opcode.END));
      inner
          .get(i)
          .carried()
          .ifPresent(t -> out.add(Instruction.of(Opcode.GLOBAL_SET, resultGlobal(t))));
      out.add(Instruction.of(Opcode.I32_CONST, inner.get(i).number()));
      out.add(Instruction.of(Opcode.LOCAL_SET, code));
    }
    out.add(Instruction.of(Opcode.END));
    List<Integer> globals = carriersFor(use.outputs(), locals);
    for (int i = 0; i < globals.size(); i++) {
      out.add(Instruction.of(Opcode.LOCAL_GET, renumbered[use.outputs().get(i)]));
      out.add(Instruction.of(Opcode.GLOBAL_SET, globals.get(i)));
    }
    out.add(Instruction.of(Opcode.LOCAL_GET, code));
    out.add(Instruction.of(Opcode.END));
    List<ValueType> ownLocals =
        new ArrayList<>(
            order.subList(direct.size(), order.size()).stream().map(locals::get).toList());
    ownLocals.add(ValueType.I32);
    FunctionType type =
        new FunctionType(direct.stream().map(locals::get).toList(), List.of(ValueType.I32));
    return module.addFunction(type, ownLocals, out);
  }

  private void transferIn(
      List<Integer> inputs, List<ValueType> locals, int[] renumbered, List<Instruction> out) {
    if (inputs.size() > MAX_PARAMETERS) {
      List<Integer> overflow = inputs.subList(MAX_PARAMETERS, inputs.size());
      List<Integer> globals = carriersFor(overflow, locals);
      for (int i = 0; i < overflow.size(); i++) {
        out.add(Instruction.of(Opcode.GLOBAL_GET, globals.get(i)));
        out.add(Instruction.of(Opcode.LOCAL_SET, renumbered[overflow.get(i)]));
      }
    }
  }

  /** Copies the block with its locals renumbered and its ways out led to the blocks around it. */
  private static void copy(
      List<Instruction> block, int[] renumbered, Map<Integer, Exit> exits, List<Instruction> out) {
    int depth = 0;
    for (Instruction at : block) {
      switch (at.opcode()) {
        case Opcode.BLOCK, Opcode.LOOP, Opcode.IF -> {
          depth++;
          out.add(at);
        }
        case Opcode.END -> {
          depth--;
          out.add(at);
        }
        case Opcode.LOCAL_GET, Opcode.LOCAL_SET, Opcode.LOCAL_TEE ->
            out.add(at.withFirst(renumbered[(int) at.first()]));
        case Opcode.BR, Opcode.BR_IF ->
            out.add(at.withFirst(inside((int) at.first(), depth, exits)));
        case Opcode.BR_TABLE -> {
          int[] targets = targets(at).clone();
          for (int i = 0; i < targets.length; i++) {
            targets[i] = inside(targets[i], depth, exits);
          }
          out.add(new Instruction(Opcode.BR_TABLE, 0, 0, targets));
        }
        case Opcode.RETURN -> out.add(Instruction.of(Opcode.BR, depth + number(exits, RETURN) - 1));
        default -> out.add(at);
      }
    }
  }

  private static int inside(int label, int depth, Map<Integer, Exit> exits) {
    return label < depth ? label : depth + number(exits, label - depth) - 1;
  }

  private static int number(Map<Integer, Exit> exits, int label) {
    Exit exit = exits.get(label);
    if (exit == null) {
      throw new WasmFormatException("a branch leads nowhere");
    }
    return exit.number();
  }

  private Function replace(
      Function function,
      int from,
      int to,
      List<ValueType> locals,
      LocalUse use,
      Map<Integer, Exit> exits,
      Optional<ValueType> result,
      int outlined) {
    List<Instruction> out = new ArrayList<>(function.body().subList(0, from));
    List<ValueType> ownLocals = new ArrayList<>(function.locals());
    int code = locals.size();
    ownLocals.add(ValueType.I32);
    List<Integer> direct = use.inputs().subList(0, Math.min(MAX_PARAMETERS, use.inputs().size()));
    List<Integer> overflow = use.inputs().subList(direct.size(), use.inputs().size());
    List<Integer> carried = carriersFor(overflow, locals);
    for (int i = 0; i < overflow.size(); i++) {
      out.add(Instruction.of(Opcode.LOCAL_GET, overflow.get(i)));
      out.add(Instruction.of(Opcode.GLOBAL_SET, carried.get(i)));
    }
    direct.forEach(l -> out.add(Instruction.of(Opcode.LOCAL_GET, l)));
    out.add(Instruction.of(Opcode.CALL, outlined));
    out.add(Instruction.of(Opcode.LOCAL_SET, code));
    List<Integer> globals = carriersFor(use.outputs(), locals);
    for (int i = 0; i < globals.size(); i++) {
      out.add(Instruction.of(Opcode.GLOBAL_GET, globals.get(i)));
      out.add(Instruction.of(Opcode.LOCAL_SET, use.outputs().get(i)));
    }
    leave(exits, code, out);
    result.ifPresent(t -> out.add(Instruction.of(Opcode.GLOBAL_GET, resultGlobal(t))));
    out.addAll(function.body().subList(to + 1, function.body().size()));
    return new Function(function.type(), ownLocals, out);
  }

  /** Goes where the outlined block wanted to go. */
  private void leave(Map<Integer, Exit> exits, int code, List<Instruction> out) {
    int[] table = new int[exits.size() + 1];
    boolean plain = false;
    for (Map.Entry<Integer, Exit> entry : exits.entrySet()) {
      Exit exit = entry.getValue();
      if (entry.getKey() != RETURN && exit.carried().isEmpty()) {
        table[exit.number()] = entry.getKey() + 1;
        plain = true;
        continue;
      }
      out.add(Instruction.of(Opcode.LOCAL_GET, code));
      out.add(Instruction.of(Opcode.I32_CONST, exit.number()));
      out.add(Instruction.of(Opcode.I32_EQ));
      out.add(Instruction.of(Opcode.IF, Opcode.EMPTY_BLOCK));
      exit.carried().ifPresent(t -> out.add(Instruction.of(Opcode.GLOBAL_GET, resultGlobal(t))));
      out.add(
          entry.getKey() == RETURN
              ? Instruction.of(Opcode.RETURN)
              : Instruction.of(Opcode.BR, entry.getKey() + 1));
      out.add(Instruction.of(Opcode.END));
    }
    if (plain) {
      // Position 0 is the block's end and the default, which also stands for the exits handled
      // above.
      int[] targets = Arrays.copyOf(table, table.length + 1);
      out.add(Instruction.of(Opcode.BLOCK, Opcode.EMPTY_BLOCK));
      out.add(Instruction.of(Opcode.LOCAL_GET, code));
      out.add(new Instruction(Opcode.BR_TABLE, 0, 0, targets));
      out.add(Instruction.of(Opcode.END));
    }
  }

  private static long blockType(Optional<ValueType> carried) {
    return carried.map(t -> (long) t.code() - 0x80).orElse(Opcode.EMPTY_BLOCK);
  }

  private int resultGlobal(ValueType type) {
    return results.computeIfAbsent(type, this::newGlobal);
  }

  /** A global for each of these locals, the n-th of its type. */
  private List<Integer> carriersFor(List<Integer> wanted, List<ValueType> locals) {
    Map<ValueType, Integer> taken = new EnumMap<>(ValueType.class);
    List<Integer> globals = new ArrayList<>(wanted.size());
    for (int local : wanted) {
      ValueType type = locals.get(local);
      List<Integer> pool = carriers.computeIfAbsent(type, t -> new ArrayList<>());
      int n = taken.merge(type, 1, Integer::sum);
      while (pool.size() < n) {
        pool.add(newGlobal(type));
      }
      globals.add(pool.get(n - 1));
    }
    return globals;
  }

  private int newGlobal(ValueType type) {
    int constant =
        switch (type) {
          case I32 -> Opcode.I32_CONST;
          case I64 -> Opcode.I64_CONST;
          case F32 -> Opcode.F32_CONST;
          case F64 -> Opcode.F64_CONST;
        };
    return module.addGlobal(
        new Global(type, true, List.of(Instruction.of(constant, 0), Instruction.of(Opcode.END))));
  }
}
