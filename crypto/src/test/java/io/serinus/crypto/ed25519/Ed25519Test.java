package io.serinus.crypto.ed25519;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ed25519Test {
  /** RFC 8032, section 7.1: seed, public key, message, signature. */
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42,"
        + "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf,"
        + "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f,"
        + "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
        + "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
  })
  void rfcVectors(String seed, String key, String message, String signature) {
    Ed25519KeyPair pair = Ed25519KeyPair.fromSeed(parse(seed));
    assertThat(pair.publicKey()).isEqualTo(parse(key));
    assertThat(pair.sign(parse(message))).isEqualTo(parse(signature));
    assertThat(Ed25519.verify(parse(signature), parse(message), parse(key))).isTrue();
  }

  /**
   * ZIP 215: with s = 0 and both points of small order every signature is good, in all 14
   * encodings, the non-canonical ones included.
   */
  @Test
  void everyEncodingOfSmallOrderIsAccepted() {
    List<String> encodings =
        List.of(
            "0100000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000080",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa");
    byte[] message = {'Z', 'c', 'a', 's', 'h'};
    Ed25519Batch batch = new Ed25519Batch();
    for (String key : encodings) {
      for (String commitment : encodings) {
        byte[] signature = Arrays.copyOf(parse(commitment), 64);
        assertThat(Ed25519.verify(signature, message, parse(key))).isTrue();
        batch.add(signature, message, parse(key));
      }
    }
    assertThat(batch.verify()).isTrue();
    assertThat(batch.size()).isEqualTo(196);
  }

  @Property(tries = 40)
  void ownSignaturesVerifyAndChangedOnesDoNot(
      @ForAll @Size(32) byte[] seed, @ForAll @Size(max = 300) byte[] message, @ForAll int place) {
    Ed25519KeyPair pair = Ed25519KeyPair.fromSeed(seed);
    byte[] signature = pair.sign(message);
    assertThat(Ed25519.verify(signature, message, pair.publicKey())).isTrue();
    signature[Math.floorMod(place, 64)] ^= (byte) (1 << (place & 7));
    assertThat(Ed25519.verify(signature, message, pair.publicKey())).isFalse();
    Ed25519Batch batch = new Ed25519Batch();
    batch.add(pair.sign(message), message, pair.publicKey());
    assertThat(batch.verify()).isTrue();
    batch.add(signature, message, pair.publicKey());
    assertThat(batch.verify()).isFalse();
  }

  @Test
  void aResponseBeyondTheOrderIsRefused() {
    byte[] message = {};
    Ed25519KeyPair pair = Ed25519KeyPair.fromSeed(new byte[32]);
    byte[] signature = pair.sign(message);
    // s + l is the same number modulo l, but not the one accepted form.
    byte[] order = parse("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    int carry = 0;
    for (int i = 0; i < 32; i++) {
      carry += (signature[32 + i] & 0xFF) + (order[i] & 0xFF);
      signature[32 + i] = (byte) carry;
      carry >>= 8;
    }
    assertThat(Ed25519.verify(signature, message, pair.publicKey())).isFalse();
  }

  @Test
  void destroyedSecretsAreGone() {
    Ed25519KeyPair pair = Ed25519KeyPair.fromSeed(new byte[32]);
    pair.destroy();
    assertThat(pair.isDestroyed()).isTrue();
    assertThatThrownBy(() -> pair.sign(new byte[1])).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(pair::seed).isInstanceOf(IllegalStateException.class);
  }

  private static byte[] parse(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
