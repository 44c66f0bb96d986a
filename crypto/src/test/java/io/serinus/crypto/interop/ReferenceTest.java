package io.serinus.crypto.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serinus.crypto.ed25519.Ed25519;
import io.serinus.crypto.ed25519.Ed25519KeyPair;
import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.keys.Mnemonic;
import io.serinus.crypto.secp256k1.Secp256k1;
import io.serinus.crypto.sr25519.Sr25519;
import io.serinus.crypto.sr25519.Sr25519Derivation;
import io.serinus.crypto.sr25519.Sr25519KeyPair;
import io.serinus.crypto.sr25519.Sr25519SecretKey;
import io.serinus.crypto.sr25519.Transcript;
import io.serinus.crypto.sr25519.Vrf;
import io.serinus.crypto.sr25519.VrfSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our cryptography against the WebAssembly builds of Substrate's, in both directions. */
@Tag("slow")
class ReferenceTest {
  private static final int CASES = 40;

  private final Random random = new Random(20);
  private final ReferenceProcess reference = new ReferenceProcess();

  @Test
  void sr25519Signatures() throws IOException, InterruptedException {
    for (int i = 0; i < CASES; i++) {
      byte[] seed = bytes(32);
      byte[] message = bytes(random.nextInt(400));
      Sr25519KeyPair pair = Sr25519KeyPair.fromMiniSecret(seed);
      byte[] key = pair.publicKey();
      byte[] secret = pair.secret().toEd25519Bytes();
      reference.ask("sr25519.pair", is(concat(secret, key)), "seed", seed);
      reference.ask("schnorrkel.pair", is(concat(secret, key)), "seed", seed);
      byte[] signature = pair.sign(message);
      byte[] changed = signature.clone();
      changed[random.nextInt(63)] ^= 1;
      for (String library : new String[] {"sr25519", "schnorrkel"}) {
        reference.ask(
            library + ".verify", is(true), "signature", signature, "message", message, "key", key);
        reference.ask(
            library + ".sign",
            theirs -> {
              byte[] foreign = parse(theirs);
              assertThat(Sr25519.verify(foreign, message, key)).isTrue();
              foreign[random.nextInt(64)] ^= 2;
              assertThat(Sr25519.verify(foreign, message, key)).isFalse();
            },
            "key",
            key,
            "secret",
            secret,
            "message",
            message);
      }
      reference.ask(
          "sr25519.verify", is(false), "signature", changed, "message", message, "key", key);
    }
    reference.run();
  }

  @Test
  void sr25519Derivation() throws IOException, InterruptedException {
    for (int i = 0; i < CASES; i++) {
      byte[] seed = bytes(32);
      byte[] code = bytes(32);
      Sr25519KeyPair pair = Sr25519KeyPair.fromMiniSecret(seed);
      byte[] whole = concat(pair.secret().toEd25519Bytes(), pair.publicKey());
      Sr25519KeyPair hard = Sr25519Derivation.hard(pair, code);
      byte[] hardBytes = concat(hard.secret().toEd25519Bytes(), hard.publicKey());
      reference.ask("sr25519.hard", is(hardBytes), "pair", whole, "chainCode", code);
      reference.ask("schnorrkel.hard", is(hardBytes), "pair", whole, "chainCode", code);
      byte[] softPublic = Sr25519Derivation.softPublic(pair.publicKey(), code);
      for (String library : new String[] {"sr25519", "schnorrkel"}) {
        reference.ask(
            library + ".softPublic", is(softPublic), "key", pair.publicKey(), "chainCode", code);
      }
      Sr25519KeyPair soft = Sr25519Derivation.soft(pair, code);
      assertThat(soft.publicKey()).isEqualTo(softPublic);
      reference.ask(
          "sr25519.soft",
          theirs -> {
            // The nonce seed is random; the number and the public key are not.
            byte[] foreign = parse(theirs);
            assertThat(Arrays.copyOf(foreign, 32))
                .isEqualTo(Arrays.copyOf(soft.secret().toEd25519Bytes(), 32));
            assertThat(Arrays.copyOfRange(foreign, 64, 96)).isEqualTo(softPublic);
            Sr25519SecretKey.fromEd25519Bytes(Arrays.copyOf(foreign, 64)).destroy();
          },
          "pair",
          whole,
          "chainCode",
          code);
    }
    reference.run();
  }

