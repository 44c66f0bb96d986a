package io.serinus.crypto.curve25519;

/**
 * The equation {@code s B = R + k A} of a Schnorr signature. Instead of computing its sides, it is
 * multiplied by a number c that makes both {@code c} and {@code c k} half as long (see {@link
 * HalfSizeFraction}): four numbers of 128 bits need half the doublings of two of 253. A multiple of
 * a difference in a group of prime order is neutral only if the difference is.
 */
public final class SchnorrEquation {
  private static final int POINT_WIDTH = 5;
  private static final AffineNiels[] BASE = VartimeMultiplication.oddMultiples(EdwardsPoint.BASE);
  private static final AffineNiels[] BASE_128 = VartimeMultiplication.oddMultiples(shiftedBase());

  private SchnorrEquation() {}

  /**
   * A multiple of {@code s B - k A - R} by a number that is not 0 modulo the group order: neutral,
   * up to torsion, just when the equation holds. Vartime.
   *
   * @param key A
   * @param commitment R
   * @param challenge k, below the group order
   * @param response s, below the group order
   */
  public static EdwardsPoint differenceMultiple(
      EdwardsPoint key, EdwardsPoint commitment, byte[] challenge, byte[] response) {
    HalfSizeFraction fraction = HalfSizeFraction.of(challenge);
    byte[] denominator = fraction.denominator();
    byte[] product = Scalars.multiply(denominator, response);
    if (fraction.negative()) {
      product = Scalars.negate(product);
    }
    byte[] low = new byte[32];
    byte[] high = new byte[32];
    System.arraycopy(product, 0, low, 0, 16);
    System.arraycopy(product, 16, high, 0, 16);
    byte[] nafKey = Scalars.nafVartime(fraction.numerator(), POINT_WIDTH);
    byte[] nafCommitment = Scalars.nafVartime(denominator, POINT_WIDTH);
    byte[] nafLow = Scalars.nafVartime(low, VartimeMultiplication.BASE_WIDTH);
    byte[] nafHigh = Scalars.nafVartime(high, VartimeMultiplication.BASE_WIDTH);
    int tableSize = 1 << (POINT_WIDTH - 2);
    ProjectiveNiels[] keys = ProjectiveNiels.oddMultiples(key.negate(), tableSize);
    ProjectiveNiels[] commitments =
        ProjectiveNiels.oddMultiples(
            fraction.negative() ? commitment : commitment.negate(), tableSize);
    PointAccumulator sum = new PointAccumulator();
    for (int i = 128; i >= 0; i--) {
      sum.twice();
      VartimeMultiplication.addDigit(sum, keys, nafKey[i]);
      VartimeMultiplication.addDigit(sum, commitments, nafCommitment[i]);
      VartimeMultiplication.addDigit(sum, BASE, nafLow[i]);
      VartimeMultiplication.addDigit(sum, BASE_128, nafHigh[i]);
    }
    return sum.toPoint();
  }

  private static EdwardsPoint shiftedBase() {
    PointAccumulator sum = new PointAccumulator(EdwardsPoint.BASE);
    for (int i = 0; i < 128; i++) {
      sum.twice();
    }
    return sum.toPoint();
  }
}
