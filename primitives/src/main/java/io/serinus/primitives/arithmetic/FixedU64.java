package io.serinus.primitives.arithmetic;

import io.serinus.primitives.U128;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From 0 on in 64 bits, with 9 decimals. */
public final class FixedU64 extends FixedPoint<FixedU64> {
  /** How many steps make one. */
  public static final U128 SCALE = U128.of(1_000_000_000L);

  private static final U128 LARGEST = U128.of(-1L);

  public static final FixedU64 ZERO = new FixedU64(false, U128.ZERO);
  public static final FixedU64 ONE = new FixedU64(false, SCALE);
  public static final FixedU64 MAX = new FixedU64(false, LARGEST);
  public static final FixedU64 MIN = ZERO;

  /** The steps, u64. */
  public static final Codec<FixedU64> CODEC =
      Codecs.of(
          (v, out) -> out.writeU64(v.inner()),
          in -> fromInner(in.readU64()),
          () ->
              new TypeInfo.Composite(
                  "sp_arithmetic::fixed_point::FixedU64",
                  List.of(new TypeInfo.Field("", () -> TypeInfo.Primitive.U64, "u64"))));

  private FixedU64(boolean negative, U128 magnitude) {
    super(negative, magnitude);
  }

  /** From a number of steps, read as unsigned. */
  public static FixedU64 fromInner(long steps) {
    return new FixedU64(false, U128.of(steps));
  }

  /** The number of steps, unsigned. */
  public long inner() {
    return magnitude().low();
  }

  /** From an unsigned integer; the end of the range beyond it. */
  public static FixedU64 saturatingFromInteger(long value) {
    return ZERO.integer(false, U128.of(value));
  }

  /** From an unsigned integer; the end of the range beyond it. */
  public static FixedU64 saturatingFromInteger(U128 value) {
    return ZERO.integer(false, value);
  }

  /** The fraction, cut off towards zero; the end of the range beyond it. */
  public static FixedU64 saturatingFromRational(U128 numerator, U128 denominator) {
    return ZERO.saturatingRatio(false, numerator, denominator);
  }

  /** The fraction of unsigned integers, as {@link #saturatingFromRational(U128, U128)}. */
  public static FixedU64 saturatingFromRational(long numerator, long denominator) {
    return saturatingFromRational(U128.of(numerator), U128.of(denominator));
  }

  /** The fraction, cut off towards zero; null if the range or the denominator do not allow it. */
  public static @Nullable FixedU64 checkedFromRational(U128 numerator, U128 denominator) {
    return ZERO.ratio(false, numerator, denominator, Rounding.DOWN);
  }

  /**
   * The fraction, rounded to the nearest; a half goes down.
   *
   * @throws ArithmeticException out of range and for the denominator 0
   */
  public static FixedU64 fromRational(U128 numerator, U128 denominator) {
    FixedU64 result = ZERO.ratio(false, numerator, denominator, Rounding.NEAREST_PREF_DOWN);
    if (result == null) {
      throw new ArithmeticException("no such fraction: " + numerator + "/" + denominator);
    }
    return result;
  }

  /** The same as a part of a whole. */
  public static FixedU64 of(PerThing<?> part) {
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
  FixedU64 make(boolean isNegative, U128 steps) {
    return new FixedU64(isNegative, steps);
  }
}
