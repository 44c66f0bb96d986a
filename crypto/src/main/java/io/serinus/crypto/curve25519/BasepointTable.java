package io.serinus.crypto.curve25519;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Multiples of the generator, computed once: 1 to 8 times 256^i for i from 0 to 31. */
public final class BasepointTable {
  private static final AffineNiels[][] TABLE = build();

  private BasepointTable() {}

  /**
   * Multiplies the generator in constant time: every entry of a row is read, whatever the digit.
   *
   * @param scalar 32 little-endian bytes, a number below 2^255
   */
  public static EdwardsPoint multiply(byte[] scalar) {
    byte[] digits = Scalars.radix16(scalar);
    PointAccumulator sum = new PointAccumulator();
    AffineNiels chosen = new AffineNiels();
    for (int i = 1; i < 64; i += 2) {
      choose(chosen, TABLE[i / 2], digits[i]);
      sum.add(chosen);
    }
    sum.twice();
    sum.twice();
    sum.twice();
    sum.twice();
    for (int i = 0; i < 64; i += 2) {
      choose(chosen, TABLE[i / 2], digits[i]);
      sum.add(chosen);
    }
    Arrays.fill(digits, (byte) 0);
    return sum.toPoint();
  }

  private static void choose(AffineNiels chosen, AffineNiels[] row, int digit) {
    int negative = digit >>> 31;
    int size = (digit ^ -negative) + negative;
    chosen.setIdentity();
    for (int i = 0; i < 8; i++) {
      int difference = size ^ (i + 1);
      chosen.select(row[i], (difference - 1) >>> 31);
    }
    chosen.negateIf(negative);
  }

  private static AffineNiels[][] build() {
    List<EdwardsPoint> points = new ArrayList<>(256);
    PointAccumulator sum = new PointAccumulator(EdwardsPoint.BASE);
    for (int i = 0; i < 32; i++) {
      EdwardsPoint power = sum.toPoint();
      ProjectiveNiels step = new ProjectiveNiels(power);
      points.add(power);
      for (int j = 1; j < 8; j++) {
        sum.add(step);
        points.add(sum.toPoint());
      }
      // The sum is 8 times the power; 32 times that is the next power.
      for (int j = 0; j < 5; j++) {
        sum.twice();
      }
    }
    AffineNiels[] all = AffineNiels.ofAll(points);
    AffineNiels[][] table = new AffineNiels[32][8];
    for (int i = 0; i < 256; i++) {
      table[i / 8][i % 8] = all[i];
    }
    return table;
  }
}
