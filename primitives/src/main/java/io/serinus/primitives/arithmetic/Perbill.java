package io.serinus.primitives.arithmetic;

import io.serinus.primitives.U128;
import io.serinus.scale.Codec;
import io.serinus.scale.info.TypeInfo;
import org.jspecify.annotations.Nullable;

/** A part of a whole in billionths. */
public final class Perbill extends PerThing<Perbill> {
  /** How many parts the whole has. */
  public static final long ACCURACY = 1_000_000_000L;

  public static final Perbill ZERO = new Perbill(0);
  public static final Perbill ONE = new Perbill(ACCURACY);
  public static final Codec<Perbill> CODEC =
      codec("Perbill", TypeInfo.Primitive.U32, ACCURACY, Perbill::new);

  /** {@code Compact<Perbill>}; more than a whole is read as a whole. */
  public static final Codec<Perbill> COMPACT =
      compact(CODEC, TypeInfo.Primitive.U32, ACCURACY, Perbill::new);

  private Perbill(long parts) {
    super(parts);
  }

  /** From a number of parts, read as unsigned; what is more than a whole is a whole. */
  public static Perbill fromParts(long parts) {
    return new Perbill(clamp(parts, ACCURACY));
  }

  /** From hundredths; what is more than a whole is a whole. */
  public static Perbill fromPercent(int percent) {
    return new Perbill(percent(percent, ACCURACY));
  }

  /** The fraction, rounded down; 1 if it is more than that, or the denominator 0. */
  public static Perbill fromRational(U128 numerator, U128 denominator) {
    return new Perbill(ratioOrOne(numerator, denominator, ACCURACY));
  }

  /** The fraction of two unsigned integers, as {@link #fromRational(U128, U128)}. */
  public static Perbill fromRational(long numerator, long denominator) {
    return fromRational(U128.of(numerator), U128.of(denominator));
  }

  /** The fraction, rounded as said; null if it is more than 1, or the denominator 0. */
  public static @Nullable Perbill checkedFromRational(
      U128 numerator, U128 denominator, Rounding rounding) {
    long parts = ratio(numerator, denominator, ACCURACY, rounding);
    return parts < 0 ? null : new Perbill(parts);
  }

  @Override
  public long accuracy() {
    return ACCURACY;
  }

  @Override
  Perbill make(long newParts) {
    return new Perbill(newParts);
  }
}
