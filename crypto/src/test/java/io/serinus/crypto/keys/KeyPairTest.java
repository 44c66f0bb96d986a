package io.serinus.crypto.keys;

import static io.serinus.crypto.keys.SignatureScheme.ECDSA;
import static io.serinus.crypto.keys.SignatureScheme.ED25519;
import static io.serinus.crypto.keys.SignatureScheme.SR25519;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPairTest {
  /** The development accounts as every Substrate tool shows them. */
  @ParameterizedTest
  @CsvSource({
    "SR25519, //Alice, d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d",
    "SR25519, //Bob, 8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48",
    "SR25519, //Alice//stash, be5ddb1579b72e84524fc29e78609e3caf42e85aa118ebfe0b0ad404b5bdd25f",
    "ED25519, //Alice, 88dc3417d5058ec4b4503e0c12ea1a0a89be200fe98922423d4334014fa6b0ee",
    "ECDSA, //Alice, 020a1091341fe5664bfa1782d5e04779689068c916b04cb365ec3153755684d9a1"
  })
  void developmentAccounts(SignatureScheme scheme, String uri, String key) {
    KeyPair pair = KeyPair.fromUri(scheme, uri);
    assertThat(HexFormat.of().formatHex(pair.publicKey())).isEqualTo(key);
    assertThat(KeyPair.fromUri(scheme, SecretUri.DEV_PHRASE + uri).publicKey())
        .isEqualTo(pair.publicKey());
  }

  /** Vectors of Substrate's documentation and tests of secret URIs. */
  @ParameterizedTest
  @CsvSource({
    "'', 46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a",
    "/Alice, d6c71059dbbe9ad2b0ed3f289738b800836eb425544ce694825285b958ca755e",
    // An empty password is a password.
    "///, 46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a",
    "///password, b69355deefa7a8f33e9297f5af22e680f03597a99d4f4b1c44be47e7a2275802"
  })
  void otherUris(String uri, String key) {
    assertThat(HexFormat.of().formatHex(KeyPair.fromUri(SR25519, uri).publicKey())).isEqualTo(key);
  }

  @Test
  void hexSeeds() {
    String seed = "fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e";
    assertThat(KeyPair.fromUri(SR25519, "0x" + seed).publicKey())
        .isEqualTo(KeyPair.fromUri(SR25519, SecretUri.DEV_PHRASE).publicKey());
    assertThat(KeyPair.fromUri(ED25519, "0x" + seed + "//Alice").publicKey())
        .isEqualTo(KeyPair.fromUri(ED25519, "//Alice").publicKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a//", "//a//", "no such words", "0x12", "0xzz", "-", "a b c//Alice"})
  void badUrisAreRefusedWithoutShowingThem(String uri) {
    assertThatThrownBy(() -> KeyPair.fromUri(SR25519, uri))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain(uri);
  }

  @Test
  void softStepsAreForSr25519Only() {
    assertThatThrownBy(() -> KeyPair.fromUri(ED25519, "/soft"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KeyPair.fromUri(ECDSA, "/soft"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(SignatureScheme.class)
  void signaturesVerify(SignatureScheme scheme) {
    KeyPair pair = KeyPair.fromUri(scheme, "//Alice");
    byte[] message = {1, 2, 3};
    MultiSignature signature = pair.multiSign(message);
    assertThat(signature.verify(message, pair.accountId())).isTrue();
    assertThat(signature.verifyByKey(message, pair.publicKey())).isTrue();
    message[0]++;
    assertThat(signature.verify(message, pair.accountId())).isFalse();
    assertThat(signature.verifyByKey(message, pair.publicKey())).isFalse();
    assertThat(SignatureScheme.ofId(scheme.id())).isEqualTo(scheme);
    assertThat(Ss58Address.decode(pair.address(2)).body()).isEqualTo(pair.accountId());
    assertThat(pair.toString()).doesNotContain("0x");
    pair.destroy();
    assertThat(pair.isDestroyed()).isTrue();
    assertThatThrownBy(() -> pair.sign(message)).isInstanceOf(IllegalStateException.class);
  }

  @Property(tries = 30)
  void mnemonicsAndEntropyBelongTogether(@ForAll @Size(24) byte[] entropy) {
    String phrase = Mnemonic.fromEntropy(entropy);
    assertThat(Mnemonic.toEntropy(phrase)).isEqualTo(entropy);
    assertThat(phrase.split(" ", -1)).hasSize(18);
  }

  /**
   * Vectors of BIP-39 (entropy and words) and of substrate-bip39 (the seed, password Substrate).
   */
  @ParameterizedTest
  @CsvSource({
    "00000000000000000000000000000000, abandon abandon abandon abandon abandon abandon abandon"
        + " abandon abandon abandon abandon about,"
        + " 44e9d125f037ac1d51f0a7d3649689d422c2af8b1ec8e00d71db4d7bf6d127e3"
        + "3f50c3d5c84fa3e5399c72d6cbbbbc4a49bf76f76d952f479d74655a2ef2d453",
    "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f, legal winner thank year wave sausage worth useful legal"
        + " winner thank yellow,"
        + " 4313249608fe8ac10fd5886c92c4579007272cb77c21551ee5b8d60b78041685"
        + "0f1e26c1f4b8d88ece681cb058ab66d6182bc2ce5a03181f7b74c27576b5c8bf"
  })
  void mnemonicVectors(String entropy, String phrase, String seed) {
    assertThat(Mnemonic.fromEntropy(HexFormat.of().parseHex(entropy))).isEqualTo(phrase);
    assertThat(HexFormat.of().formatHex(Mnemonic.toSeed(phrase, "Substrate"))).isEqualTo(seed);
  }

  @Test
  void newMnemonicsAreValidAndChangedOnesAreNot() {
    for (int words = 12; words <= 24; words += 3) {
      String phrase = Mnemonic.generate(words);
      assertThat(phrase.split(" ", -1)).hasSize(words);
      assertThat(Mnemonic.isValid(phrase)).isTrue();
      assertThat(Mnemonic.isValid(phrase + " zoo")).isFalse();
    }
    assertThat(Mnemonic.isValid("abandon ".repeat(12))).isFalse();
    assertThat(Mnemonic.isValid("")).isFalse();
    assertThatThrownBy(() -> Mnemonic.generate(13)).isInstanceOf(IllegalArgumentException.class);
  }
}
