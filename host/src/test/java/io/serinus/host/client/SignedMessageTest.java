package io.serinus.host.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.crypto.hash.Hashing;
import io.serinus.host.client.SignedMessage.Scheme;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignedMessageTest {
  private static final byte[] SIGNATURE = bytes(64, 1);
  private static final byte[] MESSAGE = bytes(100, 2);
  private static final byte[] KEY = bytes(32, 3);

  private static byte[] bytes(int length, int seed) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (seed * 31 + i);
    }
    return bytes;
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] other = bytes.clone();
    other[at] ^= 1;
    return other;
  }

  @Test
  void equalPartsMakeItEqual() {
    SignedMessage one = new SignedMessage(Scheme.SR25519, SIGNATURE, MESSAGE, KEY);
    SignedMessage same =
        new SignedMessage(Scheme.SR25519, SIGNATURE.clone(), MESSAGE.clone(), KEY.clone());
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
  }

  @Test
  void everyPartCounts() {
    SignedMessage one = new SignedMessage(Scheme.SR25519, SIGNATURE, MESSAGE, KEY);
    Stream.of(
            new SignedMessage(Scheme.ED25519, SIGNATURE, MESSAGE, KEY),
            new SignedMessage(Scheme.SR25519, changed(SIGNATURE, 0), MESSAGE, KEY),
            new SignedMessage(Scheme.SR25519, changed(SIGNATURE, 63), MESSAGE, KEY),
            new SignedMessage(Scheme.SR25519, SIGNATURE, changed(MESSAGE, 99), KEY),
            new SignedMessage(Scheme.SR25519, SIGNATURE, bytes(101, 2), KEY),
            new SignedMessage(Scheme.SR25519, SIGNATURE, MESSAGE, changed(KEY, 31)))
        .forEach(other -> assertThat(other).isNotEqualTo(one));
  }

  @Test
  void aLongMessageCountsToItsLastByteAndIsNotItsHash() {
    byte[] longMessage = bytes(10_000, 4);
    SignedMessage one = new SignedMessage(Scheme.ECDSA, SIGNATURE, longMessage, KEY);
    assertThat(new SignedMessage(Scheme.ECDSA, SIGNATURE, longMessage.clone(), KEY)).isEqualTo(one);
    assertThat(new SignedMessage(Scheme.ECDSA, SIGNATURE, changed(longMessage, 9_999), KEY))
        .isNotEqualTo(one);
    assertThat(new SignedMessage(Scheme.ECDSA, SIGNATURE, Hashing.blake2b256(longMessage), KEY))
        .isNotEqualTo(one);
  }
}
