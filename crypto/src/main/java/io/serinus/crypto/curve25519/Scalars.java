package io.serinus.crypto.curve25519;

import java.util.Arrays;

/**
 * Integers modulo the group order l = 2^252 + 27742317777372353535851937790883648493, as 32
 * little-endian bytes. Everything but what has "vartime" in its name runs in constant time.
 *
 * <p>Inside, numbers are limbs of 21 bits, so that products of many limbs add up in a long, and
 * 2^252 is the edge between limbs 11 and 12.
 */
public final class Scalars {
  private static final int LIMBS = 12;
  private static final int BITS = 21;
  private static final long MASK = (1L << BITS) - 1;

  /** Signed limbs of -(l - 2^252): what 2^252 is congruent to. */
  private static final long[] FOLD = {666643, 470296, 654183, -997805, 136657, -683901};

  private static final byte[] ORDER = {
    (byte) 0xed,
    (byte) 0xd3,
    (byte) 0xf5,
    0x5c,
    0x1a,
    0x63,
    0x12,
    0x58,
    (byte) 0xd6,
    (byte) 0x9c,
    (byte) 0xf7,
    (byte) 0xa2,
    (byte) 0xde,
    (byte) 0xf9,
    (byte) 0xde,
    0x14,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0x10
  };

  private static final byte[] ZERO = new byte[32];

  private Scalars() {}

  /** Reduces 64 little-endian bytes modulo l. */
  public static byte[] reduceWide(byte[] wide) {
    if (wide.length != 64) {
      throw new IllegalArgumentException("64 bytes are needed, not " + wide.length);
    }
    long[] limbs = new long[2 * LIMBS + 1];
    // 24 limbs of 21 bits are 504 bits; the last limb takes the rest.
    for (int i = 0; i < 23; i++) {
      limbs[i] = bits(wide, i * BITS) & MASK;
    }
    limbs[23] = bits(wide, 23 * BITS) & 0x1FFFFFFF;
    return reduce(limbs);
  }

  /** a b + c modulo l; the operands may be any 256-bit numbers. */
  public static byte[] multiplyAdd(byte[] a, byte[] b, byte[] c) {
    long[] x = load(a);
    long[] y = load(b);
    long[] z = load(c);
    long[] product = new long[2 * LIMBS + 1];
    System.arraycopy(z, 0, product, 0, LIMBS);
    for (int i = 0; i < LIMBS; i++) {
      for (int j = 0; j < LIMBS; j++) {
        product[i + j] += x[i] * y[j];
      }
    }
    byte[] result = reduce(product);
    Arrays.fill(x, 0);
    Arrays.fill(y, 0);
    Arrays.fill(z, 0);
    Arrays.fill(product, 0);
    return result;
  }

  /** a b modulo l. */
  public static byte[] multiply(byte[] a, byte[] b) {
    return multiplyAdd(a, b, ZERO);
  }

  /** a + b modulo l. */
  public static byte[] add(byte[] a, byte[] b) {
    long[] sum = new long[2 * LIMBS + 1];
    long[] x = load(a);
    long[] y = load(b);
    for (int i = 0; i < LIMBS; i++) {
      sum[i] = x[i] + y[i];
    }
    return reduce(sum);
  }

  /** -a modulo l. */
  public static byte[] negate(byte[] a) {
    long[] minus = new long[2 * LIMBS + 1];
    long[] x = load(a);
    for (int i = 0; i < LIMBS; i++) {
      minus[i] = -x[i];
    }
    return reduce(minus);
  }

  /** a modulo l. */
  public static byte[] reduce(byte[] a) {
    return add(a, ZERO);
  }

  /** Whether 32 bytes from {@code offset} on are a number below l. Constant time. */
  public static boolean isCanonical(byte[] bytes, int offset) {
    int borrow = 0;
    for (int i = 0; i < 32; i++) {
      borrow = ((bytes[offset + i] & 0xFF) - (ORDER[i] & 0xFF) - borrow) >> 8 & 1;
    }
    return borrow == 1;
  }

  /** Divides a 256-bit number by the cofactor 8, dropping the rest, in place. */
  public static void divideByCofactor(byte[] scalar) {
    int carry = 0;
    for (int i = 31; i >= 0; i--) {
      int value = scalar[i] & 0xFF;
      scalar[i] = (byte) (value >> 3 | carry << 5);
      carry = value & 7;
    }
  }

  /** Multiplies a number below 2^253 by the cofactor 8, in place. */
  public static void multiplyByCofactor(byte[] scalar) {
    int carry = 0;
    for (int i = 0; i < 32; i++) {
      int value = scalar[i] & 0xFF;
      scalar[i] = (byte) (value << 3 | carry);
      carry = value >> 5;
    }
  }

