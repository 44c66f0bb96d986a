package io.serinus.primitives.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.primitives.U128;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Fixed-point arithmetic against integers of any size, at both ends of the range as within. */
class FixedPointTest {
  private static final BigInteger NANO = BigInteger.valueOf(1_000_000_000);
  private static final BigInteger ATTO = NANO.multiply(NANO);

  @Provide
  Arbitrary<Long> steps() {
    return Arbitraries.oneOf(
        Arbitraries.longs(),
        Arbitraries.longs().between(-20_000_000_000L, 20_000_000_000L),
        Arbitraries.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 1_000_000_000L));
  }

  @Provide
  Arbitrary<U128> wide() {
    return Combinators.combine(
            Arbitraries.longs(), Arbitraries.longs(), Arbitraries.integers().between(0, 127))
        .as((high, low, shift) -> U128.of(high, low).shiftRight(shift));
  }

  private static @Nullable FixedI64 fit(BigInteger steps) {
    return steps.bitLength() > 63 ? null : FixedI64.fromInner(steps.longValueExact());
  }

  private static FixedI64 clamp(BigInteger steps) {
    return FixedI64.fromInner(
        steps
            .max(BigInteger.valueOf(Long.MIN_VALUE))
            .min(BigInteger.valueOf(Long.MAX_VALUE))
            .longValueExact());
  }

  @Property(tries = 600)
  void signed(@ForAll("steps") long a, @ForAll("steps") long b) {
    FixedI64 x = FixedI64.fromInner(a);
    FixedI64 y = FixedI64.fromInner(b);
    BigInteger p = BigInteger.valueOf(a);
    BigInteger q = BigInteger.valueOf(b);
    assertThat(x.inner()).isEqualTo(a);
    assertThat(x.checkedAdd(y)).isEqualTo(fit(p.add(q)));
    assertThat(x.checkedSub(y)).isEqualTo(fit(p.subtract(q)));
    // BigInteger divides towards zero, as these do.
    assertThat(x.checkedMul(y)).isEqualTo(fit(p.multiply(q).divide(NANO)));
    assertThat(x.checkedDiv(y)).isEqualTo(q.signum() == 0 ? null : fit(p.multiply(NANO).divide(q)));
    assertThat(x.saturatingAdd(y)).isEqualTo(clamp(p.add(q)));
    assertThat(x.saturatingSub(y)).isEqualTo(clamp(p.subtract(q)));
    assertThat(x.saturatingMul(y)).isEqualTo(clamp(p.multiply(q).divide(NANO)));
    assertThat(Integer.signum(x.compareTo(y))).isEqualTo(Long.compare(a, b));
    assertThat(FixedI64.CODEC.decode(FixedI64.CODEC.encode(x))).isEqualTo(x);
  }

  @Property(tries = 600)
  void signedRoundings(
      @ForAll("steps") long a, @ForAll("steps") long b, @ForAll SignedRounding rounding) {
    FixedI64 x = FixedI64.fromInner(a);
    FixedI64 y = FixedI64.fromInner(b);
    BigInteger p = BigInteger.valueOf(a);
    BigInteger q = BigInteger.valueOf(b);
    assertThat(x.checkedMul(y, rounding)).isEqualTo(fit(round(p.multiply(q), NANO, rounding)));
    assertThat(x.checkedDiv(y, rounding))
        .isEqualTo(q.signum() == 0 ? null : fit(round(p.multiply(NANO), q, rounding)));
  }

  /** The definition: which of the two neighbours. */
  private static BigInteger round(BigInteger n, BigInteger d, SignedRounding rounding) {
    BigInteger numerator = d.signum() < 0 ? n.negate() : n;
    BigInteger denominator = d.abs();
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    if (parts[1].signum() == 0) {
      return parts[0];
    }
    boolean negative = numerator.signum() < 0;
    BigInteger low = negative ? parts[0].subtract(BigInteger.ONE) : parts[0];
    BigInteger high = low.add(BigInteger.ONE);
    int half = numerator.subtract(low.multiply(denominator)).shiftLeft(1).compareTo(denominator);
    BigInteger nearest = half < 0 ? low : high;
    return switch (rounding) {
      case HIGH -> high;
      case LOW -> low;
      case MAJOR -> negative ? low : high;
      case MINOR -> negative ? high : low;
      case NEAREST_PREF_HIGH -> half == 0 ? high : nearest;
      case NEAREST_PREF_LOW -> half == 0 ? low : nearest;
      case NEAREST_PREF_MAJOR -> half == 0 ? negative ? low : high : nearest;
      case NEAREST_PREF_MINOR -> half == 0 ? negative ? high : low : nearest;
    };
  }

  @Property(tries = 400)
  void unsigned(@ForAll("wide") U128 a, @ForAll("wide") U128 b) {
    FixedU128 x = FixedU128.fromInner(a);
    FixedU128 y = FixedU128.fromInner(b);
    BigInteger p = a.toBigInteger();
    BigInteger q = b.toBigInteger();
    BigInteger max = U128.MAX.toBigInteger();
    assertThat(x.saturatingAdd(y).inner().toBigInteger()).isEqualTo(p.add(q).min(max));
    assertThat(x.saturatingSub(y).inner().toBigInteger())
        .isEqualTo(p.subtract(q).max(BigInteger.ZERO));
    assertThat(x.saturatingMul(y).inner().toBigInteger())
        .isEqualTo(p.multiply(q).divide(ATTO).min(max));
    assertThat(x.saturatingMulInt(b).toBigInteger()).isEqualTo(p.multiply(q).divide(ATTO).min(max));
    assertThat(x.saturatingMulAccInt(b).toBigInteger())
        .isEqualTo(p.multiply(q).divide(ATTO).min(max).add(q).min(max));
    if (!b.isZero()) {
      FixedU128 ratio = FixedU128.saturatingFromRational(a, b);
      assertThat(ratio.inner().toBigInteger()).isEqualTo(p.multiply(ATTO).divide(q).min(max));
      assertThat(x.saturatingDivInt(b).toBigInteger()).isEqualTo(p.divide(q).divide(ATTO));
    }
    assertThat(FixedU128.CODEC.decode(FixedU128.CODEC.encode(x))).isEqualTo(x);
    assertThat(x.toPerbill().parts())
        .isEqualTo(
            RationalTest.divide(p.multiply(NANO), ATTO, Rounding.NEAREST_PREF_DOWN)
                .min(NANO)
                .longValueExact());
  }

  @Property(tries = 300)
  void wideSigned(@ForAll("wide") U128 a, @ForAll("wide") U128 b) {
    FixedI128 x = FixedI128.fromInner(a);
    FixedI128 y = FixedI128.fromInner(b);
    BigInteger p = twosComplement(a);
    BigInteger q = twosComplement(b);
    assertThat(x.inner()).isEqualTo(a);
    BigInteger max = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);
    BigInteger min = BigInteger.ONE.shiftLeft(127).negate();
    assertThat(twosComplement(x.saturatingAdd(y).inner())).isEqualTo(p.add(q).max(min).min(max));
    assertThat(twosComplement(x.saturatingSub(y).inner()))
        .isEqualTo(p.subtract(q).max(min).min(max));
    assertThat(twosComplement(x.saturatingMul(y).inner()))
        .isEqualTo(p.multiply(q).divide(ATTO).max(min).min(max));
    assertThat(FixedI128.CODEC.decode(FixedI128.CODEC.encode(x))).isEqualTo(x);
  }

  private static BigInteger twosComplement(U128 value) {
    BigInteger unsigned = value.toBigInteger();
    return unsigned.testBit(127) ? unsigned.subtract(BigInteger.ONE.shiftLeft(128)) : unsigned;
  }

  @Property(tries = 100)
  void powersMultiply(@ForAll("wide") U128 a, @ForAll @IntRange(max = 3) int exponent) {
    FixedU128 x = FixedU128.fromInner(a);
    FixedU128 expected = FixedU128.ONE;
    if (exponent == 1) {
      expected = x;
    } else if (exponent == 2) {
      expected = x.saturatingMul(x);
    } else if (exponent == 3) {
      expected = x.saturatingMul(x.saturatingMul(x));
    }
    assertThat(x.saturatingPow(exponent)).isEqualTo(expected);
  }

  @Test
  void wholesAndFractions() {
    FixedI64 half = FixedI64.fromInner(2_500_000_000L);
    assertThat(half.trunc()).isEqualTo(FixedI64.saturatingFromInteger(2));
    assertThat(half.frac()).isEqualTo(FixedI64.fromInner(500_000_000));
    assertThat(half.ceil()).isEqualTo(FixedI64.saturatingFromInteger(3));
    assertThat(half.floor()).isEqualTo(FixedI64.saturatingFromInteger(2));
    assertThat(half.round()).isEqualTo(FixedI64.saturatingFromInteger(3));
    FixedI64 minus = FixedI64.fromInner(-2_500_000_000L);
    assertThat(minus.trunc()).isEqualTo(FixedI64.saturatingFromInteger(-2));
    assertThat(minus.frac()).isEqualTo(FixedI64.fromInner(500_000_000));
    assertThat(minus.ceil()).isEqualTo(FixedI64.saturatingFromInteger(-2));
    assertThat(minus.floor()).isEqualTo(FixedI64.saturatingFromInteger(-3));
    assertThat(minus.round()).isEqualTo(FixedI64.saturatingFromInteger(-3));
    // As the reference has it: the sign of a fraction shows only without an integer before it, and
    // then nothing is rounded away; the floor of a negative integer is the next one.
    FixedI64 small = FixedI64.fromInner(-700_000_000L);
    assertThat(small.frac()).isEqualTo(small);
    assertThat(small.round()).isEqualTo(FixedI64.ZERO);
    assertThat(FixedI64.saturatingFromInteger(-2).floor())
        .isEqualTo(FixedI64.saturatingFromInteger(-3));
    assertThat(half).hasToString("2.500000000");
    assertThat(minus).hasToString("-2.500000000");
  }

  @Test
  void edges() {
    assertThat(FixedI64.saturatingFromInteger(Long.MIN_VALUE)).isEqualTo(FixedI64.MIN);
    assertThat(FixedI64.MIN.inner()).isEqualTo(Long.MIN_VALUE);
    assertThat(FixedI64.MIN.saturatingAbs()).isEqualTo(FixedI64.MAX);
    assertThat(FixedI64.saturatingFromInteger(-1).saturatingMulInt(U128.of(5)))
        .isEqualTo(U128.ZERO);
    assertThat(FixedI64.fromInner(-250_000_000).saturatingMulAccInt(U128.of(8)))
        .isEqualTo(U128.of(6));
    assertThat(FixedU128.ZERO.reciprocal()).isNull();
    assertThat(FixedU128.saturatingFromInteger(4).reciprocal())
        .isEqualTo(FixedU128.saturatingFromRational(1, 4));
    assertThat(FixedU128.saturatingFromInteger(4).checkedSqrt())
        .isEqualTo(FixedU128.saturatingFromInteger(2));
    assertThat(FixedI64.saturatingFromInteger(-4).checkedSqrt()).isNull();
    assertThatThrownBy(() -> FixedU128.saturatingFromRational(1, 0))
        .isInstanceOf(ArithmeticException.class);
    assertThat(FixedU128.of(Perbill.fromPercent(25)))
        .isEqualTo(FixedU128.saturatingFromRational(1, 4));
    Perquintill clamped = FixedU128.saturatingFromRational(5, 4).clampTo(Perquintill::fromRational);
    assertThat(clamped).isEqualTo(Perquintill.ONE);
    assertThat(FixedU64.fromInner(-1L).saturatingAdd(FixedU64.ONE)).isEqualTo(FixedU64.MAX);
    // A nearest fraction where the others are cut off.
    assertThat(FixedU64.fromRational(U128.of(2), U128.of(3)).inner()).isEqualTo(666_666_667);
    assertThat(FixedU64.saturatingFromRational(2, 3).inner()).isEqualTo(666_666_666);
  }
}
