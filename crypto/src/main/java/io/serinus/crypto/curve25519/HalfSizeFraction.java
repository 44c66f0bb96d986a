package io.serinus.crypto.curve25519;

/**
 * A number k modulo the group order as a fraction of two numbers of half its size: k = numerator /
 * denominator, where the denominator may be negative and is never 0. Vartime.
 *
 * <p>Euclid's algorithm on l and k yields such fractions at every step; in the middle both parts
 * are below 2^127.
 *
 * @param numerator 32 little-endian bytes, below 2^127
 * @param denominator 32 little-endian bytes, from 1 to 2^127
 * @param negative whether the denominator is to be negated
 */
record HalfSizeFraction(byte[] numerator, byte[] denominator, boolean negative) {
  private static final long[] ORDER = {
    0x5812631a5cf5d3edL, 0x14def9dea2f79cd6L, 0L, 0x1000000000000000L
  };

  /** Finds the fraction of a number below the group order. */
  static HalfSizeFraction of(byte[] k) {
    long[] a = ORDER.clone();
    long[] b = new long[4];
    for (int i = 0; i < 32; i++) {
      b[i / 8] |= (k[i] & 0xFFL) << (8 * (i % 8));
    }
    // Always a = k u and b = k v modulo l, up to sign; the signs of u and v differ.
    long[] u = new long[4];
    long[] v = {1, 0, 0, 0};
    boolean negative = false;
    while (bitLength(b) > 127) {
      int shift = bitLength(a) - bitLength(b);
      while (shift >= 0) {
        if (!subtractShifted(a, b, shift)) {
          shift--;
          if (shift < 0) {
            break;
          }
          subtractShifted(a, b, shift);
        }
        addShifted(u, v, shift);
        shift = bitLength(a) - bitLength(b);
      }
      long[] swap = a;
      a = b;
      b = swap;
      swap = u;
      u = v;
      v = swap;
      negative = !negative;
    }
    return new HalfSizeFraction(bytes(b), bytes(v), negative);
  }

  private static int bitLength(long[] x) {
    for (int i = 3; i >= 0; i--) {
      if (x[i] != 0) {
        return 64 * i + 64 - Long.numberOfLeadingZeros(x[i]);
      }
    }
    return 0;
  }

  /** a -= b 2^shift, unless that is negative. */
  private static boolean subtractShifted(long[] a, long[] b, int shift) {
    long y0 = shifted(b, shift, 0);
    long y1 = shifted(b, shift, 1);
    long y2 = shifted(b, shift, 2);
    long y3 = shifted(b, shift, 3);
    long borrow0 = isBelow(a[0], y0);
    long d1 = a[1] - y1;
    long borrow1 = isBelow(a[1], y1) | isBelow(d1, borrow0);
    long d2 = a[2] - y2;
    long borrow2 = isBelow(a[2], y2) | isBelow(d2, borrow1);
    long d3 = a[3] - y3;
    if ((isBelow(a[3], y3) | isBelow(d3, borrow2)) == 1) {
      return false;
    }
    a[0] -= y0;
    a[1] = d1 - borrow0;
    a[2] = d2 - borrow1;
    a[3] = d3 - borrow2;
    return true;
  }

  /** 1 when x is below y as unsigned numbers, else 0. */
  private static long isBelow(long x, long y) {
    return Long.compareUnsigned(x, y) < 0 ? 1 : 0;
  }

  /** a += b 2^shift. */
  private static void addShifted(long[] a, long[] b, int shift) {
    // Both are below 2^127, so two words are enough.
    long y0 = shifted(b, shift, 0);
    a[0] += y0;
    a[1] += shifted(b, shift, 1) + isBelow(a[0], y0);
  }

  /** Word i of b 2^shift. */
  private static long shifted(long[] b, int shift, int i) {
    int from = i - (shift >> 6);
    int bits = shift & 63;
    long high = from >= 0 ? b[from] << bits : 0;
    long low = bits != 0 && from >= 1 ? b[from - 1] >>> (64 - bits) : 0;
    return high | low;
  }

  private static byte[] bytes(long[] x) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < 32; i++) {
      bytes[i] = (byte) (x[i / 8] >>> (8 * (i % 8)));
    }
    return bytes;
  }
}
