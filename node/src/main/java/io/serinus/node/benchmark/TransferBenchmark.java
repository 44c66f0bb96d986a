package io.serinus.node.benchmark;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.client.BlockOrigin;
import io.serinus.host.client.Client;
import io.serinus.host.client.ImportRequest;
import io.serinus.host.client.Proposer;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.executor.RuntimeExecutor;
import io.serinus.node.config.Execution;
import io.serinus.node.service.Runtimes;
import io.serinus.scale.Bytes;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * How many standard transfers a second go the whole way, in memory: from signed extrinsics through
 * the pool (validated on all cores) into blocks that are built and imported. No slot is waited for,
 * one block follows the other, so that what a block may weigh bounds nothing; how many transfers a
 * second that bound allows is a figure of its own. Then other nodes take the same blocks: one that
 * verifies all signatures, and one that knows them.
 */
public final class TransferBenchmark {
  private static final double SLOT_SECONDS = 6;

  /** More than fit into a block. */
  private static final int MORE_THAN_A_BLOCK = 3000;

  private final ExecutorService workers = Executors.newFixedThreadPool(BenchmarkChain.cores());
  private final RuntimeExecutor executor;
  private final TransferAccounts accounts;
  private final PrintStream out;

  private TransferBenchmark(Execution execution, int transfers, PrintStream out) {
    this.executor = Runtimes.executor(execution, null);
    this.accounts = new TransferAccounts(transfers);
    this.out = out;
  }

  /**
   * Runs it and prints the figures of each round, of which the first ones warm up, and what the
   * second half of them came to together.
   *
   * @param execution how the runtime is run
   * @param transfers how many a round takes, each between accounts of its own
   */
  public static void run(Execution execution, int transfers, int rounds, PrintStream out) {
    TransferBenchmark benchmark = new TransferBenchmark(execution, transfers, out);
    try {
      benchmark.run(rounds);
    } finally {
      benchmark.workers.shutdownNow();
    }
  }

  /**
   * Prints how many transfers a second the runtime's block limits allow: as many as fit into one
   * block, over the time of a slot.
   *
   * @param execution how the runtime is run
   */
  public static void printCap(Execution execution, PrintStream out) {
    TransferBenchmark benchmark = new TransferBenchmark(execution, MORE_THAN_A_BLOCK, out);
    try {
      benchmark.printCap();
    } finally {
      benchmark.workers.shutdownNow();
    }
  }

  private RuntimeCaller runtime() {
    return Runtimes.caller(executor, new MemoryKeyStore());
  }

  private BenchmarkChain chain(RuntimeCaller runtime) {
    return new BenchmarkChain(runtime, accounts, workers);
  }

  private void run(int rounds) {
    BenchmarkChain author = chain(runtime());
    RuntimeCaller shared = runtime();
    Client other = chain(shared).client();
    Client third = chain(shared).client();
    TransferPool pool = new TransferPool(author, accounts.count(), workers);
    int warm = 0;
    double warmSeconds = 0;
    for (int round = 0; round < rounds; round++) {
      List<Bytes> transfers = accounts.transfers(author, round);
      Stopwatch start = Stopwatch.now();
      pool.submit(transfers);
      Stopwatch pooled = Stopwatch.now();
      List<ImportRequest> blocks = new ArrayList<>();
      while (pool.hasReady()) {
        Proposer.Proposal proposal = pool.propose();
        author.take(proposal);
        blocks.add(ImportRequest.of(proposal.block().block(), BlockOrigin.NETWORK_BROADCAST));
      }
      Stopwatch built = Stopwatch.now();
      blocks.forEach(other::importBlock);
      Stopwatch imported = Stopwatch.now();
      blocks.forEach(third::importBlock);
      Stopwatch again = Stopwatch.now();
      out.printf(
          "%d transfers in %d blocks on %d cores, %.0f a second: to the pool %s, into blocks %s;"
              + " imported by another node %s, by one that knows the signatures %s%n",
          accounts.count(),
          blocks.size(),
          BenchmarkChain.cores(),
          accounts.count() / built.seconds(start),
          pooled.since(start),
          built.since(pooled),
          imported.since(built),
          again.since(imported));
      if (round >= rounds / 2) {
        warm++;
        warmSeconds += built.seconds(start);
      }
    }
    out.printf(
        "%.0f transfers a second from the pool into imported blocks, over the last %d rounds%n",
        warm * accounts.count() / warmSeconds, warm);
  }

  private void printCap() {
    BenchmarkChain author = chain(runtime());
    TransferPool pool = new TransferPool(author, accounts.count(), workers);
    pool.submit(accounts.transfers(author, 0));
    Proposer.Proposal proposal = pool.propose();
    out.printf(
        "%.0f a second by the runtime's block limits: %d transfers fit into a block (%s)%n",
        proposal.transactions() / SLOT_SECONDS, proposal.transactions(), proposal.end());
  }
}
