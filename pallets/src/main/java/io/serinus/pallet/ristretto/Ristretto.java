package io.serinus.pallet.ristretto;

import static io.serinus.pallet.ristretto.Field.ONE;
import static io.serinus.pallet.ristretto.Field.SQRT_M1;
import static io.serinus.pallet.ristretto.Field.absolute;
import static io.serinus.pallet.ristretto.Field.add;
import static io.serinus.pallet.ristretto.Field.isNegative;
import static io.serinus.pallet.ristretto.Field.mul;
import static io.serinus.pallet.ristretto.Field.negate;
import static io.serinus.pallet.ristretto.Field.square;
import static io.serinus.pallet.ristretto.Field.sub;

import java.util.Arrays;

/** What a runtime needs of ristretto255 (RFC 9496): to check elements and to hash to one. */
final class Ristretto {
  private static final long[] D = {
    56195235, 13857412, 51736253, 6949390, 114729, 24766616, 60832955, 30306712, 48412415, 21499315
  };
  private static final long[] ONE_MINUS_D_SQUARED = {
    6275446, 16937061, 44170319, 29780721, 11667076, 7397348, 39186143, 1766194, 42675006, 672202
  };
  private static final long[] D_MINUS_ONE_SQUARED = {
    15551776, 22456977, 53683765, 23429360, 55212328, 10178283, 40474537, 4729243, 61826754,
    23438029
  };
  private static final long[] SQRT_AD_MINUS_ONE = {
    24849947, 33400850, 43495378, 6347714, 46036536, 32887293, 41837720, 18186727, 66238516,
    14525638
  };
  private static final long[] INVSQRT_A_MINUS_D = {
    6111466, 4156064, 39310137, 12243467, 41204824, 120896, 20826367, 26493656, 6093567, 31568420
  };

  private Ristretto() {}

  /** A point of the Edwards curve in extended coordinates. */
  private record Point(long[] x, long[] y, long[] z, long[] t) {}

  /** Whether the 32 bytes are the encoding of an element (section 4.3.1). */
  static boolean isElement(byte[] bytes) {
    long[] s = Field.decode(bytes, 0);
    if (!Arrays.equals(Field.encode(s), bytes) || isNegative(s)) {
      return false;
    }
    long[] ss = square(s);
    long[] u1 = sub(ONE, ss);
    long[] u2 = add(ONE, ss);
    long[] u2Squared = square(u2);
    // Products carry; what they are made of may be a sum.
    long[] v = sub(negate(mul(D, square(u1))), u2Squared);
    long[] inverse = new long[Field.LIMBS];
    boolean isSquare = Field.sqrtRatio(inverse, ONE, mul(v, u2Squared));
    long[] denominatorX = mul(inverse, u2);
    long[] denominatorY = mul(mul(inverse, denominatorX), v);
    long[] x = absolute(mul(add(s, s), denominatorX));
    long[] y = mul(u1, denominatorY);
    return isSquare && !isNegative(mul(x, y)) && !Field.isZero(y);
  }

  /** The encoding of the element that 64 uniform bytes give (section 4.3.4). */
  static byte[] hash(byte[] uniform) {
    return encode(sum(map(Field.decode(uniform, 0)), map(Field.decode(uniform, 32))));
  }

  private static Point map(long[] t) {
    long[] r = mul(SQRT_M1, square(t));
    long[] u = mul(add(r, ONE), ONE_MINUS_D_SQUARED);
    long[] v = mul(sub(negate(ONE), mul(r, D)), add(r, D));
    long[] s = new long[Field.LIMBS];
    long[] c = negate(ONE);
    if (!Field.sqrtRatio(s, u, v)) {
      s = negate(absolute(mul(s, t)));
      c = r;
    }
    long[] n = sub(mul(mul(c, sub(r, ONE)), D_MINUS_ONE_SQUARED), v);
    long[] ss = square(s);
    long[] w0 = mul(add(s, s), v);
    long[] w1 = mul(n, SQRT_AD_MINUS_ONE);
    long[] w2 = sub(ONE, ss);
    long[] w3 = add(ONE, ss);
    return new Point(mul(w0, w3), mul(w2, w1), mul(w1, w3), mul(w0, w2));
  }

  private static Point sum(Point p, Point q) {
    long[] a = mul(sub(p.y, p.x), sub(q.y, q.x));
    long[] b = mul(add(p.y, p.x), add(q.y, q.x));
    long[] c = mul(mul(p.t, add(D, D)), q.t);
    long[] d = mul(add(p.z, p.z), q.z);
    long[] e = sub(b, a);
    long[] f = sub(d, c);
    long[] g = add(d, c);
    long[] h = add(b, a);
    return new Point(mul(e, f), mul(g, h), mul(f, g), mul(e, h));
  }

  private static byte[] encode(Point p) {
    long[] u1 = mul(add(p.z, p.y), sub(p.z, p.y));
    long[] u2 = mul(p.x, p.y);
    long[] inverse = new long[Field.LIMBS];
    Field.sqrtRatio(inverse, ONE, mul(u1, square(u2)));
    long[] one = mul(inverse, u1);
    long[] two = mul(inverse, u2);
    long[] zInverse = mul(mul(one, two), p.t);
    boolean rotate = isNegative(mul(p.t, zInverse));
    long[] x = rotate ? mul(p.y, SQRT_M1) : p.x;
    long[] y = rotate ? mul(p.x, SQRT_M1) : p.y;
    long[] denominator = rotate ? mul(one, INVSQRT_A_MINUS_D) : two;
    if (isNegative(mul(x, zInverse))) {
      y = negate(y);
    }
    return Field.encode(absolute(mul(denominator, sub(p.z, y))));
  }
}
