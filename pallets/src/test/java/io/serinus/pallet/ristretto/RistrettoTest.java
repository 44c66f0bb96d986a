package io.serinus.pallet.ristretto;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.sr25519.Sr25519KeyPair;
import io.serinus.crypto.sr25519.Vrf;
import io.serinus.scale.Bytes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Held against {@link BigInteger} and the node's own cryptography. */
class RistrettoTest {
  private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private final Random random = new Random(25);

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static BigInteger number(byte[] littleEndian) {
    byte[] big = new byte[littleEndian.length];
    for (int i = 0; i < big.length; i++) {
      big[i] = littleEndian[big.length - 1 - i];
    }
    return new BigInteger(1, big);
  }

  private static BigInteger number(long[] element) {
    return number(Field.encode(element));
  }

  @Test
  void arithmeticIsThatOfTheField() {
    for (int i = 0; i < 300; i++) {
      byte[] one = bytes(32);
      byte[] other = bytes(32);
      one[31] &= 0x7f;
      other[31] &= 0x7f;
      if (i % 3 == 0) {
        Arrays.fill(one, 1, 31, (byte) (i % 2 == 0 ? 0 : 0xff));
        one[31] = (byte) (i % 2 == 0 ? 0 : 0x7f);
      }
      long[] a = Field.decode(one, 0);
      long[] b = Field.decode(other, 0);
      BigInteger x = number(one).mod(P);
      BigInteger y = number(other).mod(P);
      assertThat(number(a)).isEqualTo(x);
      assertThat(number(Field.mul(a, b))).isEqualTo(x.multiply(y).mod(P));
      assertThat(number(Field.add(a, b))).isEqualTo(x.add(y).mod(P));
      assertThat(number(Field.sub(a, b))).isEqualTo(x.subtract(y).mod(P));
      assertThat(number(Field.negate(a))).isEqualTo(x.negate().mod(P));
      assertThat(number(Field.mul(Field.sub(a, b), Field.add(a, b))))
          .isEqualTo(x.subtract(y).multiply(x.add(y)).mod(P));
    }
  }

  @Test
  void elementsAreToldFromOtherBytes() {
    int elements = 0;
    for (int i = 0; i < 60; i++) {
      byte[] key = Sr25519KeyPair.fromMiniSecret(bytes(32)).publicKey();
      assertThat(Ristretto.isElement(key)).isTrue();
      byte[] any = bytes(32);
      boolean is = io.serinus.crypto.curve25519.Ristretto.decode(any, 0) != null;
      assertThat(Ristretto.isElement(any)).isEqualTo(is);
      elements += is ? 1 : 0;
    }
    assertThat(elements).isLessThan(60);
    byte[] modulus = new byte[32];
    Arrays.fill(modulus, (byte) 0xff);
    modulus[0] = (byte) 0xed;
    modulus[31] = 0x7f;
    assertThat(Ristretto.isElement(modulus)).isFalse();
  }

  @Test
  void hashesAreThoseOfTheNode() {
    for (int i = 0; i < 60; i++) {
      byte[] uniform = bytes(64);
      assertThat(Ristretto.hash(uniform))
          .isEqualTo(
              io.serinus.crypto.curve25519.Ristretto.encode(
                  io.serinus.crypto.curve25519.Ristretto.fromUniformBytes(uniform)));
    }
  }

  @Test
  void vrfBytesAreThoseOfTheNode() {
    byte[] context = Bytes.ofText("BabeVRFInOutContext").toArray();
    for (int i = 0; i < 20; i++) {
      Sr25519KeyPair pair = Sr25519KeyPair.fromMiniSecret(bytes(32));
      byte[] randomness = Hashing.blake2b256(bytes(3));
      var inOut =
          Vrf.evaluate(
              pair,
              new io.serinus.crypto.sr25519.Transcript("BABE")
                  .appendU64("slot number", 1_000_000 + i)
                  .appendU64("current epoch", i)
                  .append("chain randomness", randomness));
      assertThat(
              VrfBytes.ofSlot(
                  pair.publicKey(), inOut.preOutput(), 1_000_000 + i, i, randomness, context, 32))
          .hasValueSatisfying(made -> assertThat(made).isEqualTo(inOut.makeBytes(context, 32)));
    }
    byte[] key = Sr25519KeyPair.fromMiniSecret(bytes(32)).publicKey();
    assertThat(VrfBytes.ofSlot(key, new byte[32], 1, 1, new byte[32], context, 32)).isEmpty();
    byte[] none = new byte[32];
    none[0] = 1;
    assertThat(VrfBytes.ofSlot(none, key, 1, 1, new byte[32], context, 32)).isEmpty();
  }
}
