package io.serinus.crypto.curve25519;

import java.util.Arrays;

/** Multiplication of any point by a secret number, in constant time. */
public final class ScalarMultiplication {
  private ScalarMultiplication() {}

  /**
   * The scalar times the point.
   *
   * @param scalar 32 little-endian bytes, a number below 2^255
   */
  public static EdwardsPoint multiply(byte[] scalar, EdwardsPoint point) {
    ProjectiveNiels[] multiples = new ProjectiveNiels[8];
    ProjectiveNiels step = new ProjectiveNiels(point);
    multiples[0] = step;
    PointAccumulator sum = new PointAccumulator(point);
    for (int i = 1; i < 8; i++) {
      sum.add(step);
      multiples[i] = new ProjectiveNiels(sum.toPoint());
    }
    byte[] digits = Scalars.radix16(scalar);
    ProjectiveNiels chosen = new ProjectiveNiels();
    sum.set(EdwardsPoint.IDENTITY);
    for (int i = 63; i >= 0; i--) {
      sum.twice();
      sum.twice();
      sum.twice();
      sum.twice();
      choose(chosen, multiples, digits[i]);
      sum.add(chosen);
    }
    Arrays.fill(digits, (byte) 0);
    return sum.toPoint();
  }

  private static void choose(ProjectiveNiels chosen, ProjectiveNiels[] multiples, int digit) {
    int negative = digit >>> 31;
    int size = (digit ^ -negative) + negative;
    chosen.setIdentity();
    for (int i = 0; i < 8; i++) {
      int difference = size ^ (i + 1);
      chosen.select(multiples[i], (difference - 1) >>> 31);
    }
    chosen.negateIf(negative);
  }
}
