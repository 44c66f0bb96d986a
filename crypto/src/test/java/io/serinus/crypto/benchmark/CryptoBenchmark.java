package io.serinus.crypto.benchmark;

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
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Prints what the operations cost, in microseconds of one core's time (what a busy machine does
 * beside does not count), each the best of several rounds after warming up; and what OpenSSL says
 * of its ed25519 in the same run. Run it with the test class path.
 */
public final class CryptoBenchmark {
  private static final int ROUNDS = 8;

  private CryptoBenchmark() {}

  /** Runs everything. */
  public static void main(String[] args) throws IOException, InterruptedException {
    byte[] message = new byte[120];
    Sr25519KeyPair sr = Sr25519KeyPair.fromMiniSecret(new byte[32]);
    byte[] srKey = sr.publicKey();
    byte[] srSignature = sr.sign(message);
    measure("sr25519 verify", 2000, () -> Sr25519.verify(srSignature, message, srKey));
    measure("sr25519 sign", 2000, () -> sr.sign(message).length == 64);
    KeyPair ed = KeyPair.fromUri(SignatureScheme.ED25519, "//Alice");
    byte[] edKey = ed.publicKey();
    byte[] edSignature = ed.sign(message);
    measure("ed25519 verify", 2000, () -> Ed25519.verify(edSignature, message, edKey));
    measure("ed25519 sign", 2000, () -> ed.sign(message).length == 64);
    KeyPair ecdsa = KeyPair.fromUri(SignatureScheme.ECDSA, "//Alice");
    byte[] hash = Hashing.blake2b256(message);
    byte[] ecdsaKey = ecdsa.publicKey();
    byte[] ecdsaSignature = ecdsa.sign(message);
    measure("ecdsa recover", 500, () -> Secp256k1.verify(ecdsaSignature, hash, ecdsaKey));
    Transcript slot = new Transcript("BABE").appendU64("slot number", 1);
    VrfSignature vrf = Vrf.sign(sr, slot);
    measure("vrf sign", 500, () -> Vrf.sign(sr, slot).proof().length == 64);
    measure("vrf verify", 500, () -> Vrf.verify(vrf, srKey, slot).isPresent());
    byte[] megabyte = new byte[1 << 20];
    double perMegabyte =
        measure("blake2b-256 of 1 MiB", 50, () -> Hashing.blake2b256(megabyte).length == 32);
    print("blake2b-256 rate, MiB/s", 1e6 / perMegabyte);
    byte[] key = new byte[32];
    measure("blake2b-256 of 32 bytes", 20000, () -> Hashing.blake2b256(key).length == 32);
    measure("twox-128 of 32 bytes", 20000, () -> Hashing.twox128(key).length == 16);
    measure("keccak-256 of 32 bytes", 20000, () -> Hashing.keccak256(key).length == 32);
    batch(sr, message);
    openSsl();
  }

  private static void batch(Sr25519KeyPair pair, byte[] message) {
    SignatureCheck check =
        new SignatureCheck(
            MultiSignature.of(SignatureScheme.SR25519, pair.sign(message)),
            message,
            pair.publicKey());
    List<SignatureCheck> block = Collections.nCopies(1000, check);
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      require(ParallelVerifier.verifyAll(block));
      best = Math.min(best, (System.nanoTime() - start) / 1e3 / block.size());
    }
    int cores = Runtime.getRuntime().availableProcessors();
    print("sr25519 verify, 1,000 on " + cores + " cores, wall time each", best);
  }

  private static double measure(String name, int times, BooleanSupplier operation) {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = cpuTime();
      for (int i = 0; i < times; i++) {
        require(operation.getAsBoolean());
      }
      best = Math.min(best, (cpuTime() - start) / 1e3 / times);
    }
    print(name, best);
    return best;
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void require(boolean good) {
    if (!good) {
      throw new IllegalStateException("the operation measured has failed");
    }
  }

  private static void print(String name, double figure) {
    System.out.println(String.format(Locale.ROOT, "%-48s %10.2f", name, figure));
  }

  private static void openSsl() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("openssl", "speed", "-seconds", "2", "ed25519")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String last = process.inputReader().lines().reduce("", (a, b) -> b);
      process.waitFor();
      String[] columns = last.trim().split("\\s+", -1);
      double perSecond = Double.parseDouble(columns[columns.length - 1]);
      print("OpenSSL's ed25519 verify, in the same run", 1e6 / perSecond);
    } catch (IOException | NumberFormatException e) {
      System.out.println("OpenSSL's ed25519 verify: no openssl to ask");
    }
  }
}
