package io.serinus.crypto.curve25519;

import org.jspecify.annotations.Nullable;

/** ristretto255, RFC 9496: the group of prime order, its elements represented by Edwards points. */
public final class Ristretto {
  private Ristretto() {}

  /**
   * Decodes 32 bytes (RFC 9496, section 4.3.1). Whether it fails is not hidden; the value is.
   *
   * @return the element, or null when the bytes are not the one encoding of an element
   */
  public static @Nullable EdwardsPoint decode(byte[] bytes, int offset) {
    FieldElement s = FieldElement.fromBytes(bytes, offset);
    byte[] canonical = s.toBytes();
    int difference = canonical[0] & 1;
    for (int i = 0; i < 32; i++) {
      difference |= canonical[i] ^ bytes[offset + i];
    }
    if (difference != 0) {
      return null;
    }
    FieldElement one = FieldElement.of(1);
    FieldElement u1 = new FieldElement();
    FieldElement u2 = new FieldElement();
    FieldElement u2Squared = new FieldElement();
    FieldElement v = new FieldElement();
    FieldElement t = new FieldElement();
    FieldElement inverse = new FieldElement();
    t.square(s);
    u1.sub(one, t);
    u2.add(one, t);
    u2Squared.square(u2);
    v.square(u1);
    v.mul(v, CurveConstants.D);
    v.negate(v);
    v.sub(v, u2Squared);
    t.mul(v, u2Squared);
    int wasSquare = inverse.squareRootOfRatio(one, t);
    FieldElement x = new FieldElement();
    FieldElement y = new FieldElement();
    x.mul(inverse, u2);
    y.mul(inverse, x);
    y.mul(y, v);
    x.add(x, x);
    x.mul(x, s);
    x.absolute(x);
    y.mul(y, u1);
    t.mul(x, y);
    if ((wasSquare ^ 1 | t.isNegative() | y.isZero()) != 0) {
      return null;
    }
    return new EdwardsPoint(x, y, one, t);
  }

  /** The 32-byte encoding (RFC 9496, section 4.3.2), in constant time. */
  public static byte[] encode(EdwardsPoint p) {
    FieldElement u1 = new FieldElement();
    FieldElement u2 = new FieldElement();
    FieldElement a = new FieldElement();
    FieldElement inverse = new FieldElement();
    u1.add(p.z, p.y);
    a.sub(p.z, p.y);
    u1.mul(u1, a);
    u2.mul(p.x, p.y);
    a.square(u2);
    a.mul(a, u1);
    inverse.squareRootOfRatio(FieldElement.of(1), a);
    FieldElement den1 = new FieldElement();
    FieldElement den2 = new FieldElement();
    FieldElement zInverse = new FieldElement();
    den1.mul(inverse, u1);
    den2.mul(inverse, u2);
    zInverse.mul(den1, den2);
    zInverse.mul(zInverse, p.t);
    a.mul(p.t, zInverse);
    int rotate = a.isNegative();
    FieldElement x = FieldElement.copyOf(p.x);
    FieldElement y = FieldElement.copyOf(p.y);
    a.mul(p.y, CurveConstants.SQRT_MINUS_ONE);
    x.select(a, rotate);
    a.mul(p.x, CurveConstants.SQRT_MINUS_ONE);
    y.select(a, rotate);
    a.mul(den1, CurveConstants.INVSQRT_A_MINUS_D);
    den2.select(a, rotate);
    a.mul(x, zInverse);
    y.negateIf(a.isNegative());
    a.sub(p.z, y);
    a.mul(a, den2);
    a.absolute(a);
    return a.toBytes();
  }

  /** Whether two points represent the same element (RFC 9496, section 4.3.3). */
  public static boolean areEqual(EdwardsPoint p, EdwardsPoint q) {
    FieldElement a = new FieldElement();
    FieldElement b = new FieldElement();
    a.mul(p.x, q.y);
    b.mul(p.y, q.x);
    int equal = a.isEqualTo(b);
    a.mul(p.y, q.y);
    b.mul(p.x, q.x);
    return (equal | a.isEqualTo(b)) == 1;
  }

  /** The element that 64 uniform bytes hash to (RFC 9496, section 4.3.4). */
  public static EdwardsPoint fromUniformBytes(byte[] bytes) {
    if (bytes.length != 64) {
      throw new IllegalArgumentException("64 bytes are needed, not " + bytes.length);
    }
    return map(FieldElement.fromBytes(bytes, 0)).add(map(FieldElement.fromBytes(bytes, 32)));
  }

  private static EdwardsPoint map(FieldElement t) {
    FieldElement one = FieldElement.of(1);
    FieldElement r = new FieldElement();
    r.square(t);
    r.mul(r, CurveConstants.SQRT_MINUS_ONE);
    FieldElement u = new FieldElement();
    u.add(r, one);
    u.mul(u, CurveConstants.ONE_MINUS_D_SQUARED);
    FieldElement v = new FieldElement();
    FieldElement a = new FieldElement();
    v.mul(r, CurveConstants.D);
    v.add(v, one);
    v.negate(v);
    a.add(r, CurveConstants.D);
    v.mul(v, a);
    FieldElement s = new FieldElement();
    int wasSquare = s.squareRootOfRatio(u, v);
    FieldElement other = new FieldElement();
    other.mul(s, t);
    other.absolute(other);
    other.negate(other);
    s.select(other, wasSquare ^ 1);
    FieldElement n = FieldElement.copyOf(r);
    a.negate(one);
    n.select(a, wasSquare);
    a.sub(r, one);
    n.mul(n, a);
    n.mul(n, CurveConstants.D_MINUS_ONE_SQUARED);
    n.sub(n, v);
    FieldElement w0 = new FieldElement();
    FieldElement w2 = new FieldElement();
    FieldElement w3 = new FieldElement();
    w0.mul(s, v);
    w0.add(w0, w0);
    n.mul(n, CurveConstants.SQRT_AD_MINUS_ONE);
    a.square(s);
    w2.sub(one, a);
    w3.add(one, a);
    FieldElement x = new FieldElement();
    FieldElement y = new FieldElement();
    FieldElement z = new FieldElement();
    FieldElement xy = new FieldElement();
    x.mul(w0, w3);
    y.mul(w2, n);
    z.mul(n, w3);
    xy.mul(w0, w2);
    return new EdwardsPoint(x, y, z, xy);
  }
}
