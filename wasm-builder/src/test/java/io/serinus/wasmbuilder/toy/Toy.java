package io.serinus.wasmbuilder.toy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.teavm.interop.Address;
import org.teavm.interop.Export;
import org.teavm.interop.Import;

/** A runtime that is none: it uses what runtimes use of the language and the class library. */
public final class Toy {
  /** The names under which the cases below are exported, in order. */
  public static final List<String> FUNCTIONS =
      List.of(
          "Toy_patterns",
          "Toy_streams",
          "Toy_collections",
          "Toy_bigintegers",
          "Toy_exceptions",
          "Toy_garbage",
          "Toy_enums",
          "Toy_bounds",
          "Toy_escaped",
          "Toy_longs",
          "Toy_import",
          "Toy_recursion",
          "Toy_oversized",
          "Toy_missing");

  private Toy() {}

  sealed interface Shape permits Circle, Square, Nested {}

  record Circle(int radius) implements Shape {}

  record Square(int side, String name) implements Shape {}

  record Nested(Shape inner, long weight) implements Shape {}

  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int code;

    Failure(int code) {
      super("failure " + code);
      this.code = code;
    }
  }

  enum Kind {
    PLAIN,
    SPECIAL {
      @Override
      int value() {
        return 7;
      }
    };

    int value() {
      return 1;
    }
  }

  @Import(module = "env", name = "ext_logging_max_level_version_1")
  private static native int maxLevel();

  public static void main(String[] arguments) {}

  @Export(name = "serinus_call")
  public static long call(int function, int pointer, int length) {
    byte[] input = new byte[length];
    for (int i = 0; i < length; i++) {
      input[i] = Address.fromInt(pointer + i).getByte();
    }
    return run(function, input);
  }

  /** The cases without anything of Wasm but the import, so that a test can compare with the JVM. */
  public static long run(int function, byte[] input) {
    return switch (function) {
      case 0 ->
          area(new Nested(new Square(5, "abc"), 4))
              + area(new Circle(11))
              + area(new Nested(new Circle(2), 40));
      case 1 ->
          IntStream.range(0, 10)
              .boxed()
              .map(x -> x * x)
              .filter(x -> x % 2 == 0)
              .collect(Collectors.toList())
              .stream()
              .mapToInt(Integer::intValue)
              .sum();
      case 2 -> collections();
      case 3 ->
          new BigInteger("123456789012345678901234567890")
              .multiply(BigInteger.TEN.pow(5))
              .mod(BigInteger.valueOf(1000003))
              .longValue();
      case 4 -> caught(input.length);
      case 5 -> garbage();
      case 6 -> Kind.valueOf("SPECIAL").value() + ("x" + input.length + new Circle(3)).length();
      case 7 -> new int[1][input.length + 5].length + outOfBounds(input.length + 5);
      case 8 -> fail(1);
      case 9 -> longs();
      case 10 -> maxLevel() * 1000L + input[0] + input[input.length - 1];
      case 11 -> recursion(input.length);
      case 13 -> missing();
      default -> new byte[500_000_000].length;
    };
  }

  private static long area(Shape shape) {
    return switch (shape) {
      case Circle(int r) when r > 10 -> 1000;
      case Circle(int r) -> 3L * r * r;
      case Square(int side, var name) -> (long) side * side + name.length();
      case Nested(Circle(var r), long weight) -> r + weight;
      case Nested nested -> area(nested.inner());
    };
  }

  private static long collections() {
    Map<String, Integer> sorted = new TreeMap<>();
    sorted.put("b", 2);
    sorted.put("a", 1);
    Map<String, List<Integer>> lists = new HashMap<>();
    lists.computeIfAbsent("q", k -> new ArrayList<>()).add(4);
    Map<String, Integer> linked = new LinkedHashMap<>(Map.of("x", 9));
    return sorted.values().stream().mapToInt(x -> x).sum()
        + lists.getOrDefault("q", List.of(0)).getFirst()
        + linked.getOrDefault("x", 0);
  }

  private static long caught(int length) {
    try {
      return fail(length);
    } catch (Failure failure) {
      return failure.code;
    }
  }

  private static long garbage() {
    long sum = 0;
    for (int i = 0; i < 400_000; i++) {
      sum += new Circle(i).radius() + Arrays.hashCode(new byte[] {(byte) i, 2, 3});
    }
    return sum;
  }

  private static int outOfBounds(int index) {
    int[] one = new int[1];
    return one[index];
  }

  private static long longs() {
    Function<Integer, Supplier<Long>> f =
        z ->
            () ->
                Long.rotateLeft(0x123456789abcdefL * z, 7)
                    ^ Long.compareUnsigned(z, -1)
                    ^ Long.divideUnsigned(-1L, 3)
                    ^ Long.remainderUnsigned(-5L, 1000)
                    ^ (long) (double) z
                    ^ (byte) (z * 77);
    return f.apply(7).get();
  }

  /** Methods that TeaVM's class library lacks, called and as method references. */
  private static long missing() {
    long[] samples = {
      0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x123456789abcdefL, -0x7edcba9876543210L
    };
    long sum = Integer.toUnsignedLong(-2) + Math.multiplyFull(-70_000, 70_000);
    for (long a : samples) {
      for (long b : samples) {
        sum = 31 * sum + Math.multiplyHigh(a, b);
        sum = 31 * sum + Math.unsignedMultiplyHigh(a, b);
      }
    }
    sum +=
        Arrays.stream(samples).reduce(5, Long::sum) ^ Arrays.stream(samples).reduce(5, Long::max);
    return sum * 31 + Arrays.compareUnsigned(new byte[] {1, -1}, new byte[] {1, 1, 2});
  }

  private static int recursion(int n) {
    return recursion(n + 1) + 1;
  }

  private static int fail(int n) {
    throw new Failure(n + 40);
  }
}
