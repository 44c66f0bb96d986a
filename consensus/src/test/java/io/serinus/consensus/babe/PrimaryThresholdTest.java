package io.serinus.consensus.babe;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.primitives.consensus.Fraction;
import java.math.BigInteger;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PrimaryThresholdTest {
  private static final Fraction QUARTER = new Fraction(1, 4);

  private static BigInteger threshold(long n, long d, long weight, long total) {
    return PrimaryThreshold.compute(new Fraction(n, d), weight, total);
  }

  /** Values that the reference implementation gives, as smoldot's tests of the same have them. */
  @Test
  void theReferenceAgrees() {
    assertThat(threshold(2, 9, 1, 8))
        .isEqualTo(new BigInteger("10523572781773471998586657386560225280"));
    long total = LongStream.range(2, 902).sum();
    assertThat(threshold(103, 971, 11, total))
        .isEqualTo(new BigInteger("1032931305829506557190946382938112"));
    long sum = LongStream.iterate(2, n -> n * 2 - 1).limit(50).sum();
    assertThat(threshold(89, 91, 63, sum)).isEqualTo(new BigInteger("72686664904329579129208832"));
  }

  @Test
  void aloneOneWinsWithTheConfiguredProbability() {
    assertThat(threshold(1, 4, 1, 1)).isEqualTo(BigInteger.ONE.shiftLeft(126));
    assertThat(threshold(1, 4, 7, 7)).isEqualTo(BigInteger.ONE.shiftLeft(126));
  }

  @Test
  void nobodyWinsByNonsense() {
    assertThat(threshold(1, 0, 1, 1)).isZero();
    assertThat(threshold(0, 1, 1, 1)).isZero();
    assertThat(threshold(1, 4, 0, 5)).isZero();
    assertThat(threshold(1, 1, 1, 1))
        .isEqualTo(BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE));
  }

  @Property(tries = 100)
  void thePowerIsThePlatformsWithinOneUnit(
      @ForAll @LongRange(min = 1, max = 1000) long weight,
      @ForAll @LongRange(min = 0, max = 1_000_000) long others,
      @ForAll @LongRange(min = 1, max = 99) long percent) {
    double base = 1.0 - percent / 100.0;
    double exponent = (double) weight / (weight + others);
    double exact = PrimaryThreshold.power(base, exponent);
    assertThat(Math.abs(exact - StrictMath.pow(base, exponent)))
        .isLessThanOrEqualTo(Math.ulp(exact));
  }

  @Property(tries = 50)
  void aHeavierAuthorWinsMore(
      @ForAll @LongRange(min = 1, max = 1000) long weight,
      @ForAll @LongRange(min = 1, max = 1000) long more) {
    PrimaryThreshold thresholds = new PrimaryThreshold();
    assertThat(thresholds.of(QUARTER, weight, 3000))
        .isLessThan(thresholds.of(QUARTER, weight + more, 3000));
    assertThat(thresholds.of(QUARTER, weight, 3000)).isEqualTo(threshold(1, 4, weight, 3000));
  }
}
