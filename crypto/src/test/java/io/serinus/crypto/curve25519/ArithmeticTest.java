package io.serinus.crypto.curve25519;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Field, scalars and multiplications against big integers and against each other. */
class ArithmeticTest {
  private static final BigInteger P =
      BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger L =
      BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

  @Property(tries = 500)
  void fieldOperationsAgreeWithBigIntegers(
      @ForAll @Size(32) byte[] a, @ForAll @Size(32) byte[] b, @ForAll @Size(32) byte[] c) {
    FieldElement x = FieldElement.fromBytes(a, 0);
    FieldElement y = FieldElement.fromBytes(b, 0);
    FieldElement z = FieldElement.fromBytes(c, 0);
    BigInteger bx = number(a).clearBit(255);
    BigInteger by = number(b).clearBit(255);
    BigInteger bz = number(c).clearBit(255);
    FieldElement r = new FieldElement();
    r.mul(x, y);
    assertThat(number(r.toBytes())).isEqualTo(bx.multiply(by).mod(P));
    r.square(x);
    assertThat(number(r.toBytes())).isEqualTo(bx.multiply(bx).mod(P));
    // Factors that are sums and differences of four, as wide as the formulas ever make them.
    FieldElement wide = new FieldElement();
    wide.add(x, y);
    wide.add(wide, z);
    wide.add(wide, x);
    BigInteger bWide = bx.add(by).add(bz).add(bx);
    FieldElement low = new FieldElement();
    low.negate(x);
    low.sub(low, y);
    low.sub(low, z);
    low.sub(low, y);
    BigInteger bLow = bx.add(by).add(bz).add(by).negate();
    r.mul(wide, low);
    assertThat(number(r.toBytes())).isEqualTo(bWide.multiply(bLow).mod(P));
    r.square(low);
    assertThat(number(r.toBytes())).isEqualTo(bLow.multiply(bLow).mod(P));
    assertThat(number(low.toBytes())).isEqualTo(bLow.mod(P));
    r.invert(x);
    assertThat(number(r.toBytes()))
        .isEqualTo(bx.mod(P).signum() == 0 ? BigInteger.ZERO : bx.modInverse(P));
  }

