package io.serinus.primitives.arithmetic;

import io.serinus.primitives.U128;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signed, with 18 decimals. */
public final class FixedI128 extends FixedPoint<FixedI128> {
  /** How many steps make one. */
  public static final U128 SCALE = U128.of(1_000_000_000_000_000_000L);

  private static final U128 LARGEST = U128.MAX.shiftRight(1);
  private static final U128 SMALLEST = U128.ONE.shiftLeft(127);

  public static final FixedI128 ZERO = new FixedI128(false, U128.ZERO);
  public static final FixedI128 ONE = new FixedI128(false, SCALE);
  public static final FixedI128 MAX = new FixedI128(false, LARGEST);
  public static final FixedI128 MIN = new FixedI128(true, SMALLEST);

  /** The steps, i128. */
  public static final Codec<FixedI128> CODEC =
      Codecs.of(
          (v, out) -> U128.CODEC.encode(v.inner(), out),
          in -> fromInner(U128.CODEC.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_arithmetic::fixed_point::FixedI128",
                  List.of(new TypeInfo.Field("", () -> TypeInfo.Primitive.I128, "i128"))));

  private FixedI128(boolean negative, U128 magnitude) {
    super(negative, magnitude);
  }

  /** From a number of steps in two's complement. */
  public static FixedI128 fromInner(U128 steps) {
    boolean negative = steps.high() < 0;
    return new FixedI128(negative, negative ? complement(steps) : steps);
  }

  /** The number of steps in two's complement. */
  public U128 inner() {
    return isNegative() ? complement(magnitude()) : magnitude();
  }

  private static U128 complement(U128 value) {
    return U128.of(~value.high() + (value.low() == 0 ? 1 : 0), -value.low());
  }

  /** From an signed integer; the end of the range beyond it. */
  public static FixedI128 saturatingFromInteger(long value) {
    return ZERO.integer(value < 0, U128.of(value < 0 ? -value : value));
  }

  /** The fraction, cut off towards zero; the end of the range beyond it. */
  public static FixedI128 saturatingFromRational(U128 numerator, U128 denominator) {
    return ZERO.saturatingRatio(false, numerator, denominator);
  }

  /** The fraction of unsigned integers, as {@link #saturatingFromRational(U128, U128)}. */
  public static FixedI128 saturatingFromRational(long numerator, long denominator) {
    return saturatingFromRational(U128.of(numerator), U128.of(denominator));
  }

  /** The fraction, cut off towards zero; null if the range or the denominator do not allow it. */
  public static @Nullable FixedI128 checkedFromRational(U128 numerator, U128 denominator) {
    return ZERO.ratio(false, numerator, denominator, Rounding.DOWN);
  }

  /**
   * The fraction, rounded to the nearest; a half goes down.
   *
   * @throws ArithmeticException out of range and for the denominator 0
   */
  public static FixedI128 fromRational(U128 numerator, U128 denominator) {
    FixedI128 result = ZERO.ratio(false, numerator, denominator, Rounding.NEAREST_PREF_DOWN);
    if (result == null) {
      throw new ArithmeticException("no such fraction: " + numerator + "/" + denominator);
    }
    return result;
  }

  /** The same as a part of a whole. */
  public static FixedI128 of(PerThing<?> part) {
    return saturatingFromRational(part.parts(), part.accuracy());
  }

  @Override
  U128 scale() {
    return SCALE;
  }

  @Override
  U128 largest() {
    return LARGEST;
  }

  @Override
  U128 smallest() {
    return SMALLEST;
  }

  @Override
  FixedI128 make(boolean isNegative, U128 steps) {
    return new FixedI128(isNegative, steps);
  }
}
