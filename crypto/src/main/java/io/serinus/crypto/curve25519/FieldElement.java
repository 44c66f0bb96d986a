package io.serinus.crypto.curve25519;

/**
 * A mutable element of the field of 2^255 - 19 elements: five limbs of 51 bits, {@code l0 + l1 2^51
 * + l2 2^102 + l3 2^153 + l4 2^204}.
 *
 * <p>Limbs are signed and may exceed 51 bits, so sums and differences carry nothing. What bounds
 * them: a product needs |limb of x| times |limb of y| below 2^107, and leaves limbs below 2^51 +
 * 2^17. Sums or differences of up to four products are therefore valid factors. All methods run in
 * constant time and allow the target to be an operand.
 *
 * <p>Products split at a limb's edge without carries between the halves of 128-bit numbers:
 * shifting the factors left by 13 bits in all makes the high word of the product the part above 51
 * bits, and what is left below follows from wrapping arithmetic for a whole column at once.
 */
final class FieldElement {
  private static final long MASK = (1L << 51) - 1;

  private long l0;
  private long l1;
  private long l2;
  private long l3;
  private long l4;

  /** Zero. */
  FieldElement() {}

  static FieldElement of(long small) {
    FieldElement e = new FieldElement();
    e.l0 = small;
    return e;
  }

  static FieldElement copyOf(FieldElement other) {
    FieldElement e = new FieldElement();
    e.set(other);
    return e;
  }

  /** Reads 32 little-endian bytes; the top bit is ignored and values of p and above are reduced. */
  static FieldElement fromBytes(byte[] bytes, int offset) {
    long w0 = load(bytes, offset);
    long w1 = load(bytes, offset + 8);
    long w2 = load(bytes, offset + 16);
    long w3 = load(bytes, offset + 24);
    FieldElement e = new FieldElement();
    e.l0 = w0 & MASK;
    e.l1 = (w0 >>> 51 | w1 << 13) & MASK;
    e.l2 = (w1 >>> 38 | w2 << 26) & MASK;
    e.l3 = (w2 >>> 25 | w3 << 39) & MASK;
    e.l4 = w3 >>> 12 & MASK;
    return e;
  }

  /** Writes the canonical form, 32 little-endian bytes. */
  void toBytes(byte[] out, int offset) {
    FieldElement e = copyOf(this);
    e.canonicalize();
    store(out, offset, e.l0 | e.l1 << 51);
    store(out, offset + 8, e.l1 >>> 13 | e.l2 << 38);
    store(out, offset + 16, e.l2 >>> 26 | e.l3 << 25);
    store(out, offset + 24, e.l3 >>> 39 | e.l4 << 12);
  }

  // Byte by byte, since runtimes use this class as well, and view handles do not exist in Wasm.
  private static long load(byte[] bytes, int offset) {
    long word = 0;
    for (int i = 7; i >= 0; i--) {
      word = word << 8 | bytes[offset + i] & 0xffL;
    }
    return word;
  }

  private static void store(byte[] out, int offset, long word) {
    for (int i = 0; i < 8; i++) {
      out[offset + i] = (byte) (word >>> (8 * i));
    }
  }

  byte[] toBytes() {
    byte[] out = new byte[32];
    toBytes(out, 0);
    return out;
  }

  void set(FieldElement x) {
    l0 = x.l0;
    l1 = x.l1;
    l2 = x.l2;
    l3 = x.l3;
    l4 = x.l4;
  }

  void set(long small) {
    l0 = small;
    l1 = 0;
    l2 = 0;
    l3 = 0;
    l4 = 0;
  }

  /** this = x + y, without carries. */
  void add(FieldElement x, FieldElement y) {
    l0 = x.l0 + y.l0;
    l1 = x.l1 + y.l1;
    l2 = x.l2 + y.l2;
    l3 = x.l3 + y.l3;
    l4 = x.l4 + y.l4;
  }

  /** this = x - y, without carries. */
  void sub(FieldElement x, FieldElement y) {
    l0 = x.l0 - y.l0;
    l1 = x.l1 - y.l1;
    l2 = x.l2 - y.l2;
    l3 = x.l3 - y.l3;
    l4 = x.l4 - y.l4;
  }