  @Test
  void fieldEdges() {
    List<BigInteger> edges = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      edges.add(P.add(BigInteger.valueOf(i - 20)).mod(BigInteger.ONE.shiftLeft(255)));
    }
    for (int bit = 0; bit < 255; bit += 51) {
      edges.add(BigInteger.ONE.shiftLeft(bit).subtract(BigInteger.ONE));
      edges.add(BigInteger.ONE.shiftLeft(bit));
    }
    FieldElement r = new FieldElement();
    for (BigInteger a : edges) {
      for (BigInteger b : edges) {
        FieldElement x = FieldElement.fromBytes(bytes(a), 0);
        FieldElement y = FieldElement.fromBytes(bytes(b), 0);
        r.mul(x, y);
        assertThat(number(r.toBytes())).isEqualTo(a.multiply(b).mod(P));
        r.sub(x, y);
        assertThat(number(r.toBytes())).isEqualTo(a.subtract(b).mod(P));
      }
    }
  }

  @Property(tries = 500)
  void scalarOperationsAgreeWithBigIntegers(
      @ForAll @Size(32) byte[] a, @ForAll @Size(32) byte[] b, @ForAll @Size(64) byte[] wide) {
    byte[] c = Scalars.reduceWide(wide);
    assertThat(number(c)).isEqualTo(number(wide).mod(L));
    assertThat(number(Scalars.multiplyAdd(a, b, c)))
        .isEqualTo(number(a).multiply(number(b)).add(number(c)).mod(L));
    assertThat(number(Scalars.add(a, b))).isEqualTo(number(a).add(number(b)).mod(L));
    assertThat(number(Scalars.negate(a))).isEqualTo(number(a).negate().mod(L));
    assertThat(Scalars.isCanonical(a, 0)).isEqualTo(number(a).compareTo(L) < 0);
  }

  @Test
  void scalarEdges() {
    for (int i = -3; i <= 3; i++) {
      for (int times = 0; times < 16; times++) {
        BigInteger n = L.multiply(BigInteger.valueOf(times)).add(BigInteger.valueOf(i));
        if (n.signum() >= 0 && n.bitLength() <= 256) {
          byte[] a = bytes(n);
          assertThat(number(Scalars.reduce(a))).isEqualTo(n.mod(L));
          assertThat(number(Scalars.negate(a))).isEqualTo(n.negate().mod(L));
          assertThat(Scalars.isCanonical(a, 0)).isEqualTo(n.compareTo(L) < 0);
        }
      }
    }
  }

  @Property(tries = 60)
  void allMultiplicationsAgree(@ForAll @Size(64) byte[] seedA, @ForAll @Size(64) byte[] seedB) {
    byte[] a = Scalars.reduceWide(seedA);
    byte[] b = Scalars.reduceWide(seedB);
    EdwardsPoint point = BasepointTable.multiply(b);
    EdwardsPoint product = ScalarMultiplication.multiply(a, point);
    assertThat(product.encode())
        .isEqualTo(BasepointTable.multiply(Scalars.multiply(a, b)).encode());
    EdwardsPoint sum = product.add(BasepointTable.multiply(a));
    assertThat(VartimeMultiplication.doubleScalarBase(a, point, a).encode())
        .isEqualTo(sum.encode());
    assertThat(
            VartimeMultiplication.straus(List.of(a, a), List.of(point, EdwardsPoint.BASE)).encode())
        .isEqualTo(sum.encode());
    assertThat(
            VartimeMultiplication.pippenger(List.of(a, a), List.of(point, EdwardsPoint.BASE))
                .encode())
        .isEqualTo(sum.encode());
    assertThat(sum.subtract(product).encode()).isEqualTo(BasepointTable.multiply(a).encode());
  }

  @Property(tries = 200)
  void fractionsAreHalfAsLong(@ForAll @Size(64) byte[] seed) {
    assertFraction(Scalars.reduceWide(seed));
  }

  @Test
  void fractionsOfTheEdges() {
    for (int bit = 0; bit < 253; bit++) {
      BigInteger power = BigInteger.ONE.shiftLeft(bit);
      assertFraction(bytes(power.subtract(BigInteger.ONE)));
      assertFraction(bytes(power.mod(L)));
      assertFraction(bytes(L.subtract(power).mod(L)));
      assertFraction(bytes(power.modInverse(L)));
    }
  }

  private static void assertFraction(byte[] k) {
    HalfSizeFraction fraction = HalfSizeFraction.of(k);
    BigInteger numerator = number(fraction.numerator());
    BigInteger denominator = number(fraction.denominator());
    assertThat(numerator.bitLength()).isLessThanOrEqualTo(127);
    assertThat(denominator.bitLength()).isLessThanOrEqualTo(127);
    assertThat(denominator.signum()).isEqualTo(1);
    BigInteger signed = fraction.negative() ? denominator.negate() : denominator;
    assertThat(number(k).multiply(signed).mod(L)).isEqualTo(numerator.mod(L));
  }

  @Property(tries = 60)
  void theSchnorrEquationIsToldTrueFromFalse(
      @ForAll @Size(64) byte[] seedA,
      @ForAll @Size(64) byte[] seedR,
      @ForAll @Size(64) byte[] seedK) {
    byte[] a = Scalars.reduceWide(seedA);
    byte[] r = Scalars.reduceWide(seedR);
    byte[] k = Scalars.reduceWide(seedK);
    byte[] s = Scalars.multiplyAdd(k, a, r);
    EdwardsPoint key = BasepointTable.multiply(a);
    EdwardsPoint commitment = BasepointTable.multiply(r);
    assertThat(SchnorrEquation.differenceMultiple(key, commitment, k, s).isIdentity()).isTrue();
    byte[] one = new byte[32];
    one[0] = 1;
    EdwardsPoint off = SchnorrEquation.differenceMultiple(key, commitment, k, Scalars.add(s, one));
    assertThat(off.isSmallOrder()).isFalse();
    assertThat(off.isRistrettoIdentity()).isFalse();
  }

  @Test
  void manyTermsGiveTheSameEitherWay() {
    Random random = new Random(7);
    List<byte[]> scalars = new ArrayList<>();
    List<EdwardsPoint> points = new ArrayList<>();
    byte[] expected = new byte[32];
    for (int i = 0; i < 600; i++) {
      byte[] wide = new byte[64];
      random.nextBytes(wide);
      byte[] factor = Scalars.reduceWide(wide);
      random.nextBytes(wide);
      byte[] scalar = Scalars.reduceWide(wide);
      scalars.add(scalar);
      points.add(BasepointTable.multiply(factor));
      expected = Scalars.multiplyAdd(scalar, factor, expected);
    }
    byte[] encoded = BasepointTable.multiply(expected).encode();
    assertThat(VartimeMultiplication.straus(scalars, points).encode()).isEqualTo(encoded);
    assertThat(VartimeMultiplication.pippenger(scalars, points).encode()).isEqualTo(encoded);
  }

  private static BigInteger number(byte[] little) {
    byte[] big = new byte[little.length];
    for (int i = 0; i < big.length; i++) {
      big[i] = little[big.length - 1 - i];
    }
    return new BigInteger(1, big);
  }

  private static byte[] bytes(BigInteger n) {
    byte[] little = new byte[32];
    for (int i = 0; i < 32; i++) {
      little[i] = n.shiftRight(8 * i).byteValue();
    }
    return little;
  }
}
