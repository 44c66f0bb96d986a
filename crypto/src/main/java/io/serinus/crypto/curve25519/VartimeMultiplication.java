package io.serinus.crypto.curve25519;

import java.util.ArrayList;
import java.util.List;

/**
 * Multiplications whose running time tells about the numbers: for verification, where all is
 * public.
 */
public final class VartimeMultiplication {
  static final int BASE_WIDTH = 8;
  private static final int POINT_WIDTH = 5;

  /** From so many terms on, buckets (Pippenger) are cheaper than tables (Straus). */
  private static final int BUCKETS_FROM = 190;

  private static final AffineNiels[] BASE_ODD_MULTIPLES = oddMultiples(EdwardsPoint.BASE);

  private VartimeMultiplication() {}

  /** {@code a A + b B}, B being the generator; both numbers below 2^256. */
  public static EdwardsPoint doubleScalarBase(byte[] a, EdwardsPoint pointA, byte[] b) {
    byte[] nafA = Scalars.nafVartime(a, POINT_WIDTH);
    byte[] nafB = Scalars.nafVartime(b, BASE_WIDTH);
    ProjectiveNiels[] multiples = ProjectiveNiels.oddMultiples(pointA, 1 << (POINT_WIDTH - 2));
    int i = 256;
    while (i >= 0 && (nafA[i] | nafB[i]) == 0) {
      i--;
    }
    PointAccumulator sum = new PointAccumulator();
    for (; i >= 0; i--) {
      sum.twice();
      addDigit(sum, multiples, nafA[i]);
      addDigit(sum, BASE_ODD_MULTIPLES, nafB[i]);
    }
    return sum.toPoint();
  }

  /**
   * The sum of all scalars times their points.
   *
   * @param scalars numbers below 2^255, as many as points
   */
  public static EdwardsPoint multiScalar(List<byte[]> scalars, List<EdwardsPoint> points) {
    if (scalars.size() != points.size()) {
      throw new IllegalArgumentException(
          scalars.size() + " scalars for " + points.size() + " points");
    }
    return points.size() < BUCKETS_FROM ? straus(scalars, points) : pippenger(scalars, points);
  }

  static EdwardsPoint straus(List<byte[]> scalars, List<EdwardsPoint> points) {
    int count = points.size();
    List<byte[]> nafs = new ArrayList<>(count);
    List<ProjectiveNiels[]> tables = new ArrayList<>(count);
    for (int k = 0; k < count; k++) {
      nafs.add(Scalars.nafVartime(scalars.get(k), POINT_WIDTH));
      tables.add(ProjectiveNiels.oddMultiples(points.get(k), 1 << (POINT_WIDTH - 2)));
    }
    PointAccumulator sum = new PointAccumulator();
    for (int i = 256; i >= 0; i--) {
      sum.twice();
      for (int k = 0; k < count; k++) {
        addDigit(sum, tables.get(k), nafs.get(k)[i]);
      }
    }
    return sum.toPoint();
  }

  static EdwardsPoint pippenger(List<byte[]> scalars, List<EdwardsPoint> points) {
    int count = points.size();
    int width = count < 500 ? 6 : count < 1200 ? 7 : 8;
    int windows = (256 + width) / width;
    int half = 1 << (width - 1);
    List<int[]> digits = new ArrayList<>(count);
    List<ProjectiveNiels> prepared = new ArrayList<>(count);
    for (int k = 0; k < count; k++) {
      digits.add(signedDigits(scalars.get(k), width, windows));
      prepared.add(new ProjectiveNiels(points.get(k)));
    }
    PointAccumulator[] buckets = new PointAccumulator[half];
    for (int b = 0; b < half; b++) {
      buckets[b] = new PointAccumulator();
    }
    PointAccumulator total = new PointAccumulator();
    for (int w = windows - 1; w >= 0; w--) {
      for (int j = 0; j < width; j++) {
        total.twice();
      }
      for (PointAccumulator bucket : buckets) {
        bucket.set(EdwardsPoint.IDENTITY);
      }
      for (int k = 0; k < count; k++) {
        int digit = digits.get(k)[w];
        if (digit > 0) {
          buckets[digit - 1].add(prepared.get(k));
        } else if (digit < 0) {
          buckets[-digit - 1].subtract(prepared.get(k));
        }
      }
      total.add(new ProjectiveNiels(weighted(buckets)));
    }
    return total.toPoint();
  }

  /**
   * The sum of each bucket times its number, counted from 1: the sum of all sums from the top down.
   */
  private static EdwardsPoint weighted(PointAccumulator[] buckets) {
    PointAccumulator running = new PointAccumulator();
    PointAccumulator sum = new PointAccumulator();
    for (int b = buckets.length - 1; b >= 0; b--) {
      running.add(new ProjectiveNiels(buckets[b].toPoint()));
      sum.add(new ProjectiveNiels(running.toPoint()));
    }
    return sum.toPoint();
  }

  /** Digits of base 2^width in [-2^(width-1), 2^(width-1)). */
  private static int[] signedDigits(byte[] scalar, int width, int windows) {
    int[] digits = new int[windows];
    int carry = 0;
    for (int w = 0; w < windows; w++) {
      int digit =
          carry + ((int) Scalars.bits(scalar, Math.min(256, w * width)) & ((1 << width) - 1));
      carry = digit >= 1 << (width - 1) ? 1 : 0;
      digits[w] = digit - (carry << width);
    }
    return digits;
  }

  static void addDigit(PointAccumulator sum, ProjectiveNiels[] oddMultiples, int digit) {
    if (digit > 0) {
      sum.add(oddMultiples[digit / 2]);
    } else if (digit < 0) {
      sum.subtract(oddMultiples[-digit / 2]);
    }
  }

  static void addDigit(PointAccumulator sum, AffineNiels[] oddMultiples, int digit) {
    if (digit > 0) {
      sum.add(oddMultiples[digit / 2]);
    } else if (digit < 0) {
      sum.subtract(oddMultiples[-digit / 2]);
    }
  }

  /** The odd multiples of a fixed point that digits of {@link #BASE_WIDTH} need. */
  static AffineNiels[] oddMultiples(EdwardsPoint point) {
    int count = 1 << (BASE_WIDTH - 2);
    List<EdwardsPoint> multiples = new ArrayList<>(count);
    PointAccumulator sum = new PointAccumulator(point);
    sum.twice();
    ProjectiveNiels twice = new ProjectiveNiels(sum.toPoint());
    sum.set(point);
    for (int i = 0; i < count; i++) {
      multiples.add(sum.toPoint());
      sum.add(twice);
    }
    return AffineNiels.ofAll(multiples);
  }
}