  /** 64 signed digits of base 16, each in [-8, 8]; the number must be below 2^255. */
  static byte[] radix16(byte[] scalar) {
    byte[] digits = new byte[64];
    for (int i = 0; i < 32; i++) {
      digits[2 * i] = (byte) (scalar[i] & 15);
      digits[2 * i + 1] = (byte) (scalar[i] >> 4 & 15);
    }
    int carry = 0;
    for (int i = 0; i < 63; i++) {
      int digit = digits[i] + carry;
      carry = (digit + 8) >> 4;
      digits[i] = (byte) (digit - (carry << 4));
    }
    digits[63] += (byte) carry;
    return digits;
  }

  /**
   * Non-adjacent form of width {@code width} (2 to 8): odd digits below 2^(width-1) in size, at
   * least width - 1 zeros between them.
   */
  static byte[] nafVartime(byte[] scalar, int width) {
    byte[] naf = new byte[257];
    long[] words = new long[6];
    for (int i = 0; i < 32; i++) {
      words[i >> 3] |= (scalar[i] & 0xFFL) << ((i & 7) << 3);
    }
    int window = 1 << width;
    int carry = 0;
    int at = 0;
    while (at <= 256) {
      int word = at >> 6;
      int shift = at & 63;
      long ahead = words[word] >>> shift | (shift == 0 ? 0 : words[word + 1] << (64 - shift));
      int digit = carry + ((int) ahead & (window - 1));
      if ((digit & 1) == 0) {
        // All digits are zero up to the next bit that differs from the carry.
        at += Long.numberOfTrailingZeros(carry == 0 ? ahead : ~ahead);
        continue;
      }
      carry = digit >= window / 2 ? 1 : 0;
      naf[at] = (byte) (digit - (carry << width));
      at += width;
    }
    return naf;
  }

  /** At least 32 bits of a little-endian number from a bit on; what lies beyond it is zero. */
  static long bits(byte[] number, int bit) {
    long value = 0;
    int from = bit >> 3;
    int count = Math.min(5, number.length - from);
    for (int i = 0; i < count; i++) {
      value |= (number[from + i] & 0xFFL) << (8 * i);
    }
    return value >>> (bit & 7);
  }

  private static long[] load(byte[] a) {
    if (a.length != 32) {
      throw new IllegalArgumentException("a scalar has 32 bytes, not " + a.length);
    }
    long[] limbs = new long[LIMBS];
    for (int i = 0; i < LIMBS - 1; i++) {
      limbs[i] = bits(a, i * BITS) & MASK;
    }
    limbs[11] = bits(a, 11 * BITS);
    return limbs;
  }

  /** Reduces 24 limbs (and an empty 25th to carry into) and wipes them. */
  private static byte[] reduce(long[] s) {
    carry(s, 0, 23);
    s[23] += s[24] << BITS;
    s[24] = 0;
    fold(s, 23, 18);
    carry(s, 6, 17);
    fold(s, 18, 12);
    carry(s, 0, 11);
    fold(s, 12, 12);
    carry(s, 0, 11);
    fold(s, 12, 12);
    // Now the value is below 2^252 in size, so what floors out of limb 11 is 0 or -1, and adding l
    // in
    // the latter case gives the canonical form; limb 11 keeps bit 252.
    floor(s, 11);
    fold(s, 12, 12);
    floor(s, 10);
    byte[] out = new byte[32];
    for (int bit = 0; bit < 256; bit++) {
      int limb = Math.min(bit / BITS, 11);
      out[bit >> 3] |= (byte) ((s[limb] >> (bit - limb * BITS) & 1) << (bit & 7));
    }
    Arrays.fill(s, 0);
    return out;
  }

  /** Replaces the limbs from {@code high} down to {@code low} by what they are congruent to. */
  private static void fold(long[] s, int high, int low) {
    for (int i = high; i >= low; i--) {
      long limb = s[i];
      for (int j = 0; j < FOLD.length; j++) {
        s[i - LIMBS + j] += limb * FOLD[j];
      }
      s[i] = 0;
    }
  }

  /** Brings the limbs {@code from} to {@code to} into [-2^20, 2^20), carrying into the next. */
  private static void carry(long[] s, int from, int to) {
    for (int i = from; i <= to; i++) {
      long carry = (s[i] + (1L << (BITS - 1))) >> BITS;
      s[i + 1] += carry;
      s[i] -= carry << BITS;
    }
  }

  /** Brings the limbs 0 to {@code to} into [0, 2^21), carrying into the next. */
  private static void floor(long[] s, int to) {
    for (int i = 0; i <= to; i++) {
      long carry = s[i] >> BITS;
      s[i + 1] += carry;
      s[i] &= MASK;
    }
  }
}
