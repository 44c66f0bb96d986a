package io.serinus.primitives.arithmetic;

import io.serinus.primitives.U128;
import io.serinus.scale.Codec;
import io.serinus.scale.info.TypeInfo;
import org.jspecify.annotations.Nullable;

/** A part of a whole in quintillionths (of 10^18). */
public final class Perquintill extends PerThing<Perquintill> {
  /** How many parts the whole has. */
  public static final long ACCURACY = 1_000_000_000_000_000_000L;

  public static final Perquintill ZERO = new Perquintill(0);
  public static final Perquintill ONE = new Perquintill(ACCURACY);
  public static final Codec<Perquintill> CODEC =
      codec("Perquintill", TypeInfo.Primitive.U64, ACCURACY, Perquintill::new);

  /** {@code Compact<Perquintill>}; more than a whole is read as a whole. */
  public static final Codec<Perquintill> COMPACT =
      compact(CODEC, TypeInfo.Primitive.U64, ACCURACY, Perquintill::new);

  private Perquintill(long parts) {
    super(parts);
  }

  /** From a number of parts, read as unsigned; what is more than a whole is a whole. */
  public static Perquintill fromParts(long parts) {
    return new Perquintill(clamp(parts, ACCURACY));
  }

  /** From hundredths; what is more than a whole is a whole. */
  public static Perquintill fromPercent(int percent) {
    return new Perquintill(percent(percent, ACCURACY));
  }

  /** The fraction, rounded down; 1 if it is more than that, or the denominator 0. */
  public static Perquintill fromRational(U128 numerator, U128 denominator) {
    return new Perquintill(ratioOrOne(numerator, denominator, ACCURACY));
  }

  /** The fraction of two unsigned integers, as {@link #fromRational(U128, U128)}. */
  public static Perquintill fromRational(long numerator, long denominator) {
    return fromRational(U128.of(numerator), U128.of(denominator));
  }

  /** The fraction, rounded as said; null if it is more than 1, or the denominator 0. */
  public static @Nullable Perquintill checkedFromRational(
      U128 numerator, U128 denominator, Rounding rounding) {
    long parts = ratio(numerator, denominator, ACCURACY, rounding);
    return parts < 0 ? null : new Perquintill(parts);
  }

  @Override
  public long accuracy() {
    return ACCURACY;
  }

  @Override
  Perquintill make(long newParts) {
    return new Perquintill(newParts);
  }
}
