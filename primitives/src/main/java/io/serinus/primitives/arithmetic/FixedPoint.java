package io.serinus.primitives.arithmetic;

import io.serinus.primitives.U128;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A number with a fixed count of decimals, kept as an integer of so many steps ({@link #scale()} to
 * the unit). Products and quotients are cut off towards zero, as Substrate's are, unless the name
 * says otherwise.
 *
 * @param <T> the type itself
 */
public abstract class FixedPoint<T extends FixedPoint<T>> implements Comparable<T> {
  private final U128 magnitude;
  private final boolean negative;

  FixedPoint(boolean negative, U128 magnitude) {
    this.magnitude = magnitude;
    this.negative = negative && !magnitude.isZero();
  }

  /** How many steps make one. */
  abstract U128 scale();

  /** The most steps above zero. */
  abstract U128 largest();

  /** The most steps below zero; 0 for unsigned types. */
  abstract U128 smallest();

  /** The same kind of number of as many steps, which are within range. */
  abstract T make(boolean isNegative, U128 steps);

  /** The steps without their sign. */
  public final U128 magnitude() {
    return magnitude;
  }

  public final boolean isNegative() {
    return negative;
  }

  public final boolean isPositive() {
    return !negative && !magnitude.isZero();
  }

  public final boolean isZero() {
    return magnitude.isZero();
  }

  private @Nullable T within(boolean isNegative, @Nullable U128 steps) {
    return steps == null || steps.greaterThan(isNegative ? smallest() : largest())
        ? null
        : make(isNegative, steps);
  }

  /** The end of the range on that side. */
  private T bound(boolean isNegative) {
    return isNegative ? make(true, smallest()) : make(false, largest());
  }

  private T orBound(@Nullable T result, boolean isNegative) {
    return result == null ? bound(isNegative) : result;
  }

  /** The number that is {@code numerator / denominator}, or null out of range and over 0. */
  final @Nullable T ratio(boolean isNegative, U128 numerator, U128 denominator, Rounding rounding) {
    return within(isNegative, Rational.multiply(numerator, scale(), denominator, rounding));
  }

  final T saturatingRatio(boolean isNegative, U128 numerator, U128 denominator) {
    if (denominator.isZero()) {
      throw new ArithmeticException("divided by 0");
    }
    return orBound(ratio(isNegative, numerator, denominator, Rounding.DOWN), isNegative);
  }

  final T integer(boolean isNegative, U128 value) {
    return orBound(within(isNegative, value.saturatingMul(scale())), isNegative);
  }

  final T steps(boolean isNegative, U128 steps) {
    return orBound(within(isNegative, steps), isNegative);
  }

  private T one() {
    return make(false, scale());
  }

  private static <T extends FixedPoint<T>> FixedPoint<T> base(T number) {
    return number;
  }

  /** The sum, or null out of range. */
  public final @Nullable T checkedAdd(T other) {
    FixedPoint<T> that = base(other);
    if (negative == that.negative) {
      return within(negative, magnitude.checkedAdd(that.magnitude));
    }
    boolean mine = magnitude.atLeast(that.magnitude);
    U128 difference = mine ? magnitude.minus(that.magnitude) : that.magnitude.minus(magnitude);
    return within((mine ? negative : that.negative) && !difference.isZero(), difference);
  }

  /** The difference, or null out of range. */
  public final @Nullable T checkedSub(T other) {
    FixedPoint<T> that = base(other);
    if (negative != that.negative) {
      return within(negative, magnitude.checkedAdd(that.magnitude));
    }
    boolean flips = magnitude.lessThan(that.magnitude);
    U128 difference = flips ? that.magnitude.minus(magnitude) : magnitude.minus(that.magnitude);
    return within(negative != flips && !difference.isZero(), difference);
  }

  /** The product, or null out of range. */
  public final @Nullable T checkedMul(T other) {
    FixedPoint<T> that = base(other);
    return within(
        negative != that.negative,
        Rational.multiply(magnitude, that.magnitude, scale(), Rounding.DOWN));
  }

  /** The quotient, or null out of range and for the divisor 0. */
  public final @Nullable T checkedDiv(T divisor) {
    FixedPoint<T> that = base(divisor);
    return ratio(negative != that.negative, magnitude, that.magnitude, Rounding.DOWN);
  }

  /** The product, rounded as said, or null out of range. */
  public final @Nullable T checkedMul(T other, SignedRounding rounding) {
    FixedPoint<T> that = base(other);
    boolean isNegative = negative != that.negative;
    return within(
        isNegative,
        Rational.multiply(magnitude, that.magnitude, scale(), rounding.ofMagnitude(isNegative)));
  }

  /** The quotient, rounded as said, or null out of range and for the divisor 0. */
  public final @Nullable T checkedDiv(T divisor, SignedRounding rounding) {
    FixedPoint<T> that = base(divisor);
    boolean isNegative = negative != that.negative;
    return ratio(isNegative, magnitude, that.magnitude, rounding.ofMagnitude(isNegative));
  }

  /** The sum, or the end of the range. */
  public final T saturatingAdd(T other) {
    return orBound(checkedAdd(other), negative);
  }

  /** The difference, or the end of the range. */
  public final T saturatingSub(T other) {
    return orBound(checkedSub(other), negative || !base(other).negative);
  }

  /** The product, or the end of the range. */
  public final T saturatingMul(T other) {
    return orBound(checkedMul(other), negative != base(other).negative);
  }

  /** The power, every product on the way saturating. */
  public final T saturatingPow(int exponent) {
    if (exponent < 0) {
      throw new IllegalArgumentException("a negative exponent");
    }
    T result = one();
    T square = make(negative, magnitude);
    for (int left = exponent; left != 0; left >>>= 1) {
      if ((left & 1) != 0) {
        result = base(result).saturatingMul(square);
      }
      square = base(square).saturatingMul(square);
    }
    return result;
  }

  /** {@code 1 / this}, or null for 0 and out of range. */
  public final @Nullable T reciprocal() {
    return base(one()).checkedDiv(make(negative, magnitude));
  }

  /** This times the integer, without its fraction; null if it is negative or exceeds 128 bits. */
  public final @Nullable U128 checkedMulInt(U128 integer) {
    U128 product = Rational.multiply(magnitude, integer, scale(), Rounding.DOWN);
    return product == null || negative && !product.isZero() ? null : product;
  }

  /** This times the integer, without its fraction, from 0 to {@link U128#MAX}. */
  public final U128 saturatingMulInt(U128 integer) {
    U128 product = checkedMulInt(integer);
    if (product == null) {
      return negative ? U128.ZERO : U128.MAX;
    }
    return product;
  }

  /** The integer and this times the integer together, from 0 to {@link U128#MAX}. */
  public final U128 saturatingMulAccInt(U128 integer) {
    if (negative) {
      U128 taken = Rational.multiply(magnitude.min(largest()), integer, scale(), Rounding.DOWN);
      return taken == null ? U128.ZERO : integer.saturatingSub(taken);
    }
    return saturatingMulInt(integer).saturatingAdd(integer);
  }

  /** This divided by the integer, without its fraction; null if it is negative, and over 0. */
  public final @Nullable U128 checkedDivInt(U128 integer) {
    U128 quotient = magnitude.checkedDiv(integer);
    if (quotient == null) {
      return null;
    }
    U128 whole = quotient.dividedBy(scale());
    return negative && !whole.isZero() ? null : whole;
  }

  /** This divided by the integer, without its fraction; 0 if it is negative. */
  public final U128 saturatingDivInt(U128 integer) {
    if (integer.isZero()) {
      throw new ArithmeticException("divided by 0");
    }
    U128 quotient = checkedDivInt(integer);
    return quotient == null ? U128.ZERO : quotient;
  }

  /** Without the sign, or the largest where that does not fit. */
  public final T saturatingAbs() {
    return orBound(within(false, magnitude), false);
  }

  /** Without the fraction. */
  public final T trunc() {
    return make(negative, magnitude.minus(magnitude.remainder(scale())));
  }

  /** The fraction; negative only below zero and above minus one. */
  public final T frac() {
    U128 fraction = magnitude.remainder(scale());
    return make(negative && magnitude.lessThan(scale()), fraction);
  }

  /** The next integer that is not less; cut off where there is none. */
  public final T ceil() {
    return negative || base(frac()).isZero() ? trunc() : base(saturatingAdd(one())).trunc();
  }

  /** The next integer below, also of a negative integer; cut off where there is none. */
  public final T floor() {
    return negative ? base(saturatingSub(one())).trunc() : trunc();
  }

  /** The nearest integer, a half going away from zero; between minus one and zero it is zero. */
  public final T round() {
    FixedPoint<T> fraction = base(frac());
    U128 tenfold = fraction.magnitude.saturatingMul(10);
    if (fraction.negative || tenfold.lessThan(scale().times(5))) {
      return trunc();
    }
    return base(negative ? saturatingSub(one()) : saturatingAdd(one())).trunc();
  }

  /**
   * The square root; for large numbers, whose steps times the scale exceed 128 bits, less exact.
   *
   * @return null if this is negative or the root out of range
   */
  public final @Nullable T checkedSqrt() {
    if (negative) {
      return null;
    }
    U128 scaled = magnitude.checkedMul(scale());
    return within(
        false, scaled == null ? magnitude.sqrt().checkedMul(scale().sqrt()) : scaled.sqrt());
  }

  /** The nearest {@link Perbill} (a half goes down), from 0 to 1. */
  public final Perbill toPerbill() {
    if (negative) {
      return Perbill.ZERO;
    }
    Perbill part = Perbill.checkedFromRational(magnitude, scale(), Rounding.NEAREST_PREF_DOWN);
    return part == null ? Perbill.ONE : part;
  }

  /**
   * The part of a whole that this is, from 0 to 1.
   *
   * @param fromRational such as {@code Perquintill::fromRational}
   */
  public final <P extends PerThing<P>> P clampTo(BiFunction<U128, U128, P> fromRational) {
    return fromRational.apply(negative ? U128.ZERO : magnitude, scale());
  }

  public final boolean lessThan(T other) {
    return compareTo(other) < 0;
  }

  public final boolean greaterThan(T other) {
    return compareTo(other) > 0;
  }

  @Override
  public final int compareTo(T other) {
    FixedPoint<T> that = base(other);
    if (negative != that.negative) {
      return negative ? -1 : 1;
    }
    return negative ? that.magnitude.compareTo(magnitude) : magnitude.compareTo(that.magnitude);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof FixedPoint<?> that
        && getClass() == that.getClass()
        && negative == that.negative
        && magnitude.equals(that.magnitude);
  }

  @Override
  public final int hashCode() {
    return magnitude.hashCode() * 2 + (negative ? 1 : 0);
  }

  /** Decimal, with all decimals. */
  @Override
  public final String toString() {
    U128.Division split = magnitude.divRem(scale());
    int decimals = scale().toString().length() - 1;
    StringBuilder text =
        new StringBuilder(negative ? "-" : "").append(split.quotient()).append('.');
    String fraction = split.remainder().toString();
    for (int i = fraction.length(); i < decimals; i++) {
      text.append('0');
    }
    return text.append(fraction).toString();
  }
}
