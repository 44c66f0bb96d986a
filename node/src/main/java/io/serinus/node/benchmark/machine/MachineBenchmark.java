package io.serinus.node.benchmark.machine;

import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.crypto.sr25519.Sr25519;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures the machine in every {@link Metric}. */
public final class MachineBenchmark {
  private static final int HASHED = 32 << 10;
  private static final int COPIED = 64 << 20;
  private static final int MESSAGE = 32;
  private static final int SIGNATURES = 256;

  private final Limits limits;
  private final Path folder;

  private MachineBenchmark(Limits limits, Path folder) {
    this.limits = limits;
    this.folder = folder;
  }

  /**
   * The scores, one a metric, in their order.
   *
   * @param folder on the disk that is to be measured
   * @throws IOException if the disk can't be written to
   */
  public static List<Score> run(Limits limits, Path folder) throws IOException {
    MachineBenchmark benchmark = new MachineBenchmark(limits, folder);
    List<Score> scores = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      scores.add(new Score(metric, benchmark.measure(metric)));
    }
    return scores;
  }

  private Throughput measure(Metric metric) throws IOException {
    return switch (metric) {
      case BLAKE2_256 -> hash();
      case BLAKE2_256_PARALLEL -> hashOnAllCores();
      case SR25519_VERIFY -> verify();
      case MEM_COPY -> copy();
      case DISK_SEQ_WRITE -> new DiskBenchmark(folder, limits.disk()).sequential();
      case DISK_RND_WRITE -> new DiskBenchmark(folder, limits.disk()).random();
    };
  }

  private Throughput hash() {
    byte[] data = new byte[HASHED];
    Arrays.fill(data, (byte) 0x66);
    // Each hash goes into what is hashed next, so that none can be left out.
    return Rounds.measure(HASHED, limits.hash(), () -> data[0] ^= Hashing.blake2b256(data)[0]);
  }

  private Throughput hashOnAllCores() {
    Callable<Throughput> one = this::hash;
    double sum = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(Metric.CORES)) {
      List<Future<Throughput>> all = new ArrayList<>();
      for (int i = 0; i < Metric.CORES; i++) {
        all.add(threads.submit(one));
      }
      for (Future<Throughput> score : all) {
        sum += score.get().bytesPerSecond();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a benchmark failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the benchmark was interrupted", e);
    }
    return new Throughput(sum / Metric.CORES);
  }

  /** A message with its signature. */
  private record Signed(byte[] message, byte[] signature) {}

  private Throughput verify() {
    KeyPair pair = KeyPair.fromUri(SignatureScheme.SR25519, "//Alice");
    byte[] key = pair.publicKey();
    Random random = new Random(1);
    List<Signed> signed = new ArrayList<>();
    for (int i = 0; i < SIGNATURES; i++) {
      byte[] message = new byte[MESSAGE];
      random.nextBytes(message);
      signed.add(new Signed(message, pair.sign(message)));
    }
    return Rounds.measure(
        (long) MESSAGE * SIGNATURES,
        limits.verify(),
        () -> {
          for (Signed s : signed) {
            if (!Sr25519.verify(s.signature(), s.message(), key)) {
              throw new IllegalStateException("a good signature was refused");
            }
          }
        });
  }

  private Throughput copy() {
    byte[] from = new byte[COPIED];
    byte[] to = new byte[COPIED];
    Arrays.fill(from, (byte) 0x66);
    Arrays.fill(to, (byte) 0x77);
    return Rounds.measure(
        COPIED,
        limits.memory(),
        () -> {
          System.arraycopy(from, 0, to, 0, COPIED);
          from[0] = (byte) (to[0] + 1);
        });
  }
}
