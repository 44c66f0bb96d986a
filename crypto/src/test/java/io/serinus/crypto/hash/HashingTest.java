package io.serinus.crypto.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HashingTest {
  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void blake2bOfTheRfcVector() {
    assertThat(hex(Hashing.blake2b512(ascii("abc"))))
        .isEqualTo(
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
    assertThat(hex(Hashing.blake2b256(new byte[0])))
        .isEqualTo("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  }

  @Test
  void twoxOfStoragePrefixes() {
    // The storage prefix of System.Account and the well known one of "Balances".
    assertThat(hex(Hashing.twox128(ascii("System")))).isEqualTo("26aa394eea5630e07c48ae0c9558cef7");
    assertThat(hex(Hashing.twox128(ascii("Account"))))
        .isEqualTo("b99d880ec681799c0cf30e8886371da9");
    assertThat(hex(Hashing.twox64(new byte[0]))).isEqualTo("99e9d85137db46ef");
    assertThat(hex(Hashing.twox256(new byte[0])))
        .isEqualTo("99e9d85137db46ef4bbea33613baafd56f963c64b1f3685a4eb4abd67ff6203a");
  }

  @Test
  void keccakAndShaOfKnownVectors() {
    assertThat(hex(Hashing.keccak256(new byte[0])))
        .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    assertThat(hex(Hashing.keccak256(ascii("abc"))))
        .isEqualTo("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
    assertThat(hex(Hashing.sha256(ascii("abc"))))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void rangesAreChecked() {
    assertThatThrownBy(() -> Hashing.blake2b256(new byte[4], 2, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Hashing.twox64(new byte[4], -1, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Hashing.blake2bKeyed(65, new byte[0], new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyLengthAgreesWithAnotherImplementation() {
    byte[] data = new byte[600];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * 7 + 1);
    }
    for (int length = 0; length <= data.length; length++) {
      byte[] input = Arrays.copyOf(data, length);
      assertThat(Hashing.blake2b256(input)).as("%d", length).isEqualTo(otherBlake(32, null, input));
      assertThat(Hashing.keccak256(input)).as("%d", length).isEqualTo(otherKeccak(256, input));
      assertThat(Hashing.keccak512(input)).as("%d", length).isEqualTo(otherKeccak(512, input));
    }
  }

  @Property(tries = 300)
  void splittingTheInputChangesNothing(
      @ForAll @Size(max = 300) byte[] first, @ForAll @Size(max = 300) byte[] second) {
    byte[] whole = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, whole, first.length, second.length);
    assertThat(Hashing.blake2b256(first, second)).isEqualTo(Hashing.blake2b256(whole));
    assertThat(Hashing.blake2b128(first, second)).isEqualTo(Hashing.blake2b128(whole));
    assertThat(Hashing.keccak256(first, second)).isEqualTo(Hashing.keccak256(whole));
    assertThat(Hashing.sha256(first, second)).isEqualTo(Hashing.sha256(whole));
    assertThat(Hashing.blake2b256(whole, first.length, second.length))
        .isEqualTo(Hashing.blake2b256(second));
    assertThat(Hashing.twox128(whole, first.length, second.length))
        .isEqualTo(Hashing.twox128(second));
  }

  @Property(tries = 200)
  void keyedBlakeAgreesWithAnotherImplementation(
      @ForAll @Size(min = 1, max = 64) byte[] key, @ForAll @Size(max = 300) byte[] data) {
    assertThat(Hashing.blake2bKeyed(20, key, data)).isEqualTo(otherBlake(20, key, data));
  }

  private static byte[] otherBlake(int length, byte @Nullable [] key, byte[] data) {
    Blake2bDigest digest = new Blake2bDigest(key, length, null, null);
    digest.update(data, 0, data.length);
    byte[] out = new byte[length];
    digest.doFinal(out, 0);
    return out;
  }

  private static byte[] otherKeccak(int bits, byte[] data) {
    KeccakDigest digest = new KeccakDigest(bits);
    digest.update(data, 0, data.length);
    byte[] out = new byte[bits / 8];
    digest.doFinal(out, 0);
    return out;
  }
}
