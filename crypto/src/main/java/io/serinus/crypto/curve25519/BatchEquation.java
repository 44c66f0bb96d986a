package io.serinus.crypto.curve25519;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A random combination of Schnorr equations {@code s B = R + k A}, which holds for all of them only
 * if each holds, but for a chance of 2^-127. One multiplication of many terms is far cheaper than
 * many of two terms.
 */
public final class BatchEquation {
  private final List<byte[]> scalars = new ArrayList<>();
  private final List<EdwardsPoint> points = new ArrayList<>();
  private byte[] baseFactor = new byte[32];

  /**
   * Adds an equation.
   *
   * @param key A
   * @param commitment R
   * @param challenge k, below the group order
   * @param response s, below the group order
   * @param weight 16 random bytes that the signer cannot foresee
   */
  public void add(
      EdwardsPoint key, EdwardsPoint commitment, byte[] challenge, byte[] response, byte[] weight) {
    if (weight.length != 16) {
      throw new IllegalArgumentException("a weight has 16 bytes, not " + weight.length);
    }
    byte[] factor = Arrays.copyOf(weight, 32);
    scalars.add(factor);
    points.add(commitment);
    scalars.add(Scalars.multiply(factor, challenge));
    points.add(key);
    baseFactor = Scalars.multiplyAdd(factor, response, baseFactor);
  }

  /** The combination of all {@code R + k A - s B}: neutral when all equations hold. Vartime. */
  public EdwardsPoint difference() {
    List<byte[]> allScalars = new ArrayList<>(scalars);
    List<EdwardsPoint> allPoints = new ArrayList<>(points);
    allScalars.add(Scalars.negate(baseFactor));
    allPoints.add(EdwardsPoint.BASE);
    return VartimeMultiplication.multiScalar(allScalars, allPoints);
  }
}