  @Test
  void vrfSignatures() throws IOException, InterruptedException {
    for (int i = 0; i < CASES; i++) {
      Sr25519KeyPair pair = Sr25519KeyPair.fromMiniSecret(bytes(32));
      byte[] context = bytes(random.nextInt(20));
      byte[] message = bytes(random.nextInt(200));
      byte[] extra = bytes(i % 2 == 0 ? 0 : 1 + random.nextInt(50));
      byte[] key = pair.publicKey();
      Transcript input =
          new Transcript("SigningContext").append("", context).append("sign-bytes", message);
      Transcript extraTranscript =
          extra.length == 0 ? Vrf.noExtra() : Vrf.noExtra().append("", extra);
      VrfSignature own = Vrf.sign(pair, input, extraTranscript);
      byte[] signature = concat(own.preOutput(), own.proof());
      byte[] changed = signature.clone();
      changed[32 + random.nextInt(64)] ^= 1;
      reference.ask(
          "vrf.verify",
          is(true),
          "key",
          key,
          "context",
          context,
          "message",
          message,
          "extra",
          extra,
          "signature",
          signature);
      reference.ask(
          "vrf.verify",
          is(false),
          "key",
          key,
          "context",
          context,
          "message",
          message,
          "extra",
          extra,
          "signature",
          changed);
      reference.ask(
          "vrf.sign",
          theirs -> {
            byte[] foreign = parse(theirs);
            VrfSignature parsed =
                new VrfSignature(Arrays.copyOf(foreign, 32), Arrays.copyOfRange(foreign, 32, 96));
            assertThat(parsed.preOutput()).isEqualTo(own.preOutput());
            assertThat(Vrf.verify(parsed, key, input, extraTranscript)).isPresent();
            assertThat(Vrf.verify(parsed, key, input, new Transcript("other"))).isEmpty();
          },
          "secret",
          pair.secret().toEd25519Bytes(),
          "context",
          context,
          "message",
          message,
          "extra",
          extra);
    }
    reference.run();
  }

  @Test
  void ed25519AndEcdsaSignatures() throws IOException, InterruptedException {
    for (int i = 0; i < CASES; i++) {
      byte[] seed = bytes(32);
      byte[] message = bytes(random.nextInt(400));
      Ed25519KeyPair pair = Ed25519KeyPair.fromSeed(seed);
      byte[] key = pair.publicKey();
      byte[] signature = pair.sign(message);
      reference.ask("ed25519.pair", is(concat(seed, key)), "seed", seed);
      reference.ask(
          "ed25519.sign",
          theirs -> {
            assertThat(parse(theirs)).isEqualTo(signature);
            assertThat(Ed25519.verify(parse(theirs), message, key)).isTrue();
          },
          "key",
          key,
          "secret",
          seed,
          "message",
          message);
      reference.ask(
          "ed25519.verify", is(true), "signature", signature, "message", message, "key", key);
      byte[] changed = signature.clone();
      changed[random.nextInt(64)] ^= 1;
      reference.ask(
          "ed25519.verify", is(false), "signature", changed, "message", message, "key", key);

      byte[] hash = Hashing.blake2b256(message);
      byte[] compressed = Secp256k1.publicKey(seed);
      byte[] recoverable = Secp256k1.sign(hash, seed);
      reference.ask("ecdsa.pair", is(concat(seed, compressed)), "seed", seed);
      reference.ask("ecdsa.sign", is(recoverable), "hash", hash, "seed", seed);
      reference.ask("ecdsa.recover", is(compressed), "hash", hash, "signature", recoverable);
    }
    reference.run();
  }

  @Test
  void mnemonics() throws IOException, InterruptedException {
    for (int words = 12; words <= 24; words += 3) {
      for (String password : new String[] {"", "Substrate", "pässwörd"}) {
        String phrase = Mnemonic.generate(words);
        reference.ask("bip39.validate", is(true), "phrase", phrase);
        reference.ask("bip39.validate", is(false), "phrase", phrase + " zoo");
        reference.ask("bip39.entropy", is(Mnemonic.toEntropy(phrase)), "phrase", phrase);
        reference.ask(
            "bip39.miniSecret",
            is(Mnemonic.toMiniSecret(phrase, password)),
            "phrase",
            phrase,
            "password",
            password);
      }
      reference.ask(
          "bip39.generate",
          theirs -> assertThat(Mnemonic.isValid(theirs.asText())).isTrue(),
          "words",
          words);
    }
    reference.run();
  }

  @Test
  void hashes() throws IOException, InterruptedException {
    for (int i = 0; i < CASES; i++) {
      byte[] data = bytes(i < 20 ? i * 7 : random.nextInt(3000));
      byte[] key = "key".getBytes(StandardCharsets.US_ASCII);
      reference.ask(
          "hash.blake2b", is(Hashing.blake2b256(data)), "data", data, "key", "", "length", 32);
      reference.ask(
          "hash.blake2b", is(Hashing.blake2b512(data)), "data", data, "key", "", "length", 64);
      reference.ask(
          "hash.blake2b",
          is(Hashing.blake2bKeyed(32, key, data)),
          "data",
          data,
          "key",
          key,
          "length",
          32);
      reference.ask("hash.twox", is(Hashing.twox64(data)), "data", data, "rounds", 1);
      reference.ask("hash.twox", is(Hashing.twox128(data)), "data", data, "rounds", 2);
      reference.ask("hash.twox", is(Hashing.twox256(data)), "data", data, "rounds", 4);
      reference.ask("hash.keccak256", is(Hashing.keccak256(data)), "data", data);
      reference.ask("hash.keccak512", is(Hashing.keccak512(data)), "data", data);
      reference.ask("hash.sha256", is(Hashing.sha256(data)), "data", data);
    }
    reference.run();
  }

  private static Consumer<JsonNode> is(byte[] expected) {
    return theirs -> assertThat(theirs.asText()).isEqualTo(HexFormat.of().formatHex(expected));
  }

  private static Consumer<JsonNode> is(boolean expected) {
    return theirs -> assertThat(theirs.asBoolean()).isEqualTo(expected);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] parse(JsonNode hex) {
    return HexFormat.of().parseHex(hex.asText());
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] whole = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, whole, first.length, second.length);
    return whole;
  }
}
