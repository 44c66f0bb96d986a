package io.serinus.primitives.arithmetic;

import static io.serinus.primitives.arithmetic.Rounding.DOWN;
import static io.serinus.primitives.arithmetic.Rounding.NEAREST_PREF_DOWN;
import static io.serinus.primitives.arithmetic.Rounding.NEAREST_PREF_UP;
import static io.serinus.primitives.arithmetic.Rounding.UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.primitives.U128;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RationalTest {
  @Provide
  Arbitrary<U128> integers() {
    Arbitrary<Long> limbs =
        Arbitraries.oneOf(
            Arbitraries.longs(), Arbitraries.of(0L, 1L, -1L, -2L, Long.MIN_VALUE, Long.MAX_VALUE));
    return Combinators.combine(limbs, limbs, Arbitraries.integers().between(0, 127))
        .as((high, low, shift) -> U128.of(high, low).shiftRight(shift));
  }

  /** What the fraction is by the definition of the roundings, in integers of any size. */
  static BigInteger divide(BigInteger numerator, BigInteger denominator, Rounding rounding) {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    int half = parts[1].shiftLeft(1).compareTo(denominator);
    boolean up =
        switch (rounding) {
          case UP -> parts[1].signum() > 0;
          case DOWN -> false;
          case NEAREST_PREF_UP -> half >= 0;
          case NEAREST_PREF_DOWN -> half > 0;
        };
    return up ? parts[0].add(BigInteger.ONE) : parts[0];
  }

  static @Nullable U128 fit(BigInteger value) {
    return value.bitLength() > 128 ? null : U128.of(value);
  }

  @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
  void isExact(
      @ForAll("integers") U128 a,
      @ForAll("integers") U128 b,
      @ForAll("integers") U128 c,
      @ForAll Rounding rounding) {
    U128 result = Rational.multiply(a, b, c, rounding);
    if (c.isZero()) {
      assertThat(result).isNull();
    } else {
      assertThat(result)
          .isEqualTo(
              fit(divide(a.toBigInteger().multiply(b.toBigInteger()), c.toBigInteger(), rounding)));
    }
  }

  /** Denominators near the numerators, where the result stays small and the product does not. */
  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void isExactNearOne(
      @ForAll("integers") U128 a,
      @ForAll("integers") U128 b,
      @ForAll long near,
      @ForAll Rounding rounding) {
    U128 c = b.saturatingAdd(U128.of(near)).max(U128.ONE);
    assertThat(Rational.multiply(a, b, c, rounding))
        .isEqualTo(
            fit(divide(a.toBigInteger().multiply(b.toBigInteger()), c.toBigInteger(), rounding)));
  }

  /** The cases of Substrate's own tests of {@code multiply_by_rational_with_rounding}. */
  @Test
  void knownCases() {
    U128 max = U128.MAX;
    U128 lower = max.minus(U128.ONE);
    U128 half = max.dividedBy(2);
    assertThat(Rational.multiply(max, lower, max, DOWN)).isEqualTo(lower);
    assertThat(Rational.multiply(max, lower, max, UP)).isEqualTo(lower);
    assertThat(Rational.multiply(U128.ONE, lower, max, DOWN)).isEqualTo(U128.ZERO);
    assertThat(Rational.multiply(U128.ONE, U128.ONE, max, UP)).isEqualTo(U128.ONE);
    assertThat(Rational.multiply(U128.ONE, half, max, NEAREST_PREF_DOWN)).isEqualTo(U128.ZERO);
    assertThat(Rational.multiply(U128.ONE, half.plus(U128.ONE), max, NEAREST_PREF_DOWN))
        .isEqualTo(U128.ONE);
    assertThat(Rational.multiply(U128.ONE, U128.ONE, U128.of(2), NEAREST_PREF_DOWN))
        .isEqualTo(U128.ZERO);
    assertThat(Rational.multiply(U128.ONE, U128.ONE, U128.of(2), NEAREST_PREF_UP))
        .isEqualTo(U128.ONE);
    assertThat(Rational.multiply(max, max, max, UP)).isEqualTo(max);
    assertThat(Rational.multiply(max, max, lower, DOWN)).isNull();
  }

  @Property(tries = 1000)
  void unsignedHelpers(@ForAll long a, @ForAll long b) {
    BigInteger x = U128.of(a).toBigInteger();
    BigInteger y = U128.of(b).toBigInteger();
    BigInteger limit = BigInteger.ONE.shiftLeft(64);
    BigInteger most = limit.subtract(BigInteger.ONE);
    assertThat(U128.of(Unsigned.multiplyHigh(a, b), a * b).toBigInteger()).isEqualTo(x.multiply(y));
    assertThat(Unsigned.saturatingAdd(a, b)).isEqualTo(x.add(y).min(most).longValue());
    assertThat(Unsigned.saturatingSub(a, b))
        .isEqualTo(x.subtract(y).max(BigInteger.ZERO).longValue());
    assertThat(Unsigned.saturatingMul(a, b)).isEqualTo(x.multiply(y).min(most).longValue());
    assertThat(Unsigned.min(a, b)).isEqualTo(x.min(y).longValue());
    assertThat(Unsigned.max(a, b)).isEqualTo(x.max(y).longValue());
  }
}
