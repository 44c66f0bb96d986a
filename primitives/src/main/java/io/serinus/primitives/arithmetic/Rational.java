package io.serinus.primitives.arithmetic;

import io.serinus.primitives.U128;
import org.jspecify.annotations.Nullable;

/** Multiplication by a fraction, exact in between. */
public final class Rational {
  private Rational() {}

  /**
   * {@code value * numerator / denominator}, the product having 256 bits.
   *
   * @return null if the denominator is 0 or the result exceeds 128 bits
   */
  public static @Nullable U128 multiply(
      U128 value, U128 numerator, U128 denominator, Rounding rounding) {
    if (denominator.isZero()) {
      return null;
    }
    U128 product = value.checkedMul(numerator);
    if (product != null) {
      U128.Division division = product.divRem(denominator);
      return round(division.quotient(), division.remainder(), denominator, rounding);
    }
    return wide(value, numerator, denominator, rounding);
  }

  /** Long division in base 2^64, the denominator shifted until its top bit is set. */
  private static @Nullable U128 wide(
      U128 value, U128 numerator, U128 denominator, Rounding rounding) {
    long aLow = value.low();
    long aHigh = value.high();
    long bLow = numerator.low();
    long bHigh = numerator.high();
    U128 bottom = product(aLow, bLow);
    U128 left = product(aHigh, bLow);
    U128 right = product(aLow, bHigh);
    U128 middle = U128.of(bottom.high()).plus(U128.of(left.low())).plus(U128.of(right.low()));
    // The sum of these is the upper half of a product of two 128-bit numbers and so fits.
    U128 upper =
        product(aHigh, bHigh)
            .plus(U128.of(left.high()))
            .plus(U128.of(right.high()))
            .plus(U128.of(middle.high()));
    U128 lower = U128.of(middle.low(), bottom.low());
    if (upper.atLeast(denominator)) {
      return null;
    }
    int shift = 128 - denominator.bitLength();
    U128 d = denominator.shiftLeft(shift);
    U128 rest = shift == 0 ? upper : upper.shiftLeft(shift).or(lower.shiftRight(128 - shift));
    U128 tail = lower.shiftLeft(shift);
    long q1 = digit(rest, tail.high(), d);
    rest = remainder(rest, tail.high(), q1, d);
    long q0 = digit(rest, tail.low(), d);
    rest = remainder(rest, tail.low(), q0, d);
    return round(U128.of(q1, q0), rest.shiftRight(shift), denominator, rounding);
  }

  private static U128 product(long a, long b) {
    return U128.of(Unsigned.multiplyHigh(a, b), a * b);
  }

  /** The digit that {@code rest * 2^64 + next} divided by {@code d}, which is larger, gives. */
  private static long digit(U128 rest, long next, U128 d) {
    long q;
    long r;
    if (rest.high() == d.high()) {
      q = Unsigned.MAX;
      r = rest.low() + d.high();
      if (Unsigned.less(r, d.high())) {
        return q;
      }
    } else {
      q = Unsigned.divide(rest.high(), rest.low(), d.high());
      r = rest.low() - q * d.high();
    }
    // The estimate from the top digits is at most two too large.
    while (U128.of(r, next).lessThan(product(q, d.low()))) {
      q--;
      r += d.high();
      if (Unsigned.less(r, d.high())) {
        break;
      }
    }
    return q;
  }

  /** {@code rest * 2^64 + next - q * d}, which fits in 128 bits. */
  private static U128 remainder(U128 rest, long next, long q, U128 d) {
    U128 taken = product(q, d.low());
    long low = next - taken.low();
    long borrow = Unsigned.less(next, taken.low()) ? 1 : 0;
    return U128.of(rest.low() - q * d.high() - taken.high() - borrow, low);
  }

  private static @Nullable U128 round(
      U128 quotient, U128 remainder, U128 denominator, Rounding rounding) {
    boolean up =
        switch (rounding) {
          case DOWN -> false;
          case UP -> !remainder.isZero();
          // Against what is missing, since twice the remainder may overflow.
          case NEAREST_PREF_UP -> remainder.atLeast(denominator.minus(remainder));
          case NEAREST_PREF_DOWN -> remainder.greaterThan(denominator.minus(remainder));
        };
    return up ? quotient.checkedAdd(U128.ONE) : quotient;
  }
}
