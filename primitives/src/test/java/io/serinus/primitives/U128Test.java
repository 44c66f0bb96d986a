package io.serinus.primitives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.scale.Codecs;
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

/** All arithmetic against {@link BigInteger}'s. */
class U128Test {
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(128);

  /** Integers of all sizes, with the edges of limbs as likely as the rest. */
  @Provide
  Arbitrary<U128> integers() {
    Arbitrary<Long> limbs =
        Arbitraries.oneOf(
            Arbitraries.longs(),
            Arbitraries.of(
                0L,
                0L,
                1L,
                -1L,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                1L << 32,
                (1L << 32) - 1,
                -1L << 32));
    Arbitrary<U128> wide = Combinators.combine(limbs, limbs).as(U128::of);
    return Combinators.combine(wide, Arbitraries.integers().between(0, 127))
        .as((v, shift) -> shift < 64 ? v : v.shiftRight(shift));
  }

  private static @Nullable U128 exact(BigInteger value) {
    return value.signum() < 0 || value.compareTo(LIMIT) >= 0 ? null : U128.of(value);
  }

  @Property(tries = 400)
  void addition(@ForAll("integers") U128 a, @ForAll("integers") U128 b) {
    U128 expected = exact(a.toBigInteger().add(b.toBigInteger()));
    assertThat(a.checkedAdd(b)).isEqualTo(expected);
    assertThat(a.saturatingAdd(b)).isEqualTo(expected == null ? U128.MAX : expected);
    if (expected == null) {
      assertThatThrownBy(() -> a.plus(b)).isInstanceOf(ArithmeticException.class);
    } else {
      assertThat(a.plus(b)).isEqualTo(expected);
    }
  }

  @Property(tries = 400)
  void subtraction(@ForAll("integers") U128 a, @ForAll("integers") U128 b) {
    U128 expected = exact(a.toBigInteger().subtract(b.toBigInteger()));
    assertThat(a.checkedSub(b)).isEqualTo(expected);
    assertThat(a.saturatingSub(b)).isEqualTo(expected == null ? U128.ZERO : expected);
    if (expected == null) {
      assertThatThrownBy(() -> a.minus(b)).isInstanceOf(ArithmeticException.class);
    } else {
      assertThat(a.minus(b)).isEqualTo(expected);
    }
  }

  @Property(tries = 600)
  void multiplication(@ForAll("integers") U128 a, @ForAll("integers") U128 b) {
    U128 expected = exact(a.toBigInteger().multiply(b.toBigInteger()));
    assertThat(a.checkedMul(b)).isEqualTo(expected);
    assertThat(a.saturatingMul(b)).isEqualTo(expected == null ? U128.MAX : expected);
  }

  @Property(tries = 2000)
  void division(@ForAll("integers") U128 a, @ForAll("integers") U128 b) {
    if (b.isZero()) {
      assertThat(a.checkedDiv(b)).isNull();
      assertThatThrownBy(() -> a.dividedBy(b)).isInstanceOf(ArithmeticException.class);
      return;
    }
    BigInteger[] expected = a.toBigInteger().divideAndRemainder(b.toBigInteger());
    assertThat(a.divRem(b))
        .isEqualTo(new U128.Division(U128.of(expected[0]), U128.of(expected[1])));
    assertThat(a.checkedDiv(b)).isEqualTo(U128.of(expected[0]));
    assertThat(a.remainder(b)).isEqualTo(U128.of(expected[1]));
  }

  @Property(tries = 300)
  void shifts(@ForAll("integers") U128 a, @ForAll @IntRange(max = 130) int bits) {
    assertThat(a.shiftLeft(bits)).isEqualTo(U128.of(a.toBigInteger().shiftLeft(bits).mod(LIMIT)));
    assertThat(a.shiftRight(bits)).isEqualTo(U128.of(a.toBigInteger().shiftRight(bits)));
    assertThat(a.bitLength()).isEqualTo(a.toBigInteger().bitLength());
  }

  @Property(tries = 300)
  void roots(@ForAll("integers") U128 a) {
    assertThat(a.sqrt()).isEqualTo(U128.of(a.toBigInteger().sqrt()));
  }

  @Property(tries = 200)
  void powers(@ForAll("integers") U128 a, @ForAll @IntRange(max = 20) int exponent) {
    U128 expected = exact(a.toBigInteger().pow(exponent));
    assertThat(a.saturatingPow(exponent)).isEqualTo(expected == null ? U128.MAX : expected);
  }

  @Property(tries = 300)
  void order(@ForAll("integers") U128 a, @ForAll("integers") U128 b) {
    int expected = a.toBigInteger().compareTo(b.toBigInteger());
    assertThat(Integer.signum(a.compareTo(b))).isEqualTo(expected);
    assertThat(a.lessThan(b)).isEqualTo(expected < 0);
    assertThat(a.greaterThan(b)).isEqualTo(expected > 0);
    assertThat(a.atLeast(b)).isEqualTo(expected >= 0);
    assertThat(a.atMost(b)).isEqualTo(expected <= 0);
    assertThat(a.min(b)).isEqualTo(expected <= 0 ? a : b);
    assertThat(a.max(b)).isEqualTo(expected >= 0 ? a : b);
    assertThat(a.equals(b)).isEqualTo(expected == 0);
  }

  @Property(tries = 300)
  void decimalText(@ForAll("integers") U128 a) {
    assertThat(a).hasToString(a.toBigInteger().toString());
    assertThat(U128.parse(a.toString())).isEqualTo(a);
  }

  @Property(tries = 300)
  void encodings(@ForAll("integers") U128 a) {
    assertThat(U128.CODEC.decode(U128.CODEC.encode(a))).isEqualTo(a);
    byte[] compact = U128.COMPACT.encode(a);
    assertThat(compact).isEqualTo(Codecs.COMPACT_BIG.encode(a.toBigInteger()));
    assertThat(U128.COMPACT.decode(compact)).isEqualTo(a);
  }

  @Test
  void textsThatAreNoNumbers() {
    for (String text :
        new String[] {"", "-1", "1e3", "_", "340282366920938463463374607431768211456"}) {
      assertThatThrownBy(() -> U128.parse(text)).isInstanceOf(NumberFormatException.class);
    }
    assertThat(U128.parse("1_000_000")).isEqualTo(U128.of(1_000_000));
  }

  @Test
  void narrowing() {
    assertThat(U128.of(1, 0).toU64Saturating()).isEqualTo(-1L);
    assertThat(U128.of(-2L).toU64Saturating()).isEqualTo(-2L);
    assertThat(U128.of(1L << 32).toU32Saturating()).isEqualTo(0xffff_ffffL);
    assertThat(U128.of(7).toU32Saturating()).isEqualTo(7);
  }
}
