package io.serinus.crypto.curve25519;

import org.jspecify.annotations.Nullable;

/**
 * A point of edwards25519 in extended coordinates: affine x = X/Z, y = Y/Z, and T = XY/Z.
 * Immutable.
 *
 * <p>Multiplications are in {@link BasepointTable} (fixed base, constant time), {@link
 * ScalarMultiplication} (any base, constant time) and {@link VartimeMultiplication}.
 */
public final class EdwardsPoint {
  /** The neutral element. */
  public static final EdwardsPoint IDENTITY =
      new EdwardsPoint(
          new FieldElement(), FieldElement.of(1), FieldElement.of(1), new FieldElement());

  /** The generator of RFC 8032, which is ristretto255's too. */
  public static final EdwardsPoint BASE = fromAffine(CurveConstants.BASE_X, CurveConstants.BASE_Y);

  final FieldElement x;
  final FieldElement y;
  final FieldElement z;
  final FieldElement t;

  /** Takes the elements over; the caller must not change them any more. */
  EdwardsPoint(FieldElement x, FieldElement y, FieldElement z, FieldElement t) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.t = t;
  }

  private static EdwardsPoint fromAffine(FieldElement x, FieldElement y) {
    FieldElement t = new FieldElement();
    t.mul(x, y);
    return new EdwardsPoint(x, y, FieldElement.of(1), t);
  }

  /**
   * Decodes 32 bytes (RFC 8032, section 5.1.3) as leniently as ZIP 215 asks: y may be p or above,
   * and x = 0 may come with the sign bit. Variable time.
   *
   * @return the point, or null when no point has such a y
   */
  public static @Nullable EdwardsPoint decodeVartime(byte[] bytes, int offset) {
    FieldElement y = FieldElement.fromBytes(bytes, offset);
    FieldElement one = FieldElement.of(1);
    FieldElement u = new FieldElement();
    FieldElement v = new FieldElement();
    FieldElement x = new FieldElement();
    v.square(y);
    u.sub(v, one);
    v.mul(v, CurveConstants.D);
    v.add(v, one);
    if (x.squareRootOfRatio(u, v) == 0) {
      return null;
    }
    x.negateIf(bytes[offset + 31] >> 7 & 1);
    return fromAffine(x, y);
  }

  /** The 32-byte encoding of RFC 8032: y, and in the top bit whether x is odd. */
  public byte[] encode() {
    FieldElement inverse = new FieldElement();
    FieldElement affine = new FieldElement();
    inverse.invert(z);
    affine.mul(x, inverse);
    int sign = affine.isNegative();
    affine.mul(y, inverse);
    byte[] out = affine.toBytes();
    out[31] |= (byte) (sign << 7);
    return out;
  }

  /** This + other. */
  public EdwardsPoint add(EdwardsPoint other) {
    PointAccumulator sum = new PointAccumulator(this);
    sum.add(new ProjectiveNiels(other));
    return sum.toPoint();
  }

  /** This - other. */
  public EdwardsPoint subtract(EdwardsPoint other) {
    PointAccumulator sum = new PointAccumulator(this);
    sum.subtract(new ProjectiveNiels(other));
    return sum.toPoint();
  }

  /** The inverse element. */
  public EdwardsPoint negate() {
    FieldElement minusX = new FieldElement();
    FieldElement minusT = new FieldElement();
    minusX.negate(x);
    minusT.negate(t);
    return new EdwardsPoint(minusX, y, z, minusT);
  }

  /** Whether eight times this is the neutral element. */
  public boolean isSmallOrder() {
    PointAccumulator p = new PointAccumulator(this);
    p.twice();
    p.twice();
    p.twice();
    return p.toPoint().isIdentity();
  }

  /** Whether this is the neutral element of the Edwards curve itself. */
  public boolean isIdentity() {
    return (x.isZero() & y.isEqualTo(z)) == 1;
  }

  /** Whether this is the neutral element of ristretto255: one of the four points of 4-torsion. */
  public boolean isRistrettoIdentity() {
    return (x.isZero() | y.isZero()) == 1;
  }
}
