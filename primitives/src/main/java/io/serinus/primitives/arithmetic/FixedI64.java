package io.serinus.primitives.arithmetic;

import io.serinus.primitives.U128;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signed, in 64 bits, with 9 decimals. */
public final class FixedI64 extends FixedPoint<FixedI64> {
  /** How many steps make one. */
  public static final U128 SCALE = U128.of(1_000_000_000L);

  private static final U128 LARGEST = U128.of(Long.MAX_VALUE);
  private static final U128 SMALLEST = U128.of(Long.MIN_VALUE);

  public static final FixedI64 ZERO = new FixedI64(false, U128.ZERO);
  public static final FixedI64 ONE = new FixedI64(false, SCALE);
  public static final FixedI64 MAX = new FixedI64(false, LARGEST);
  public static final FixedI64 MIN = new FixedI64(true, SMALLEST);

  /** The steps, i64. */
  public static final Codec<FixedI64> CODEC =
      Codecs.of(
          (v, out) -> out.writeU64(v.inner()),
          in -> fromInner(in.readU64()),
          () ->
              new TypeInfo.Composite(
                  "sp_arithmetic::fixed_point::FixedI64",
                  List.of(new TypeInfo.Field("", () -> TypeInfo.Primitive.I64, "i64"))));

  private FixedI64(boolean negative, U128 magnitude) {
    super(negative, magnitude);
  }

  /** From a number of steps. */
  public static FixedI64 fromInner(long steps) {
    return new FixedI64(steps < 0, U128.of(steps < 0 ? -steps : steps));
  }

  /** The number of steps. */
  public long inner() {
    return isNegative() ? -magnitude().low() : magnitude().low();
  }

  /** From an signed integer; the end of the range beyond it. */
  public static FixedI64 saturatingFromInteger(long value) {
    return ZERO.integer(value < 0, U128.of(value < 0 ? -value : value));
  }

  /** The fraction, cut off towards zero; the end of the range beyond it. */
  public static FixedI64 saturatingFromRational(U128 numerator, U128 denominator) {
    return ZERO.saturatingRatio(false, numerator, denominator);
  }

  /** The fraction of unsigned integers, as {@link #saturatingFromRational(U128, U128)}. */
  public static FixedI64 saturatingFromRational(long numerator, long denominator) {
    return saturatingFromRational(U128.of(numerator), U128.of(denominator));
  }

  /** The fraction, cut off towards zero; null if the range or the denominator do not allow it. */
  public static @Nullable FixedI64 checkedFromRational(U128 numerator, U128 denominator) {
    return ZERO.ratio(false, numerator, denominator, Rounding.DOWN);
  }

  /**
   * The fraction, rounded to the nearest; a half goes down.
   *
   * @throws ArithmeticException out of range and for the denominator 0
   */
  public static FixedI64 fromRational(U128 numerator, U128 denominator) {
    FixedI64 result = ZERO.ratio(false, numerator, denominator, Rounding.NEAREST_PREF_DOWN);
    if (result == null) {
      throw new ArithmeticException("no such fraction: " + numerator + "/" + denominator);
    }
    return result;
  }

  /** The same as a part of a whole. */
  public static FixedI64 of(PerThing<?> part) {
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
  FixedI64 make(boolean isNegative, U128 steps) {
    return new FixedI64(isNegative, steps);
  }
}
