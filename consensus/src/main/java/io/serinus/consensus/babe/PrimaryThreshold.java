package io.serinus.consensus.babe;

import io.serinus.primitives.consensus.Fraction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The threshold of the slot lottery: an author of share θ of all weight wins a slot with
 * probability {@code 1 - (1 - c)^θ}.
 *
 * <p>Nodes have to agree on it to the last bit, and what they agree on is double precision: {@code
 * c}, {@code 1 - c}, θ and the power are each rounded to the nearest double. The power is computed
 * here to many digits and then rounded, which is what a good {@code pow} of the platform gives; so
 * no rounding of Java's own functions gets in.
 */
public final class PrimaryThreshold {
  private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
  private static final BigDecimal EPSILON = BigDecimal.ONE.scaleByPowerOfTen(-65);
  private static final BigDecimal LN_2 = lnNearOne(new BigDecimal(2));
  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
  private static final int CACHE_SIZE = 4096;

  private record Key(Fraction c, long weight, long totalWeight) {}

  private final Map<Key, BigInteger> known = new ConcurrentHashMap<>();

  /**
   * The threshold that an author's 128-bit lottery number has to lie below.
   *
   * @param c the probability that a slot has a primary author
   * @param weight the author's, a {@code u64}
   * @param totalWeight all authors', a {@code u64}
   * @return from 0 to 2^128 - 1; 0, so that nobody wins, where a denominator is 0
   */
  public BigInteger of(Fraction c, long weight, long totalWeight) {
    Key key = new Key(c, weight, totalWeight);
    BigInteger threshold = known.get(key);
    if (threshold == null) {
      threshold = compute(c, weight, totalWeight);
      if (known.size() >= CACHE_SIZE) {
        known.clear();
      }
      known.put(key, threshold);
    }
    return threshold;
  }

  static BigInteger compute(Fraction c, long weight, long totalWeight) {
    if (c.denominator() == 0 || totalWeight == 0 || weight == 0) {
      return BigInteger.ZERO;
    }
    double rate = toDouble(c.numerator()) / toDouble(c.denominator());
    double share = toDouble(weight) / toDouble(totalWeight);
    double p = 1.0 - power(1.0 - rate, share);
    BigInteger threshold =
        new BigDecimal(p).multiply(new BigDecimal(BigInteger.ONE.shiftLeft(128))).toBigInteger();
    return threshold.min(MAX).max(BigInteger.ZERO);
  }

  /** A {@code u64} as the nearest double. */
  private static double toDouble(long unsigned) {
    return unsigned >= 0 ? unsigned : new BigInteger(Long.toUnsignedString(unsigned)).doubleValue();
  }

  /** {@code base^exponent}, rounded once; base from 0 to 1, exponent above 0. */
  static double power(double base, double exponent) {
    if (base <= 0) {
      return 0;
    }
    if (base == 1.0 || exponent == 1.0) {
      return base;
    }
    BigDecimal log = ln(new BigDecimal(base)).multiply(new BigDecimal(exponent), DIGITS);
    return exp(log).doubleValue();
  }

  private static BigDecimal ln(BigDecimal x) {
    BigDecimal mantissa = x;
    int halvings = 0;
    BigDecimal two = new BigDecimal(2);
    BigDecimal low = new BigDecimal("0.7");
    while (mantissa.compareTo(low) < 0) {
      mantissa = mantissa.multiply(two);
      halvings++;
    }
    return lnNearOne(mantissa).subtract(LN_2.multiply(new BigDecimal(halvings)), DIGITS);
  }

  /** By the series of the inverse hyperbolic tangent, {@code ln x = 2 artanh((x-1)/(x+1))}. */
  private static BigDecimal lnNearOne(BigDecimal x) {
    BigDecimal z = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), DIGITS);
    BigDecimal square = z.multiply(z, DIGITS);
    BigDecimal power = z;
    BigDecimal sum = z;
    for (int n = 3; power.abs().compareTo(EPSILON) > 0; n += 2) {
      power = power.multiply(square, DIGITS);
      sum = sum.add(power.divide(new BigDecimal(n), DIGITS), DIGITS);
    }
    return sum.multiply(new BigDecimal(2), DIGITS);
  }

  private static BigDecimal exp(BigDecimal x) {
    int halvings = 0;
    BigDecimal small = x;
    BigDecimal two = new BigDecimal(2);
    BigDecimal bound = new BigDecimal("0.01");
    while (small.abs().compareTo(bound) > 0) {
      small = small.divide(two, DIGITS);
      halvings++;
    }
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int n = 1; term.abs().compareTo(EPSILON) > 0; n++) {
      term = term.multiply(small, DIGITS).divide(new BigDecimal(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }
}
