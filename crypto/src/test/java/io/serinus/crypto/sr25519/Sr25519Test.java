package io.serinus.crypto.sr25519;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class Sr25519Test {
  private static final byte[] SEED = filled(32, 7);
  private static final byte[] CHAIN_CODE = filled(32, 1);

  /** Made with the WebAssembly build of schnorrkel in polkadot.js. */
  private static final String PAIR =
      "28ad39fefd7fa3e200a9c626eef599e61a2d055c48a8288a4e7e4c4bca392878"
          + "9c7d6db3506d65dbac7c052aaee4857425210c9bc54030c826e54055983452a5"
          + "7c0f469d3bd340bae718203fa30ca071a5e37c751e891dbded837b213d45d91d";

  private static final String SIGNATURE_OF_HELLO =
      "02f7b34e9912862435d2bcffb1e33295296af92ae647776cb23c3c53259cd16e"
          + "0b3dc52266d5b688bd64c6f4e901ec2b180c336a328a951f067c754c64852b8a";

  private static final String VRF =
      "ecf4fbbc082b7c8600aa973a4170113ae265878ee2d2418b54419013a128fa10"
          + "ac8b45f4b2eb46f0f237be39e2c95a6748291f7e766cbffab86890b635742005"
          + "463f7ce942d27a778583388cd042109c47e73fbff4cdc32e2db0ee3ccb1c9d05";

  private final Sr25519KeyPair pair = Sr25519KeyPair.fromMiniSecret(SEED);
  private final byte[] hello = ascii("hello");

  @Test
  void expansionIsSubstrates() {
    assertThat(hex(pair.secret().toEd25519Bytes()) + hex(pair.publicKey())).isEqualTo(PAIR);
    byte[] exported = Arrays.copyOf(HexFormat.of().parseHex(PAIR), 64);
    assertThat(Sr25519SecretKey.fromEd25519Bytes(exported).toBytes())
        .isEqualTo(pair.secret().toBytes());
  }

  @Test
  void derivationIsSubstrates() {
    Sr25519KeyPair hard = Sr25519Derivation.hard(pair, CHAIN_CODE);
    assertThat(hex(hard.secret().toEd25519Bytes()) + hex(hard.publicKey()))
        .isEqualTo(
            "f0bb6026c5a7494b676d0bfd55e40a0c3f7ca3ae23c8421e29764c17ca070b71"
                + "5d1483061a6ae1a6c0481d9abea8b9af8173f472c0a6b971c3b1acf6f4e9c6c3"
                + "2208b90ce1998bbef81dabcc2f49c81c76feb795f24f1e2d3c788a16171e3976");
    byte[] soft = Sr25519Derivation.softPublic(pair.publicKey(), CHAIN_CODE);
    assertThat(hex(soft))
        .isEqualTo("7c08fc898ab25d4497e6a985f0d30d294af716996e79bea1cda2f80b41397061");
    assertThat(Sr25519Derivation.soft(pair, CHAIN_CODE).publicKey()).isEqualTo(soft);
  }

  @Test
  void aForeignSignatureVerifies() {
    byte[] signature = HexFormat.of().parseHex(SIGNATURE_OF_HELLO);
    assertThat(Sr25519.verify(signature, hello, pair.publicKey())).isTrue();
    assertThat(Sr25519.verifyDeprecated(signature, hello, pair.publicKey())).isTrue();
    assertThat(Sr25519.verify(signature, ascii("hellO"), pair.publicKey())).isFalse();
  }

  /** The vector of Substrate's own test of signatures made before schnorrkel's audit. */
  @Test
  void signaturesWithoutMarkerVerifyOnlyTheDeprecatedWay() {
    byte[] key =
        HexFormat.of().parseHex("b4bfa1f7a5166695eb75299fd1c4c03ea212871c342f2c5dfea0902b2c246918");
    byte[] signature =
        HexFormat.of()
            .parseHex(
                "5a9755f069939f45d96aaf125cf5ce7ba1db998686f87f2fb3cbdea922078741"
                    + "a73891ba265f70c31436e18a9acd14d189d73c12317ab6c313285cd938453202");
    byte[] message =
        ascii(
            "Verifying that I am the owner of 5G9hQLdsKQswNPgB499DeA5PkFBbgkLPJWkkS6FAM6xGQ8xD."
                + " Hash: 221455a3\n");
    assertThat(Sr25519.verifyDeprecated(signature, message, key)).isTrue();
    assertThat(Sr25519.verify(signature, message, key)).isFalse();
  }

  @Property(tries = 40)
  void ownSignaturesVerifyAndChangedOnesDoNot(
      @ForAll @Size(32) byte[] seed, @ForAll @Size(max = 300) byte[] message, @ForAll int place) {
    Sr25519KeyPair signer = Sr25519KeyPair.fromMiniSecret(seed);
    byte[] signature = signer.sign(message);
    byte[] key = signer.publicKey();
    assertThat(Sr25519.verify(signature, message, key)).isTrue();
    signature[Math.floorMod(place, 64)] ^= (byte) (1 << (place & 7));
    assertThat(Sr25519.verify(signature, message, key)).isFalse();
    assertThat(Sr25519.verify(Arrays.copyOf(signature, 63), message, key)).isFalse();
  }

  @Test
  void oneBadSignatureSpoilsTheBatch() {
    for (int count : new int[] {0, 1, 5, 120}) {
      Sr25519Batch good = new Sr25519Batch();
      Sr25519Batch bad = new Sr25519Batch();
      for (int i = 0; i < count; i++) {
        byte[] message = {(byte) i};
        byte[] signature = pair.sign(message);
        good.add(signature, message, pair.publicKey());
        message[0] += (byte) (i == count / 2 ? 1 : 0);
        bad.add(signature, message, pair.publicKey());
      }
      assertThat(good.verify()).isTrue();
      assertThat(bad.verify()).isEqualTo(count == 0);
    }
    Sr25519Batch malformed = new Sr25519Batch();
    malformed.add(new byte[64], hello, pair.publicKey());
    assertThat(malformed.verify()).isFalse();
    assertThat(malformed.size()).isEqualTo(1);
  }

  @Test
  void aForeignVrfSignatureVerifies() {
    byte[] bytes = HexFormat.of().parseHex(VRF);
    VrfSignature signature =
        new VrfSignature(Arrays.copyOf(bytes, 32), Arrays.copyOfRange(bytes, 32, 96));
    Optional<VrfInOut> proven = Vrf.verify(signature, pair.publicKey(), vrfTranscript());
    assertThat(proven).isPresent();
    VrfInOut own = Vrf.evaluate(pair, vrfTranscript());
    assertThat(own.preOutput()).isEqualTo(signature.preOutput());
    assertThat(proven.orElseThrow().makeBytes(ascii("a"), 16))
        .isEqualTo(own.makeBytes(ascii("a"), 16))
        .isNotEqualTo(own.makeBytes(ascii("b"), 16));
  }

  @Property(tries = 20)
  void ownVrfSignaturesVerifyAndChangedOnesDoNot(@ForAll int place) {
    Transcript transcript = new Transcript("BABE").appendU64("slot number", place);
    VrfSignature signature = Vrf.sign(pair, transcript);
    byte[] key = pair.publicKey();
    assertThat(Vrf.verify(signature, key, transcript)).isPresent();
    assertThat(Vrf.verify(signature, key, transcript, new Transcript("else"))).isEmpty();
    byte[] proof = signature.proof();
    proof[Math.floorMod(place, 64)] ^= 1;
    assertThat(Vrf.verify(new VrfSignature(signature.preOutput(), proof), key, transcript))
        .isEmpty();
    assertThat(Vrf.verify(new VrfSignature(new byte[32], signature.proof()), key, transcript))
        .isEmpty();
  }

  @Test
  void destroyedSecretsAreGone() {
    Sr25519SecretKey secret = Sr25519SecretKey.fromMiniSecret(SEED);
    secret.destroy();
    assertThat(secret.isDestroyed()).isTrue();
    assertThatThrownBy(secret::toBytes).isInstanceOf(IllegalStateException.class);
    assertThat(secret.toString()).isEqualTo("Sr25519SecretKey(hidden)");
  }

  private static Transcript vrfTranscript() {
    return Sr25519.transcript(ascii("ctx"), ascii("msg"));
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
