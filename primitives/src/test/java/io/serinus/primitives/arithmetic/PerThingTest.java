package io.serinus.primitives.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.scale.Codec;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleWriter;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PerThingTest {
  @Provide
  Arbitrary<PerThing<?>> parts() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, Percent.ACCURACY).map(Percent::fromParts),
        Arbitraries.longs().between(0, PerU16.ACCURACY).map(PerU16::fromParts),
        Arbitraries.longs().between(0, Permill.ACCURACY).map(Permill::fromParts),
        Arbitraries.longs().between(0, Perbill.ACCURACY).map(Perbill::fromParts),
        Arbitraries.longs().between(0, Perquintill.ACCURACY).map(Perquintill::fromParts));
  }

  @Provide
  Arbitrary<Perbill> perbills() {
    return Arbitraries.longs().between(0, Perbill.ACCURACY).map(Perbill::fromParts);
  }

  @Provide
  Arbitrary<Perquintill> perquintills() {
    return Arbitraries.longs().between(0, Perquintill.ACCURACY).map(Perquintill::fromParts);
  }

  @Provide
  Arbitrary<U128> integers() {
    return Combinators.combine(
            Arbitraries.longs(), Arbitraries.longs(), Arbitraries.integers().between(0, 127))
        .as((high, low, shift) -> U128.of(high, low).shiftRight(shift));
  }

  private static BigInteger exact(PerThing<?> part, U128 whole, Rounding rounding) {
    return RationalTest.divide(
        whole.toBigInteger().multiply(BigInteger.valueOf(part.parts())),
        BigInteger.valueOf(part.accuracy()),
        rounding);
  }

  @Property(tries = 600)
  void ofANumber(@ForAll("parts") PerThing<?> part, @ForAll("integers") U128 whole) {
    assertThat(part.times(whole).toBigInteger())
        .isEqualTo(exact(part, whole, Rounding.NEAREST_PREF_DOWN));
    assertThat(part.mulFloor(whole).toBigInteger()).isEqualTo(exact(part, whole, Rounding.DOWN));
    assertThat(part.mulCeil(whole).toBigInteger()).isEqualTo(exact(part, whole, Rounding.UP));
  }

  @Property(tries = 300)
  void ofAnUnsignedLong(@ForAll("parts") PerThing<?> part, @ForAll long whole) {
    U128 wide = U128.of(whole);
    assertThat(part.times(whole)).isEqualTo(part.times(wide).low());
    assertThat(part.mulFloor(whole)).isEqualTo(part.mulFloor(wide).low());
    assertThat(part.mulCeil(whole)).isEqualTo(part.mulCeil(wide).low());
    assertThat(part.times(new Weight(whole, 7)))
        .isEqualTo(new Weight(part.times(whole), part.times(7)));
  }

  @Property(tries = 300)
  void reciprocals(@ForAll("parts") PerThing<?> part, @ForAll("integers") U128 value) {
    if (part.isZero()) {
      assertThatThrownBy(() -> part.saturatingReciprocalMul(value))
          .isInstanceOf(ArithmeticException.class);
      return;
    }
    BigInteger numerator = value.toBigInteger().multiply(BigInteger.valueOf(part.accuracy()));
    BigInteger denominator = BigInteger.valueOf(part.parts());
    BigInteger max = U128.MAX.toBigInteger();
    assertThat(part.saturatingReciprocalMul(value).toBigInteger())
        .isEqualTo(RationalTest.divide(numerator, denominator, Rounding.NEAREST_PREF_UP).min(max));
    assertThat(part.saturatingReciprocalMulFloor(value).toBigInteger())
        .isEqualTo(RationalTest.divide(numerator, denominator, Rounding.DOWN).min(max));
    assertThat(part.saturatingReciprocalMulCeil(value).toBigInteger())
        .isEqualTo(RationalTest.divide(numerator, denominator, Rounding.UP).min(max));
  }

  @Property(tries = 300)
  void amongThemselves(
      @ForAll("perquintills") Perquintill a, @ForAll("perquintills") Perquintill b) {
    BigInteger one = BigInteger.valueOf(Perquintill.ACCURACY);
    BigInteger x = BigInteger.valueOf(a.parts());
    BigInteger y = BigInteger.valueOf(b.parts());
    assertThat(a.times(b).parts()).isEqualTo(x.multiply(y).divide(one).longValueExact());
    assertThat(a.square()).isEqualTo(a.times(a));
    assertThat(a.saturatingAdd(b).parts()).isEqualTo(x.add(y).min(one).longValueExact());
    assertThat(a.saturatingSub(b).parts())
        .isEqualTo(x.subtract(y).max(BigInteger.ZERO).longValueExact());
    assertThat(a.leftFromOne().saturatingAdd(a)).isEqualTo(Perquintill.ONE);
    assertThat(a.checkedAdd(b) == null).isEqualTo(x.add(y).compareTo(one) > 0);
    assertThat(a.checkedSub(b) == null).isEqualTo(x.compareTo(y) < 0);
    Perquintill expected =
        y.signum() == 0 || x.compareTo(y) > 0
            ? Perquintill.ONE
            : Perquintill.fromParts(x.multiply(one).divide(y).longValueExact());
    assertThat(a.dividedBy(b)).isEqualTo(expected);
    assertThat(Integer.signum(a.compareTo(b))).isEqualTo(x.compareTo(y));
  }

  @Property(tries = 200)
  void powers(@ForAll("perbills") Perbill part, @ForAll @IntRange(max = 12) int exponent) {
    // The reference squares and multiplies, and rounds down each time.
    Perbill expected = Perbill.ONE;
    if (exponent > 0) {
      expected = part;
      Perbill square = part;
      for (int left = exponent - 1; left > 0; left /= 2) {
        if (left % 2 != 0) {
          expected = expected.times(square);
        }
        square = square.square();
      }
    }
    assertThat(part.pow(exponent)).isEqualTo(expected);
  }

  @Property(tries = 300)
  void ofFractions(@ForAll("integers") U128 p, @ForAll("integers") U128 q) {
    if (q.isZero() || p.greaterThan(q)) {
      assertThat(Perbill.fromRational(p, q)).isEqualTo(Perbill.ONE);
      assertThat(Perbill.checkedFromRational(p, q, Rounding.DOWN)).isNull();
      return;
    }
    BigInteger numerator = p.toBigInteger().multiply(BigInteger.valueOf(Perbill.ACCURACY));
    assertThat(Perbill.fromRational(p, q).parts())
        .isEqualTo(numerator.divide(q.toBigInteger()).longValueExact());
    for (Rounding rounding : Rounding.values()) {
      Perbill part = Perbill.checkedFromRational(p, q, rounding);
      assertThat(part)
          .isEqualTo(
              Perbill.fromParts(
                  RationalTest.divide(numerator, q.toBigInteger(), rounding).longValueExact()));
    }
  }

  /** The examples in the documentation of Substrate's {@code PerThing}. */
  @Test
  void documentedExamples() {
    Percent third = Percent.fromPercent(34);
    Percent more = Percent.fromPercent(36);
    assertThat(third.times(10)).isEqualTo(3);
    assertThat(more.times(10)).isEqualTo(4);
    assertThat(third.mulFloor(10)).isEqualTo(3);
    assertThat(more.mulFloor(10)).isEqualTo(3);
    assertThat(third.mulCeil(10)).isEqualTo(4);
    U128 ten = U128.of(10);
    assertThat(Percent.fromPercent(50).saturatingReciprocalMul(ten)).isEqualTo(U128.of(20));
    assertThat(Percent.fromPercent(60).saturatingReciprocalMul(ten)).isEqualTo(U128.of(17));
    assertThat(Percent.fromPercent(60).saturatingReciprocalMulFloor(ten)).isEqualTo(U128.of(16));
    assertThat(Percent.fromPercent(61).saturatingReciprocalMulCeil(ten)).isEqualTo(U128.of(17));
    assertThat(Percent.fromRational(989, 1000)).isEqualTo(Percent.fromParts(98));
    assertThat(Percent.fromPercent(2).saturatingDiv(Percent.fromPercent(3), Rounding.DOWN))
        .isEqualTo(Percent.fromPercent(66));
    assertThat(
            Percent.fromPercent(2)
                .saturatingDiv(Percent.fromPercent(3), Rounding.NEAREST_PREF_DOWN))
        .isEqualTo(Percent.fromPercent(67));
    assertThat(Percent.fromPercent(1).saturatingDiv(Percent.fromPercent(3), Rounding.UP))
        .isEqualTo(Percent.fromPercent(34));
    assertThat(PerU16.fromPercent(50).parts()).isEqualTo(32_767);
    assertThat(Perbill.fromPercent(120)).isEqualTo(Perbill.ONE);
  }

  @Test
  void moreThanAWhole() {
    assertThat(Perbill.fromParts(-1)).isEqualTo(Perbill.ONE);
    byte[] over = new ScaleWriter().writeU32(Perbill.ACCURACY + 1).toByteArray();
    assertThatThrownBy(() -> Perbill.CODEC.decode(over)).isInstanceOf(ScaleException.class);
    byte[] compact = new ScaleWriter().writeCompact(Perbill.ACCURACY + 1).toByteArray();
    assertThat(Perbill.COMPACT.decode(compact)).isEqualTo(Perbill.ONE);
    byte[] wide = new ScaleWriter().writeCompact(1L << 32).toByteArray();
    assertThatThrownBy(() -> Perbill.COMPACT.decode(wide)).isInstanceOf(ScaleException.class);
    assertThat(Perbill.fromParts(600_000_000).timesInteger(2)).isEqualTo(Perbill.ONE);
    assertThat(Perbill.fromParts(7).dividedBy(2)).isEqualTo(Perbill.fromParts(3));
  }

  @Property(tries = 200)
  void roundTrips(
      @ForAll("perquintills") Perquintill part, @ForAll("perbills") Perbill billionths) {
    assertRoundTrip(Perquintill.CODEC, part, 8);
    assertRoundTrip(Perbill.CODEC, billionths, 4);
    assertThat(Perbill.COMPACT.decode(Perbill.COMPACT.encode(billionths))).isEqualTo(billionths);
    assertRoundTrip(PerU16.CODEC, PerU16.fromParts(part.parts() % 65_536), 2);
    assertRoundTrip(Percent.CODEC, Percent.fromParts(part.parts() % 101), 1);
  }

  private static <T> void assertRoundTrip(Codec<T> codec, T value, int length) {
    byte[] bytes = codec.encode(value);
    assertThat(bytes).hasSize(length);
    assertThat(codec.decode(bytes)).isEqualTo(value);
  }
}
