package io.serinus.primitives.arithmetic;

import io.serinus.primitives.U128;
import io.serinus.scale.Codec;
import io.serinus.scale.info.TypeInfo;
import org.jspecify.annotations.Nullable;

/** A part of a whole in millionths. */
public final class Permill extends PerThing<Permill> {
  /** How many parts the whole has. */
  public static final long ACCURACY = 1_000_000L;

  public static final Permill ZERO = new Permill(0);
  public static final Permill ONE = new Permill(ACCURACY);
  public static final Codec<Permill> CODEC =
      codec("Permill", TypeInfo.Primitive.U32, ACCURACY, Permill::new);

  /** {@code Compact<Permill>}; more than a whole is read as a whole. */
  public static final Codec<Permill> COMPACT =
      compact(CODEC, TypeInfo.Primitive.U32, ACCURACY, Permill::new);

  private Permill(long parts) {
    super(parts);
  }

  /** From a number of parts, read as unsigned; what is more than a whole is a whole. */
  public static Permill fromParts(long parts) {
    return new Permill(clamp(parts, ACCURACY));
  }

  /** From hundredths; what is more than a whole is a whole. */
  public static Permill fromPercent(int percent) {
    return new Permill(percent(percent, ACCURACY));
  }

  /** The fraction, rounded down; 1 if it is more than that, or the denominator 0. */
  public static Permill fromRational(U128 numerator, U128 denominator) {
    return new Permill(ratioOrOne(numerator, denominator, ACCURACY));
  }

  /** The fraction of two unsigned integers, as {@link #fromRational(U128, U128)}. */
  public static Permill fromRational(long numerator, long denominator) {
    return fromRational(U128.of(numerator), U128.of(denominator));
  }

  /** The fraction, rounded as said; null if it is more than 1, or the denominator 0. */
  public static @Nullable Permill checkedFromRational(
      U128 numerator, U128 denominator, Rounding rounding) {
    long parts = ratio(numerator, denominator, ACCURACY, rounding);
    return parts < 0 ? null : new Permill(parts);
  }

  @Override
  public long accuracy() {
    return ACCURACY;
  }

  @Override
  Permill make(long newParts) {
    return new Permill(newParts);
  }
}