  /** this = -x. */
  void negate(FieldElement x) {
    l0 = -x.l0;
    l1 = -x.l1;
    l2 = -x.l2;
    l3 = -x.l3;
    l4 = -x.l4;
  }

  /** this = x y. */
  void mul(FieldElement x, FieldElement y) {
    long x0 = x.l0;
    long x1 = x.l1;
    long x2 = x.l2;
    long x3 = x.l3;
    long x4 = x.l4;
    long y0 = y.l0;
    long y1 = y.l1;
    long y2 = y.l2;
    long y3 = y.l3;
    long y4 = y.l4;
    long u0 = x0 << 6;
    long u1 = x1 << 6;
    long u2 = x2 << 6;
    long u3 = x3 << 6;
    long u4 = x4 << 6;
    long v0 = y0 << 7;
    long v1 = y1 << 7;
    long v2 = y2 << 7;
    long v3 = y3 << 7;
    long v4 = y4 << 7;
    long h0 = Math.multiplyHigh(u0, v0);
    long c0 = x0 * y0 - (h0 << 51);
    long h1 = Math.multiplyHigh(u0, v1) + Math.multiplyHigh(u1, v0);
    long c1 = x0 * y1 + x1 * y0 - (h1 << 51) + h0;
    long h2 = Math.multiplyHigh(u0, v2) + Math.multiplyHigh(u1, v1) + Math.multiplyHigh(u2, v0);
    long c2 = x0 * y2 + x1 * y1 + x2 * y0 - (h2 << 51) + h1;
    long h3 =
        Math.multiplyHigh(u0, v3)
            + Math.multiplyHigh(u1, v2)
            + Math.multiplyHigh(u2, v1)
            + Math.multiplyHigh(u3, v0);
    long c3 = x0 * y3 + x1 * y2 + x2 * y1 + x3 * y0 - (h3 << 51) + h2;
    long h4 =
        Math.multiplyHigh(u0, v4)
            + Math.multiplyHigh(u1, v3)
            + Math.multiplyHigh(u2, v2)
            + Math.multiplyHigh(u3, v1)
            + Math.multiplyHigh(u4, v0);
    long c4 = x0 * y4 + x1 * y3 + x2 * y2 + x3 * y1 + x4 * y0 - (h4 << 51) + h3;
    long h5 =
        Math.multiplyHigh(u1, v4)
            + Math.multiplyHigh(u2, v3)
            + Math.multiplyHigh(u3, v2)
            + Math.multiplyHigh(u4, v1);
    long c5 = x1 * y4 + x2 * y3 + x3 * y2 + x4 * y1 - (h5 << 51) + h4;
    long h6 = Math.multiplyHigh(u2, v4) + Math.multiplyHigh(u3, v3) + Math.multiplyHigh(u4, v2);
    long c6 = x2 * y4 + x3 * y3 + x4 * y2 - (h6 << 51) + h5;
    long h7 = Math.multiplyHigh(u3, v4) + Math.multiplyHigh(u4, v3);
    long c7 = x3 * y4 + x4 * y3 - (h7 << 51) + h6;
    long h8 = Math.multiplyHigh(u4, v4);
    long c8 = x4 * y4 - (h8 << 51) + h7;
    reduce(c0 + 19 * c5, c1 + 19 * c6, c2 + 19 * c7, c3 + 19 * c8, c4 + 19 * h8);
  }

