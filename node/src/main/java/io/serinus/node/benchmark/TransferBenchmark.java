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
 * the pool (validated on all cores) into blocks that are built and imported, while the next ones
 * are submitted. No slot is waited for, one block follows the other, so that what a block may weigh
 * bounds nothing; how many transfers a second that bound allows is a figure of its own. Then other
 * nodes take the same blocks: one that verifies all signatures, and one that knows them.
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
   * Runs it and prints the figures of each block, of which the first half warm up, and what the
   * second half came to together.
   *
   * @param execution how the runtime is run
   * @param transfers how many a round adds to the pool, each between accounts of its own
   */
  public static void run(Execution execution, int transfers, int rounds, PrintStream out) {
    TransferBenchmark benchmark = new TransferBenchmark(execution, 2 * transfers, out);
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
    TransferPool pool = new TransferPool(author, accounts.count(), workers);
    List<List<Bytes>> batches = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      batches.add(accounts.half(round % 2).transfers(author, round / 2));
    }
    List<ImportRequest> blocks = new ArrayList<>();
    List<Stopwatch> ends = new ArrayList<>(List.of(Stopwatch.now()));
    try (TransferFeed feed = new TransferFeed(pool, batches)) {
      while (feed.awaitBatch()) {
        Proposer.Proposal proposal = pool.propose();
        author.take(proposal);
        feed.taken(proposal.transactions());
        blocks.add(ImportRequest.of(proposal.block().block(), BlockOrigin.NETWORK_BROADCAST));
        Stopwatch end = Stopwatch.now();
        out.printf(
            "%d transfers in a block, %.0f a second, in %s%n",
            proposal.transactions(),
            proposal.transactions() / end.seconds(ends.getLast()),
            end.since(ends.getLast()));
        ends.add(end);
      }
    }
    int cold = blocks.size() / 2;
    double seconds = ends.getLast().seconds(ends.get(cold));
    out.printf(
        "%.0f transfers a second from the pool into imported blocks on %d cores, block after block,"
            + " over the last %d%n",
        transfers(blocks.subList(cold, blocks.size())) / seconds,
        BenchmarkChain.cores(),
        blocks.size() - cold);
    RuntimeCaller shared = runtime();
    printImport("another node", chain(shared).client(), blocks, cold);
    printImport("one that knows the signatures", chain(shared).client(), blocks, cold);
  }

  private static int transfers(List<ImportRequest> blocks) {
    return blocks.stream().mapToInt(block -> block.extrinsics().size() - 1).sum();
  }

  private void printImport(String who, Client client, List<ImportRequest> blocks, int cold) {
    blocks.subList(0, cold).forEach(client::importBlock);
    List<ImportRequest> warm = blocks.subList(cold, blocks.size());
    Stopwatch start = Stopwatch.now();
    warm.forEach(client::importBlock);
    Stopwatch end = Stopwatch.now();
    out.printf(
        "%.0f transfers a second imported by %s, in %s%n",
        transfers(warm) / end.seconds(start), who, end.since(start));
  }

  private void printCap() {
    BenchmarkChain author = chain(runtime());
    TransferPool pool = new TransferPool(author, accounts.count(), workers);
    pool.submit(accounts.transfers(author, 0));
    Proposer.Proposal proposal = pool.propose();
    out.printf(
        "%.0f transfers a second by the runtime's block limits: %d fit into a block%n",
        proposal.transactions() / SLOT_SECONDS, proposal.transactions());
  }
}
