package io.serinus.primitives.arithmetic;

import io.serinus.primitives.U128;
import io.serinus.scale.Codec;
import io.serinus.scale.info.TypeInfo;
import org.jspecify.annotations.Nullable;

/** A part of a whole in hundredths. */
public final class Percent extends PerThing<Percent> {
  /** How many parts the whole has. */
  public static final long ACCURACY = 100L;

  public static final Percent ZERO = new Percent(0);
  public static final Percent ONE = new Percent(ACCURACY);
  public static final Codec<Percent> CODEC =
      codec("Percent", TypeInfo.Primitive.U8, ACCURACY, Percent::new);

  /** {@code Compact<Percent>}; more than a whole is read as a whole. */
  public static final Codec<Percent> COMPACT =
      compact(CODEC, TypeInfo.Primitive.U8, ACCURACY, Percent::new);

  private Percent(long parts) {
    super(parts);
  }

  /** From a number of parts, read as unsigned; what is more than a whole is a whole. */
  public static Percent fromParts(long parts) {
    return new Percent(clamp(parts, ACCURACY));
  }

  /** From hundredths; what is more than a whole is a whole. */
  public static Percent fromPercent(int percent) {
    return new Percent(percent(percent, ACCURACY));
  }

  /** The fraction, rounded down; 1 if it is more than that, or the denominator 0. */
  public static Percent fromRational(U128 numerator, U128 denominator) {
    return new Percent(ratioOrOne(numerator, denominator, ACCURACY));
  }

  /** The fraction of two unsigned integers, as {@link #fromRational(U128, U128)}. */
  public static Percent fromRational(long numerator, long denominator) {
    return fromRational(U128.of(numerator), U128.of(denominator));
  }

  /** The fraction, rounded as said; null if it is more than 1, or the denominator 0. */
  public static @Nullable Percent checkedFromRational(
      U128 numerator, U128 denominator, Rounding rounding) {
    long parts = ratio(numerator, denominator, ACCURACY, rounding);
    return parts < 0 ? null : new Percent(parts);
  }

  @Override
  public long accuracy() {
    return ACCURACY;
  }

  @Override
  Percent make(long newParts) {
    return new Percent(newParts);
  }
}