  /** this = x². */
  void square(FieldElement x) {
    long x0 = x.l0;
    long x1 = x.l1;
    long x2 = x.l2;
    long x3 = x.l3;
    long x4 = x.l4;
    long d0 = x0 << 1;
    long d1 = x1 << 1;
    long d2 = x2 << 1;
    long d3 = x3 << 1;
    long s0 = x0 << 6;
    long s1 = x1 << 6;
    long s2 = x2 << 6;
    long s3 = x3 << 6;
    long s4 = x4 << 6;
    long v0 = x0 << 7;
    long v1 = x1 << 7;
    long v2 = x2 << 7;
    long v3 = x3 << 7;
    long v4 = x4 << 7;
    long h0 = Math.multiplyHigh(s0, v0);
    long c0 = x0 * x0 - (h0 << 51);
    long h1 = Math.multiplyHigh(v0, v1);
    long c1 = d0 * x1 - (h1 << 51) + h0;
    long h2 = Math.multiplyHigh(v0, v2) + Math.multiplyHigh(s1, v1);
    long c2 = d0 * x2 + x1 * x1 - (h2 << 51) + h1;
    long h3 = Math.multiplyHigh(v0, v3) + Math.multiplyHigh(v1, v2);
    long c3 = d0 * x3 + d1 * x2 - (h3 << 51) + h2;
    long h4 = Math.multiplyHigh(v0, v4) + Math.multiplyHigh(v1, v3) + Math.multiplyHigh(s2, v2);
    long c4 = d0 * x4 + d1 * x3 + x2 * x2 - (h4 << 51) + h3;
    long h5 = Math.multiplyHigh(v1, v4) + Math.multiplyHigh(v2, v3);
    long c5 = d1 * x4 + d2 * x3 - (h5 << 51) + h4;
    long h6 = Math.multiplyHigh(v2, v4) + Math.multiplyHigh(s3, v3);
    long c6 = d2 * x4 + x3 * x3 - (h6 << 51) + h5;
    long h7 = Math.multiplyHigh(v3, v4);
    long c7 = d3 * x4 - (h7 << 51) + h6;
    long h8 = Math.multiplyHigh(s4, v4);
    long c8 = x4 * x4 - (h8 << 51) + h7;
    reduce(c0 + 19 * c5, c1 + 19 * c6, c2 + 19 * c7, c3 + 19 * c8, c4 + 19 * h8);
  }

  /** this = x^(2^times), times at least one. */
  void squareTimes(FieldElement x, int times) {
    square(x);
    for (int i = 1; i < times; i++) {
      square(this);
    }
  }

  private void reduce(long c0, long c1, long c2, long c3, long c4) {
    c1 += c0 >> 51;
    c2 += c1 >> 51;
    c3 += c2 >> 51;
    c4 += c3 >> 51;
    l0 = (c0 & MASK) + 19 * (c4 >> 51);
    l1 = c1 & MASK;
    l2 = c2 & MASK;
    l3 = c3 & MASK;
    l4 = c4 & MASK;
  }

  /** Brings the limbs to the one form with a value in [0, p). */
  private void canonicalize() {
    // Two passes take the value to within 19 of [0, 2^255), the third ends a possible borrow.
    reduce(l0, l1, l2, l3, l4);
    reduce(l0, l1, l2, l3, l4);
    reduce(l0, l1, l2, l3, l4);
    long q = (l0 + 19) >> 51;
    q = (l1 + q) >> 51;
    q = (l2 + q) >> 51;
    q = (l3 + q) >> 51;
    q = (l4 + q) >> 51;
    long c0 = l0 + 19 * q;
    long c1 = l1 + (c0 >> 51);
    long c2 = l2 + (c1 >> 51);
    long c3 = l3 + (c2 >> 51);
    long c4 = l4 + (c3 >> 51);
    l0 = c0 & MASK;
    l1 = c1 & MASK;
    l2 = c2 & MASK;
    l3 = c3 & MASK;
    l4 = c4 & MASK;
  }

  /** 1 when the canonical form is odd ("negative"), else 0. */
  int isNegative() {
    FieldElement e = copyOf(this);
    e.canonicalize();
    return (int) (e.l0 & 1);
  }

  /** 1 when the value is zero, else 0. */
  int isZero() {
    FieldElement e = copyOf(this);
    e.canonicalize();
    long any = e.l0 | e.l1 | e.l2 | e.l3 | e.l4;
    return (int) (((any | -any) >>> 63) ^ 1);
  }

  /** 1 when both values are the same, else 0. */
  int isEqualTo(FieldElement other) {
    FieldElement difference = new FieldElement();
    difference.sub(this, other);
    return difference.isZero();
  }

