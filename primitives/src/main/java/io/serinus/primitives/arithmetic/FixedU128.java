package io.serinus.primitives.arithmetic;

import io.serinus.primitives.U128;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From 0 on, with 18 decimals. */
public final class FixedU128 extends FixedPoint<FixedU128> {
  /** How many steps make one. */
  public static final U128 SCALE = U128.of(1_000_000_000_000_000_000L);

  private static final U128 LARGEST = U128.MAX;

  public static final FixedU128 ZERO = new FixedU128(false, U128.ZERO);
  public static final FixedU128 ONE = new FixedU128(false, SCALE);
  public static final FixedU128 MAX = new FixedU128(false, LARGEST);
  public static final FixedU128 MIN = ZERO;

  /** The steps, u128. */
  public static final Codec<FixedU128> CODEC =
      Codecs.of(
          (v, out) -> U128.CODEC.encode(v.inner(), out),
          in -> fromInner(U128.CODEC.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_arithmetic::fixed_point::FixedU128",
                  List.of(new TypeInfo.Field("", () -> TypeInfo.Primitive.U128, "u128"))));

  private FixedU128(boolean negative, U128 magnitude) {
    super(negative, magnitude);
  }

  /** From a number of steps. */
  public static FixedU128 fromInner(U128 steps) {
    return new FixedU128(false, steps);
  }

  /** The number of steps. */
  public U128 inner() {
    return magnitude();
  }

  /** From an unsigned integer; the end of the range beyond it. */
  public static FixedU128 saturatingFromInteger(long value) {
    return ZERO.integer(false, U128.of(value));
  }

  /** From an unsigned integer; the end of the range beyond it. */
  public static FixedU128 saturatingFromInteger(U128 value) {
    return ZERO.integer(false, value);
  }

  /** The fraction, cut off towards zero; the end of the range beyond it. */
  public static FixedU128 saturatingFromRational(U128 numerator, U128 denominator) {
    return ZERO.saturatingRatio(false, numerator, denominator);
  }

  /** The fraction of unsigned integers, as {@link #saturatingFromRational(U128, U128)}. */
  public static FixedU128 saturatingFromRational(long numerator, long denominator) {
    return saturatingFromRational(U128.of(numerator), U128.of(denominator));
  }

  /** The fraction, cut off towards zero; null if the range or the denominator do not allow it. */
  public static @Nullable FixedU128 checkedFromRational(U128 numerator, U128 denominator) {
    return ZERO.ratio(false, numerator, denominator, Rounding.DOWN);
  }

  /**
   * The fraction, rounded to the nearest; a half goes down.
   *
   * @throws ArithmeticException out of range and for the denominator 0
   */
  public static FixedU128 fromRational(U128 numerator, U128 denominator) {
    FixedU128 result = ZERO.ratio(false, numerator, denominator, Rounding.NEAREST_PREF_DOWN);
    if (result == null) {
      throw new ArithmeticException("no such fraction: " + numerator + "/" + denominator);
    }
    return result;
  }

  /** The same as a part of a whole. */
  public static FixedU128 of(PerThing<?> part) {
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
    return U128.ZERO;
  }

  @Override
  FixedU128 make(boolean isNegative, U128 steps) {
    return new FixedU128(isNegative, steps);
  }
}
