package io.serinus.wasm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Splits large functions into several, for engines that handle each function as a whole and do so
 * badly, or not at all, beyond some size. Structured blocks are moved into functions of their own
 * ({@link BlockOutliner}), the largest that fits the limit first, until what is left of every
 * function fits too. In a chain of nested blocks, as switches are, that is the innermost part of
 * the chain; the next round finds the next part, with a call in the place of the first. What the
 * module computes does not change.
 */
public final class FunctionSplitter {
  /**
   * A call that replaces a block costs some instructions itself, so moving smaller ones gains
   * nothing.
   */
  private static final int SMALLEST_BLOCK = 100;

  /**
   * How many instructions may be gone through in all. Each move goes through its function once
   * more, so that the time would else grow with the square of its size; real runtimes need a small
   * part.
   */
  private static final long MAX_WORK = 200_000_000;

  private final WasmModule module;
  private final int limit;
  private final BlockOutliner outliner;
  private long workLeft;

  private FunctionSplitter(WasmModule module, int limit, long maxWork) {
    this.module = module;
    this.limit = limit;
    this.workLeft = maxWork;
    this.outliner = new BlockOutliner(module);
  }

  /** Whether any function of the module is above the limit. */
  public static boolean isNeeded(WasmModule module, int limit) {
    return module.functions.stream().anyMatch(f -> weight(f.body()) > limit);
  }

  /**
   * Splits what is above the limit as far as its structure, and a bound on the time, allow.
   *
   * @param limit how many instructions a function may have; a branch table counts by its targets
   */
  public static void apply(WasmModule module, int limit) {
    apply(module, limit, MAX_WORK);
  }

  static void apply(WasmModule module, int limit, long maxWork) {
    FunctionSplitter splitter = new FunctionSplitter(module, limit, maxWork);
    int count = module.functions.size();
    for (int i = 0; i < count; i++) {
      splitter.split(i);
    }
  }

  /** How large a function counts. */
  public static int weight(List<Instruction> body) {
    int weight = 0;
    for (Instruction i : body) {
      weight += weight(i);
    }
    return weight;
  }

  private static int weight(Instruction i) {
    int[] targets = i.targets();
    return targets == null ? 1 : 1 + 2 * targets.length;
  }

  private void split(int index) {
    Function function = module.functions.get(index);
    int weight = weight(function.body());
    while (weight > limit) {
      Optional<Function> smaller = step(function, weight);
      if (smaller.isEmpty()) {
        break;
      }
      function = smaller.get();
      weight = weight(function.body());
    }
    module.functions.set(index, function);
  }

  /** A block as a range of the body, from its opening to its closing instruction. */
  private record Range(int from, int to, int weight) {}

  private Optional<Function> step(Function function, int weight) {
    List<Range> candidates = blocks(function.body());
    candidates.sort(Comparator.comparingInt(Range::weight).reversed());
    for (Range range : candidates) {
      workLeft -= function.body().size();
      if (workLeft < 0) {
        return Optional.empty();
      }
      int before = module.functions.size();
      Optional<Function> outlined = outliner.outline(function, range.from(), range.to());
      if (outlined.isPresent() && weight(outlined.get().body()) < weight) {
        return outlined;
      }
      // Many locals can make the call larger than the block; then the block stays where it is.
      module.functions.subList(before, module.functions.size()).clear();
    }
    return Optional.empty();
  }

  /** The blocks and loops of a size worth moving. */
  private List<Range> blocks(List<Instruction> body) {
    List<Range> found = new ArrayList<>();
    Deque<int[]> open = new ArrayDeque<>();
    int weight = 0;
    for (int i = 0; i < body.size(); i++) {
      int opcode = body.get(i).opcode();
      if (opcode == Opcode.BLOCK || opcode == Opcode.LOOP || opcode == Opcode.IF) {
        open.push(new int[] {i, weight});
      }
      weight += weight(body.get(i));
      if (opcode == Opcode.END && !open.isEmpty()) {
        int[] start = open.pop();
        int size = weight - start[1];
        if (body.get(start[0]).opcode() != Opcode.IF
            && size >= SMALLEST_BLOCK
            && size <= limit * 3 / 4) {
          found.add(new Range(start[0], i, size));
        }
      }
    }
    return found;
  }
}