  /** this = choice == 1 ? x : this; choice is 0 or 1. */
  void select(FieldElement x, int choice) {
    long mask = -(long) choice;
    l0 ^= mask & (l0 ^ x.l0);
    l1 ^= mask & (l1 ^ x.l1);
    l2 ^= mask & (l2 ^ x.l2);
    l3 ^= mask & (l3 ^ x.l3);
    l4 ^= mask & (l4 ^ x.l4);
  }

  /** this = choice == 1 ? -this : this; choice is 0 or 1. */
  void negateIf(int choice) {
    long mask = -(long) choice;
    l0 = (l0 ^ mask) - mask;
    l1 = (l1 ^ mask) - mask;
    l2 = (l2 ^ mask) - mask;
    l3 = (l3 ^ mask) - mask;
    l4 = (l4 ^ mask) - mask;
  }

  /** this = the one of x and -x that is not negative. */
  void absolute(FieldElement x) {
    set(x);
    negateIf(x.isNegative());
  }

  /** this = 1 / x, and 0 for 0. */
  void invert(FieldElement x) {
    FieldElement base = copyOf(x);
    FieldElement t11 = new FieldElement();
    FieldElement t = powerOf250Ones(base, t11);
    t.squareTimes(t, 5);
    mul(t, t11);
  }

  /** this = x^((p - 5) / 8). */
  void power22523(FieldElement x) {
    FieldElement base = copyOf(x);
    FieldElement t = powerOf250Ones(base, new FieldElement());
    t.squareTimes(t, 2);
    mul(t, base);
  }

  /** x^(2^250 - 1); x^11 is left in {@code t11}. */
  private static FieldElement powerOf250Ones(FieldElement x, FieldElement t11) {
    FieldElement a = new FieldElement();
    FieldElement b = new FieldElement();
    FieldElement c = new FieldElement();
    a.square(x); // 2
    b.squareTimes(a, 2); // 8
    b.mul(b, x); // 9
    t11.mul(a, b); // 11
    a.square(t11); // 22
    a.mul(a, b); // 2^5 - 1
    b.squareTimes(a, 5);
    a.mul(b, a); // 2^10 - 1
    b.squareTimes(a, 10);
    b.mul(b, a); // 2^20 - 1
    c.squareTimes(b, 20);
    b.mul(c, b); // 2^40 - 1
    b.squareTimes(b, 10);
    a.mul(b, a); // 2^50 - 1
    b.squareTimes(a, 50);
    b.mul(b, a); // 2^100 - 1
    c.squareTimes(b, 100);
    b.mul(c, b); // 2^200 - 1
    b.squareTimes(b, 50);
    b.mul(b, a); // 2^250 - 1
    return b;
  }

  /**
   * this = the non-negative square root of u / v, or of i u / v when that ratio is no square (RFC
   * 9496, section 4.2); zero when u or v is zero.
   *
   * @return 1 when u / v is a square (zero included, unless only v is zero), else 0
   */
  int squareRootOfRatio(FieldElement u, FieldElement v) {
    FieldElement v3 = new FieldElement();
    v3.square(v);
    v3.mul(v3, v);
    FieldElement t = new FieldElement();
    t.square(v3);
    t.mul(t, v);
    t.mul(t, u);
    t.power22523(t);
    FieldElement r = new FieldElement();
    r.mul(u, v3);
    r.mul(r, t);
    FieldElement check = new FieldElement();
    check.square(r);
    check.mul(check, v);
    FieldElement minusU = new FieldElement();
    minusU.negate(u);
    FieldElement minusIu = new FieldElement();
    minusIu.mul(minusU, CurveConstants.SQRT_MINUS_ONE);
    int correct = check.isEqualTo(u);
    int flipped = check.isEqualTo(minusU);
    int flippedI = check.isEqualTo(minusIu);
    t.mul(r, CurveConstants.SQRT_MINUS_ONE);
    r.select(t, flipped | flippedI);
    absolute(r);
    return correct | flipped;
  }
}
