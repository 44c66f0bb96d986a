package io.serinus.primitives.arithmetic;

/**
 * Arithmetic on {@code long}s that are read as unsigned ({@code u64}), beyond what {@link Long}
 * has.
 */
public final class Unsigned {
  private Unsigned() {}

  /** The largest {@code u64}. */
  public static final long MAX = -1L;

  /** The upper 64 bits of the 128-bit product. */
  public static long multiplyHigh(long a, long b) {
    long aLow = a & 0xffff_ffffL;
    long aHigh = a >>> 32;
    long bLow = b & 0xffff_ffffL;
    long bHigh = b >>> 32;
    long cross = aHigh * bLow + (aLow * bLow >>> 32);
    long middle = (cross & 0xffff_ffffL) + aLow * bHigh;
    return aHigh * bHigh + (cross >>> 32) + (middle >>> 32);
  }

  public static boolean less(long a, long b) {
    return a + Long.MIN_VALUE < b + Long.MIN_VALUE;
  }

  public static long min(long a, long b) {
    return less(a, b) ? a : b;
  }

  public static long max(long a, long b) {
    return less(a, b) ? b : a;
  }

  /** The sum, or {@link #MAX} where it is larger. */
  public static long saturatingAdd(long a, long b) {
    long sum = a + b;
    return less(sum, a) ? MAX : sum;
  }

  /** The difference, or 0 where it is smaller. */
  public static long saturatingSub(long a, long b) {
    return less(a, b) ? 0 : a - b;
  }

  /** The product, or {@link #MAX} where it is larger. */
  public static long saturatingMul(long a, long b) {
    if ((a | b) >>> 32 == 0) {
      return a * b;
    }
    return multiplyHigh(a, b) != 0 ? MAX : a * b;
  }

  /**
   * Divides 128 bits by 64; what remains is {@code low - quotient * divisor}.
   *
   * @param high below the divisor, so that the quotient fits
   * @throws ArithmeticException if it is not
   */
  public static long divide(long high, long low, long divisor) {
    if (high == 0) {
      return Long.divideUnsigned(low, divisor);
    }
    if (!less(high, divisor)) {
      throw new ArithmeticException("the quotient exceeds 64 bits");
    }
    // Schoolbook division in base 2^32, the divisor shifted until its top bit is set.
    int shift = Long.numberOfLeadingZeros(divisor);
    long d = divisor << shift;
    long dHigh = d >>> 32;
    long dLow = d & 0xffff_ffffL;
    long upper = shift == 0 ? high : high << shift | low >>> (64 - shift);
    long lower = low << shift;
    long q1 = digit(upper, lower >>> 32, dHigh, dLow);
    long rest = (upper << 32 | lower >>> 32) - q1 * d;
    long q0 = digit(rest, lower & 0xffff_ffffL, dHigh, dLow);
    return (q1 << 32) + q0;
  }

  /** One digit of the quotient of {@code upper * 2^32 + next} by the normalised divisor. */
  private static long digit(long upper, long next, long dHigh, long dLow) {
    long q = Long.divideUnsigned(upper, dHigh);
    long r = upper - q * dHigh;
    while (q >>> 32 != 0 || less(r << 32 | next, q * dLow)) {
      q--;
      r += dHigh;
      if (r >>> 32 != 0) {
        break;
      }
    }
    return q;
  }
}
