package io.serinus.primitives.arithmetic;

import io.serinus.primitives.U128;
import io.serinus.scale.Codec;
import io.serinus.scale.info.TypeInfo;
import org.jspecify.annotations.Nullable;

/** A part of a whole in 65535ths. */
public final class PerU16 extends PerThing<PerU16> {
  /** How many parts the whole has. */
  public static final long ACCURACY = 65_535L;

  public static final PerU16 ZERO = new PerU16(0);
  public static final PerU16 ONE = new PerU16(ACCURACY);
  public static final Codec<PerU16> CODEC =
      codec("PerU16", TypeInfo.Primitive.U16, ACCURACY, PerU16::new);

  /** {@code Compact<PerU16>}; more than a whole is read as a whole. */
  public static final Codec<PerU16> COMPACT =
      compact(CODEC, TypeInfo.Primitive.U16, ACCURACY, PerU16::new);

  private PerU16(long parts) {
    super(parts);
  }

  /** From a number of parts, read as unsigned; what is more than a whole is a whole. */
  public static PerU16 fromParts(long parts) {
    return new PerU16(clamp(parts, ACCURACY));
  }

  /** From hundredths; what is more than a whole is a whole. */
  public static PerU16 fromPercent(int percent) {
    return new PerU16(percent(percent, ACCURACY));
  }

  /** The fraction, rounded down; 1 if it is more than that, or the denominator 0. */
  public static PerU16 fromRational(U128 numerator, U128 denominator) {
    return new PerU16(ratioOrOne(numerator, denominator, ACCURACY));
  }

  /** The fraction of two unsigned integers, as {@link #fromRational(U128, U128)}. */
  public static PerU16 fromRational(long numerator, long denominator) {
    return fromRational(U128.of(numerator), U128.of(denominator));
  }

  /** The fraction, rounded as said; null if it is more than 1, or the denominator 0. */
  public static @Nullable PerU16 checkedFromRational(
      U128 numerator, U128 denominator, Rounding rounding) {
    long parts = ratio(numerator, denominator, ACCURACY, rounding);
    return parts < 0 ? null : new PerU16(parts);
  }

  @Override
  public long accuracy() {
    return ACCURACY;
  }

  @Override
  PerU16 make(long newParts) {
    return new PerU16(newParts);
  }
}
