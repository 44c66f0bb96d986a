package io.serinus.primitives.arithmetic;

import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A part of a whole, from 0 to 1, counted in steps so small that a whole has {@link #accuracy()} of
 * them. Nothing here leaves that range: what would be more is 1, what would be less is 0.
 *
 * <p>Multiplication with a number of something rounds to the nearest ({@link #times}, a half goes
 * down), or as its name says; products and quotients of parts among themselves round down.
 *
 * @param <T> the type itself
 */
public abstract class PerThing<T extends PerThing<T>> implements Comparable<T> {
  private final long parts;

  PerThing(long parts) {
    this.parts = parts;
  }

  /** How many parts the whole has. */
  public abstract long accuracy();

  /** The same kind of thing with as many parts, which are within range. */
  abstract T make(long newParts);

  /** The number of parts. */
  public final long parts() {
    return parts;
  }

  public final boolean isZero() {
    return parts == 0;
  }

  public final boolean isOne() {
    return parts == accuracy();
  }

  /** This part of the number, rounded to the nearest; a half goes down. */
  public final U128 times(U128 whole) {
    return times(whole, Rounding.NEAREST_PREF_DOWN);
  }

  /** This part of the unsigned number, rounded to the nearest; a half goes down. */
  public final long times(long whole) {
    return times(U128.of(whole), Rounding.NEAREST_PREF_DOWN).low();
  }

  /** This part of either half of the weight, rounded to the nearest; a half goes down. */
  public final Weight times(Weight whole) {
    return Weight.of(times(whole.refTime()), times(whole.proofSize()));
  }

  /** This part of the number, rounded down. */
  public final U128 mulFloor(U128 whole) {
    return times(whole, Rounding.DOWN);
  }

  /** This part of the unsigned number, rounded down. */
  public final long mulFloor(long whole) {
    return times(U128.of(whole), Rounding.DOWN).low();
  }

  /** This part of the number, rounded up. */
  public final U128 mulCeil(U128 whole) {
    return times(whole, Rounding.UP);
  }

  /** This part of the unsigned number, rounded up. */
  public final long mulCeil(long whole) {
    return times(U128.of(whole), Rounding.UP).low();
  }

  private U128 times(U128 whole, Rounding rounding) {
    if (isOne()) {
      return whole;
    }
    U128 part = Rational.multiply(whole, U128.of(parts), U128.of(accuracy()), rounding);
    // A part of a number is no more than the number.
    return part == null ? whole : part;
  }

  /**
   * The number that {@code part} is this part of, rounded to the nearest (a half goes up) and at
   * most {@link U128#MAX}.
   *
   * @throws ArithmeticException if this is 0
   */
  public final U128 saturatingReciprocalMul(U128 part) {
    return reciprocal(part, Rounding.NEAREST_PREF_UP);
  }

  /** As {@link #saturatingReciprocalMul}, but rounded down. */
  public final U128 saturatingReciprocalMulFloor(U128 part) {
    return reciprocal(part, Rounding.DOWN);
  }

  /** As {@link #saturatingReciprocalMul}, but rounded up. */
  public final U128 saturatingReciprocalMulCeil(U128 part) {
    return reciprocal(part, Rounding.UP);
  }

  private U128 reciprocal(U128 part, Rounding rounding) {
    if (parts == 0) {
      throw new ArithmeticException("divided by a part of 0");
    }
    U128 whole = Rational.multiply(part, U128.of(accuracy()), U128.of(parts), rounding);
    return whole == null ? U128.MAX : whole;
  }

  /** The part of this part, rounded down. */
  public final T times(T other) {
    return make(partsOf(U128.of(parts), U128.of(((PerThing<T>) other).parts)));
  }

  private long partsOf(U128 a, U128 b) {
    U128 product = Rational.multiply(a, b, U128.of(accuracy()), Rounding.DOWN);
    return product == null ? accuracy() : product.low();
  }

  /** This in relation to a larger part, rounded down; 1 where that is not larger. */
  public final T dividedBy(T other) {
    return saturatingDiv(other, Rounding.DOWN);
  }

  /** This in relation to a larger part; 1 where that is not larger. */
  public final T saturatingDiv(T other, Rounding rounding) {
    long result = ratio(U128.of(parts), U128.of(((PerThing<T>) other).parts), accuracy(), rounding);
    return make(result < 0 ? accuracy() : result);
  }

  /**
   * As many parts as the quotient has, rounded down; {@code divisor} is read as unsigned.
   *
   * @throws ArithmeticException for the divisor 0
   */
  public final T dividedBy(long divisor) {
    return make(Long.divideUnsigned(parts, divisor));
  }

  /** This as often as said, and at most 1. */
  public final T timesInteger(long factor) {
    return make(Unsigned.min(Unsigned.saturatingMul(parts, factor), accuracy()));
  }

  /** The sum, and at most 1. */
  public final T saturatingAdd(T other) {
    return make(Math.min(parts + ((PerThing<T>) other).parts, accuracy()));
  }

  /** The difference, and at least 0. */
  public final T saturatingSub(T other) {
    return make(Math.max(parts - ((PerThing<T>) other).parts, 0));
  }

  /** The sum, or null if it is more than 1. */
  public final @Nullable T checkedAdd(T other) {
    long sum = parts + ((PerThing<T>) other).parts;
    return sum > accuracy() ? null : make(sum);
  }

  /** The difference, or null if it is less than 0. */
  public final @Nullable T checkedSub(T other) {
    long difference = parts - ((PerThing<T>) other).parts;
    return difference < 0 ? null : make(difference);
  }

  /** What is missing to 1. */
  public final T leftFromOne() {
    return make(accuracy() - parts);
  }

  /** This times itself, rounded down. */
  public final T square() {
    return make(partsOf(U128.of(parts), U128.of(parts)));
  }

  /** The power, every product on the way rounded down. */
  public final T pow(int exponent) {
    if (exponent < 0) {
      throw new IllegalArgumentException("a negative exponent");
    }
    if (exponent == 0 || isOne()) {
      return make(accuracy());
    }
    long result = parts;
    long square = parts;
    for (int left = exponent - 1; left > 0 && result != 0; left >>= 1) {
      if ((left & 1) != 0) {
        result = partsOf(U128.of(result), U128.of(square));
      }
      square = partsOf(U128.of(square), U128.of(square));
    }
    return make(result);
  }

  /**
   * The parts of {@code numerator / denominator}, or -1 if the denominator is 0 or less than the
   * numerator.
   */
  static long ratio(U128 numerator, U128 denominator, long accuracy, Rounding rounding) {
    if (denominator.isZero() || numerator.greaterThan(denominator)) {
      return -1;
    }
    U128 parts = Rational.multiply(U128.of(accuracy), numerator, denominator, rounding);
    return parts == null ? -1 : parts.low();
  }

  /** As {@link #ratio}, but the whole where that says -1. */
  static long ratioOrOne(U128 numerator, U128 denominator, long accuracy) {
    long parts = ratio(numerator, denominator, accuracy, Rounding.DOWN);
    return parts < 0 ? accuracy : parts;
  }

  /** The parts of so many hundredths, of which a hundred are the most. */
  static long percent(int percent, long accuracy) {
    if (percent < 0) {
      throw new IllegalArgumentException("a negative part");
    }
    return ratioOrOne(U128.of(Math.min(percent, 100)), U128.of(100), accuracy);
  }

  static long clamp(long parts, long accuracy) {
    return Unsigned.min(parts, accuracy);
  }

  /** The codec: as an integer, which must not be more than the whole. */
  static <T extends PerThing<T>> Codec<T> codec(
      String name, TypeInfo.Primitive integer, long accuracy, LongFunction<T> make) {
    return Codecs.of(
        (v, out) -> write(v.parts(), integer, out),
        in -> {
          long parts = read(integer, in);
          if (Unsigned.less(accuracy, parts)) {
            throw new ScaleException("more than a whole: " + name);
          }
          return make.apply(parts);
        },
        () ->
            new TypeInfo.Composite(
                "sp_arithmetic::per_things::" + name,
                List.of(new TypeInfo.Field("", () -> integer, "u" + bits(integer)))));
  }

  /** The compact codec: what is more than the whole is the whole. */
  static <T extends PerThing<T>> Codec<T> compact(
      Codec<T> codec, TypeInfo.Primitive integer, long accuracy, LongFunction<T> make) {
    return Codecs.of(
        (v, out) -> out.writeCompact(v.parts()),
        in -> {
          long parts = in.readCompact();
          if (bits(integer) < 64 && parts >>> bits(integer) != 0) {
            throw new ScaleException("a compact integer of more than " + bits(integer) + " bits");
          }
          return make.apply(clamp(parts, accuracy));
        },
        () -> new TypeInfo.Compact(codec::type));
  }

  private static int bits(TypeInfo.Primitive integer) {
    return switch (integer) {
      case U8 -> 8;
      case U16 -> 16;
      case U32 -> 32;
      case U64 -> 64;
      default -> throw new IllegalArgumentException("no integer of parts: " + integer);
    };
  }

  private static void write(long parts, TypeInfo.Primitive integer, ScaleWriter out) {
    switch (integer) {
      case U8 -> out.writeU8((int) parts);
      case U16 -> out.writeU16((int) parts);
      case U32 -> out.writeU32(parts);
      default -> out.writeU64(parts);
    }
  }

  private static long read(TypeInfo.Primitive integer, ScaleReader in) {
    return switch (integer) {
      case U8 -> in.readU8();
      case U16 -> in.readU16();
      case U32 -> in.readU32();
      default -> in.readU64();
    };
  }

  @Override
  public final int compareTo(T other) {
    return Long.compare(parts, ((PerThing<T>) other).parts);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof PerThing<?> that
        && getClass() == that.getClass()
        && parts == that.parts;
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(parts);
  }

  @Override
  public final String toString() {
    return parts + "/" + accuracy();
  }
}
