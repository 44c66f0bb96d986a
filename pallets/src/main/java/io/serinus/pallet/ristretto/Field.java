package io.serinus.pallet.ristretto;

/**
 * The numbers modulo 2^255 - 19, each ten limbs of 26 and 25 bits in turn, the lowest first.
 * Results of all operations but {@link #add} and {@link #sub} are carried, so that one of those may
 * stand between two products.
 */
final class Field {
  static final int LIMBS = 10;
  static final int LENGTH = 32;

  static final long[] ZERO = new long[LIMBS];
  static final long[] ONE = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0};

  /** A square root of -1. */
  static final long[] SQRT_M1 = {
    34513072, 25610706, 9377949, 3500415, 12389472, 33281959, 41962654, 31548777, 326685, 11406482
  };

  private Field() {}

  static long[] add(long[] a, long[] b) {
    long[] out = new long[LIMBS];
    for (int i = 0; i < LIMBS; i++) {
      out[i] = a[i] + b[i];
    }
    return out;
  }

  static long[] sub(long[] a, long[] b) {
    long[] out = new long[LIMBS];
    for (int i = 0; i < LIMBS; i++) {
      out[i] = a[i] - b[i];
    }
    return out;
  }

  static long[] negate(long[] a) {
    return sub(ZERO, a);
  }

  static long[] mul(long[] a, long[] b) {
    long[] out = new long[LIMBS];
    mul(out, a, b, new long[2 * LIMBS - 1]);
    return out;
  }

  static long[] square(long[] a) {
    return mul(a, a);
  }

  /** {@code out} may be one of the factors. */
  private static void mul(long[] out, long[] a, long[] b, long[] wide) {
    java.util.Arrays.fill(wide, 0);
    for (int i = 0; i < LIMBS; i++) {
      long x = a[i];
      if ((i & 1) == 0) {
        for (int j = 0; j < LIMBS; j++) {
          wide[i + j] += x * b[j];
        }
      } else {
        // Two limbs of odd place stand half a bit too high each.
        for (int j = 0; j < LIMBS; j += 2) {
          wide[i + j] += x * b[j];
          wide[i + j + 1] += 2 * x * b[j + 1];
        }
      }
    }
    for (int i = 0; i < LIMBS - 1; i++) {
      out[i] = wide[i] + 19 * wide[i + LIMBS];
    }
    out[LIMBS - 1] = wide[LIMBS - 1];
    carry(out);
    carry(out);
  }

  /** Brings each limb to its size, up to a sign, and what overflows the last into the first. */
  private static void carry(long[] a) {
    for (int i = 0; i < LIMBS; i++) {
      int bits = 26 - (i & 1);
      long over = (a[i] + (1L << (bits - 1))) >> bits;
      a[i] -= over << bits;
      if (i < LIMBS - 1) {
        a[i + 1] += over;
      } else {
        a[0] += 19 * over;
      }
    }
  }

  /** {@code a} to the power of 2^252 - 3. */
  private static long[] pow252m3(long[] a) {
    long[] wide = new long[2 * LIMBS - 1];
    long[] out = a.clone();
    // In binary the exponent is 250 ones, a zero and a one.
    for (int bit = 250; bit >= 0; bit--) {
      mul(out, out, out, wide);
      if (bit != 1) {
        mul(out, out, a, wide);
      }
    }
    return out;
  }

  /**
   * The root of a fraction that is not negative, or that of the fraction times a root of -1.
   *
   * @param out where the root goes
   * @return whether the fraction is a square
   */
  static boolean sqrtRatio(long[] out, long[] u, long[] v) {
    long[] v3 = mul(square(v), v);
    long[] v7 = mul(square(v3), v);
    long[] root = mul(mul(u, v3), pow252m3(mul(u, v7)));
    long[] check = mul(v, square(root));
    long[] minusU = negate(u);
    boolean flipped = equal(check, minusU);
    boolean isSquare = equal(check, u) || flipped;
    if (flipped || equal(check, mul(minusU, SQRT_M1))) {
      root = mul(root, SQRT_M1);
    }
    System.arraycopy(absolute(root), 0, out, 0, LIMBS);
    return isSquare;
  }

  static long[] absolute(long[] a) {
    return isNegative(a) ? negate(a) : a;
  }

  /** A number is negative if the least one of 0 to 2^255 - 20 that it equals is odd. */
  static boolean isNegative(long[] a) {
    return (encode(a)[0] & 1) != 0;
  }

  static boolean isZero(long[] a) {
    for (byte b : encode(a)) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  static boolean equal(long[] a, long[] b) {
    return isZero(sub(a, b));
  }

  /** Reads 32 little-endian bytes; the highest bit is ignored. */
  static long[] decode(byte[] bytes, int offset) {
    long[] out = new long[LIMBS];
    int bit = 0;
    for (int i = 0; i < LIMBS; i++) {
      int bits = 26 - (i & 1);
      long limb = 0;
      int first = bit >> 3;
      for (int k = 4; k >= 0; k--) {
        int at = first + k;
        limb = limb << 8 | (at < LENGTH ? bytes[offset + at] & 0xff : 0);
      }
      out[i] = (limb >> (bit & 7)) & ((1L << bits) - 1);
      bit += bits;
    }
    return out;
  }

  /** The 32 bytes of the least number that it equals. */
  static byte[] encode(long[] a) {
    long[] x = a.clone();
    carry(x);
    carry(x);
    // Now between -2^255 and 2^255: whether it is below 0 or above the modulus shows in what
    // would be carried out of the top.
    long over = (19 * x[LIMBS - 1] + (1L << 24)) >> 25;
    for (int i = 0; i < LIMBS; i++) {
      over = (x[i] + over) >> (26 - (i & 1));
    }
    x[0] += 19 * over;
    long carry = 0;
    for (int i = 0; i < LIMBS; i++) {
      int bits = 26 - (i & 1);
      x[i] += carry;
      carry = x[i] >> bits;
      x[i] &= (1L << bits) - 1;
    }
    byte[] out = new byte[LENGTH];
    int bit = 0;
    for (int i = 0; i < LIMBS; i++) {
      long limb = x[i] << (bit & 7);
      for (int at = bit >> 3; limb != 0; at++) {
        out[at] |= (byte) limb;
        limb >>>= 8;
      }
      bit += 26 - (i & 1);
    }
    return out;
  }
}
