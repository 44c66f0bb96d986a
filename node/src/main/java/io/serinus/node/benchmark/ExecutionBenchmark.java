package io.serinus.node.benchmark;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.client.BlockExecutor;
import io.serinus.host.client.BuiltBlock;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.client.SignatureCache;
import io.serinus.host.executor.HostCrypto;
import io.serinus.host.executor.RuntimeExecutor;
import io.serinus.host.state.StateView;
import io.serinus.node.config.Execution;
import io.serinus.node.service.Runtimes;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * How long the execution of one block of standard transfers takes, from its bytes to the state root
 * that its header must have, with nothing stored: natively and in Wasm, with the signatures known
 * to be good and with all of them verified on all cores meanwhile.
 */
public final class ExecutionBenchmark {
  private static final Duration YARDSTICK = Duration.ofSeconds(2);

  private final ExecutorService workers = Executors.newFixedThreadPool(BenchmarkChain.cores());
  private final TransferAccounts accounts;
  private final Duration time;
  private final @Nullable Path classCache;
  private final PrintStream out;

  private ExecutionBenchmark(
      int transfers, Duration time, @Nullable Path classCache, PrintStream out) {
    this.accounts = new TransferAccounts(transfers);
    this.classCache = classCache;
    this.time = time;
    this.out = out;
  }

  /**
   * Runs it and prints the figures.
   *
   * @param transfers how many the block has
   * @param time how long it is executed in each way, again and again; the first half warms up
   * @param classCache where the compiled Wasm is kept; null to compile it anew
   */
  public static void run(int transfers, Duration time, @Nullable Path classCache, PrintStream out) {
    ExecutionBenchmark benchmark = new ExecutionBenchmark(transfers, time, classCache, out);
    try {
      benchmark.run();
    } finally {
      benchmark.workers.shutdownNow();
    }
  }

  private void run() {
    RuntimeExecutor inJvm = Runtimes.executor(Execution.NATIVE, null);
    BenchmarkChain chain =
        new BenchmarkChain(Runtimes.caller(inJvm, new MemoryKeyStore()), accounts, workers);
    BuiltBlock block = block(chain);
    StateView parent = chain.client().state(chain.best());
    measure("native", inJvm, parent, block);
    measure("Wasm", Runtimes.executor(Execution.WASM, classCache), parent, block);
  }

  /** A block of all transfers on the genesis block. */
  private BuiltBlock block(BenchmarkChain chain) {
    TransferPool pool = new TransferPool(chain, accounts.count(), workers);
    pool.submit(accounts.transfers(chain, 0));
    return pool.propose().block();
  }

  private void measure(String name, RuntimeExecutor executor, StateView parent, BuiltBlock block) {
    printYardstick("before the");
    Median known = median(executor, parent, block, 2 * accounts.count());
    printYardstick("after the");
    Median verified = median(executor, parent, block, 1);
    out.printf(
        "a block of %d transfers executed %s: %s with its signatures known, %s with all verified%n",
        accounts.count(), name, known, verified);
  }

  /** A shared machine is not as fast at one minute as at the next. */
  private void printYardstick(String when) {
    OpenSsl.ed25519VerifyMicros(YARDSTICK)
        .ifPresent(
            micros ->
                out.printf(
                    "OpenSSL's ed25519 verify, right %s executions: %.0f µs%n", when, micros));
  }

  /**
   * Medians of the executions after the warm-up.
   *
   * @param millis by the clock
   * @param processorMillis of this process's processor time, which does not grow when the machine
   *     has other work too
   */
  private record Median(double millis, double processorMillis) {
    static Median of(List<Stopwatch> moments) {
      double[] millis = new double[moments.size() - 1];
      double[] processorMillis = new double[millis.length];
      for (int i = 0; i < millis.length; i++) {
        millis[i] = moments.get(i + 1).seconds(moments.get(i)) * 1e3;
        processorMillis[i] = (moments.get(i + 1).cpuNanos() - moments.get(i).cpuNanos()) / 1e6;
      }
      Arrays.sort(millis);
      Arrays.sort(processorMillis);
      return new Median(millis[millis.length / 2], processorMillis[millis.length / 2]);
    }

    @Override
    public String toString() {
      return "%.1f ms (%.1f ms of all cores)".formatted(millis, processorMillis);
    }
  }

  private Median median(
      RuntimeExecutor executor, StateView parent, BuiltBlock block, int remembered) {
    RuntimeCaller runtime =
        new RuntimeCaller(
            executor, new HostCrypto(new MemoryKeyStore()), new SignatureCache(remembered));
    BlockExecutor blocks = new BlockExecutor(runtime, workers, BenchmarkChain.cores() - 1);
    Stopwatch began = Stopwatch.now();
    Stopwatch last = began;
    while (last.seconds(began) < time.toNanos() / 2e9) {
      blocks.execute(parent, block.header(), block.extrinsics());
      last = Stopwatch.now();
    }
    List<Stopwatch> moments = new ArrayList<>(List.of(last));
    while (moments.size() < 2 || last.seconds(began) < time.toNanos() / 1e9) {
      blocks.execute(parent, block.header(), block.extrinsics());
      last = Stopwatch.now();
      moments.add(last);
    }
    return Median.of(moments);
  }
}
