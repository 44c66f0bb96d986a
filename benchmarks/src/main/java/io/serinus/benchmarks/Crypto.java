package io.serinus.benchmarks;

import io.serinus.crypto.ed25519.Ed25519;
import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.crypto.sr25519.Sr25519;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Signatures and hashes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Crypto {
  private final byte[] message = new byte[120];
  private final byte[] large = new byte[32 << 10];
  private final KeyPair sr25519 = KeyPair.fromUri(SignatureScheme.SR25519, "//Alice");
  private final byte[] srKey = sr25519.publicKey();
  private final byte[] srSignature = sr25519.sign(message);
  private final KeyPair ed25519 = KeyPair.fromUri(SignatureScheme.ED25519, "//Alice");
  private final byte[] edKey = ed25519.publicKey();
  private final byte[] edSignature = ed25519.sign(message);

  /** Verifies an sr25519 signature. */
  @Benchmark
  public boolean sr25519Verify() {
    return Sr25519.verify(srSignature, message, srKey);
  }

  /** Makes an sr25519 signature. */
  @Benchmark
  public byte[] sr25519Sign() {
    return sr25519.sign(message);
  }

  /** Verifies an ed25519 signature. */
  @Benchmark
  public boolean ed25519Verify() {
    return Ed25519.verify(edSignature, message, edKey);
  }

  /** Hashes 32 KiB. */
  @Benchmark
  public byte[] blake2b256Large() {
    return Hashing.blake2b256(large);
  }

  /** Hashes a trie node's worth of bytes. */
  @Benchmark
  public byte[] blake2b256Small() {
    return Hashing.blake2b256(message);
  }

  /** Hashes a storage key's worth of bytes. */
  @Benchmark
  public byte[] twox128() {
    return Hashing.twox128(srKey);
  }
}
