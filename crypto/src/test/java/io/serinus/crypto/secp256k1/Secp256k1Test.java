package io.serinus.crypto.secp256k1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.crypto.hash.Hashing;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class Secp256k1Test {
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  /** A widely published vector of RFC 6979 signing on secp256k1: key 1, SHA-256 of the text. */
  @Test
  void deterministicSignature() {
    byte[] one = new byte[32];
    one[31] = 1;
    byte[] hash =
        Hashing.sha256(
            "All those moments will be lost in time, like tears in rain. Time to die..."
                .getBytes(StandardCharsets.US_ASCII));
    byte[] signature = Secp256k1.sign(hash, one);
    assertThat(HexFormat.of().formatHex(Arrays.copyOf(signature, 64)))
        .isEqualTo(
            "8600dbd41e348fe5c9465ab92d23e3db8b98b873beecd930736488696438cb6b"
                + "547fe64427496db33bf66019dacbf0039c04199abb0122918601db38a72cfc21");
    assertThat(HexFormat.of().formatHex(Secp256k1.publicKey(one)))
        .isEqualTo("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
    assertThat(Secp256k1.verify(signature, hash, Secp256k1.publicKey(one))).isTrue();
  }

  @Property(tries = 40)
  void theSignersKeyIsRecovered(@ForAll @Size(32) byte[] secret, @ForAll @Size(32) byte[] hash) {
    Assume.that(Secp256k1.isSecretKey(secret));
    byte[] key = Secp256k1.publicKey(secret);
    byte[] signature = Secp256k1.sign(hash, secret);
    assertThat(Secp256k1.recover(signature, hash).compressedKey()).contains(key);
    Recovery.Key recovered = (Recovery.Key) Secp256k1.recoverOverflowing(signature, hash);
    assertThat(Secp256k1.decompress(key)).contains(recovered.coordinates());
    // The other s is good with the other parity.
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    assertThat(s).isLessThanOrEqualTo(ORDER.shiftRight(1));
    byte[] high = ORDER.subtract(s).toByteArray();
    byte[] other = signature.clone();
    System.arraycopy(high, high.length - 32, other, 32, 32);
    other[64] ^= 1;
    assertThat(Secp256k1.verify(other, hash, key)).isTrue();
    hash[5] ^= 1;
    assertThat(Secp256k1.verify(signature, hash, key)).isFalse();
  }

  @Test
  void badSignaturesSayWhy() {
    byte[] hash = new byte[32];
    byte[] signature = new byte[65];
    assertThat(Secp256k1.recover(signature, hash))
        .isEqualTo(new Recovery.Failure(EcdsaError.BAD_SIGNATURE));
    signature[64] = 4;
    assertThat(Secp256k1.recover(signature, hash))
        .isEqualTo(new Recovery.Failure(EcdsaError.BAD_V));
    // The reference looks at the recovery id first.
    Arrays.fill(signature, (byte) 0xFF);
    assertThat(Secp256k1.recover(signature, hash))
        .isEqualTo(new Recovery.Failure(EcdsaError.BAD_V));
    signature[64] = 1;
    assertThat(Secp256k1.recover(signature, hash))
        .isEqualTo(new Recovery.Failure(EcdsaError.BAD_RS));
    assertThat(Secp256k1.recover(signature, hash).compressedKey()).isEmpty();
    assertThat(Secp256k1.verify(new byte[64], hash, new byte[33])).isFalse();
    assertThat(Secp256k1.decompress(new byte[33])).isEmpty();
    assertThatThrownBy(() -> Secp256k1.publicKey(new byte[32]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
