package io.serinus.node.benchmark;

import io.serinus.crypto.ed25519.Ed25519;
import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.MultiSignature;
import io.serinus.crypto.keys.ParallelVerifier;
import io.serinus.crypto.keys.SignatureCheck;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.crypto.secp256k1.Secp256k1;
import io.serinus.crypto.sr25519.Sr25519;
import io.serinus.crypto.sr25519.Sr25519KeyPair;
import io.serinus.crypto.sr25519.Transcript;
import io.serinus.crypto.sr25519.Vrf;
import io.serinus.crypto.sr25519.VrfSignature;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * What signatures and hashes cost, and beside them what OpenSSL needs in the same run to verify an
 * ed25519 signature: a yardstick for the machine.
 */
public final class CryptoBenchmark {
  private static final int MESSAGE = 120;
  private static final int BLOCK = 1000;

  private final Duration time;
  private final Figures figures = new Figures("crypto");

  private CryptoBenchmark(Duration time) {
    this.time = time;
  }

  /**
   * Runs it.
   *
   * @param time how long each figure may take
   */
  public static Figures run(Duration time) {
    CryptoBenchmark benchmark = new CryptoBenchmark(time);
    benchmark.sr25519();
    benchmark.openSsl();
    benchmark.ed25519();
    benchmark.ecdsa();
    benchmark.vrf();
    benchmark.hashes();
    return benchmark.figures;
  }

  private double measure(String what, BooleanSupplier operation) {
    double micros = Repetition.nanos(time, operation) / 1e3;
    figures.add(what, micros, "µs");
    return micros;
  }

  private void sr25519() {
    byte[] message = new byte[MESSAGE];
    Sr25519KeyPair pair = Sr25519KeyPair.fromMiniSecret(new byte[32]);
    byte[] key = pair.publicKey();
    byte[] signature = pair.sign(message);
    measure("sr25519 verify", () -> Sr25519.verify(signature, message, key));
    SignatureCheck check =
        new SignatureCheck(MultiSignature.of(SignatureScheme.SR25519, signature), message, key);
    List<SignatureCheck> block = Collections.nCopies(BLOCK, check);
    int cores = Runtime.getRuntime().availableProcessors();
    double nanos = Repetition.nanos(time, () -> ParallelVerifier.verifyAll(block));
    figures.add(
        "sr25519 verify, each of " + BLOCK + " in batches on " + cores + " cores",
        nanos / 1e3 / BLOCK,
        "µs");
    measure("sr25519 sign", () -> pair.sign(message).length == 64);
  }

  private void openSsl() {
    OptionalDouble micros = OpenSsl.ed25519VerifyMicros(time);
    if (micros.isPresent()) {
      figures.add("OpenSSL's ed25519 verify, in the same run", micros.getAsDouble(), "µs");
    } else {
      figures.note("OpenSSL's ed25519 verify: left out, there is no openssl command to ask");
    }
  }

  private void ed25519() {
    byte[] message = new byte[MESSAGE];
    KeyPair pair = KeyPair.fromUri(SignatureScheme.ED25519, "//Alice");
    byte[] key = pair.publicKey();
    byte[] signature = pair.sign(message);
    measure("ed25519 verify", () -> Ed25519.verify(signature, message, key));
    measure("ed25519 sign", () -> pair.sign(message).length == 64);
  }

  private void ecdsa() {
    byte[] message = new byte[MESSAGE];
    KeyPair pair = KeyPair.fromUri(SignatureScheme.ECDSA, "//Alice");
    byte[] hash = Hashing.blake2b256(message);
    byte[] key = pair.publicKey();
    byte[] signature = pair.sign(message);
    measure("ecdsa recover", () -> Secp256k1.verify(signature, hash, key));
  }

  private void vrf() {
    Sr25519KeyPair pair = Sr25519KeyPair.fromMiniSecret(new byte[32]);
    byte[] key = pair.publicKey();
    Transcript slot = new Transcript("BABE").appendU64("slot number", 1);
    VrfSignature signature = Vrf.sign(pair, slot);
    measure("vrf sign", () -> Vrf.sign(pair, slot).proof().length == 64);
    measure("vrf verify", () -> Vrf.verify(signature, key, slot).isPresent());
  }

  private void hashes() {
    byte[] key = new byte[32];
    byte[] megabyte = new byte[1 << 20];
    double micros = measure("blake2b-256 of 1 MiB", () -> hashed(Hashing.blake2b256(megabyte)));
    figures.add("blake2b-256, speed", 1e6 / micros, "MiB/s");
    measure("blake2b-256 of 32 bytes", () -> hashed(Hashing.blake2b256(key)));
    measure("twox-128 of 32 bytes", () -> hashed(Hashing.twox128(key)));
    measure("keccak-256 of 32 bytes", () -> hashed(Hashing.keccak256(key)));
  }

  private static boolean hashed(byte[] hash) {
    return hash.length >= 16;
  }
}
