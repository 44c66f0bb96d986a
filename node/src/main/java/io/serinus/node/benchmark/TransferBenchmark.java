package io.serinus.node.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.serinus.consensus.babe.BabeDigests;
import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.chain.ChainStore;
import io.serinus.host.client.BlockOrigin;
import io.serinus.host.client.BuiltBlock;
import io.serinus.host.client.Client;
import io.serinus.host.client.ClientPoolChain;
import io.serinus.host.client.Genesis;
import io.serinus.host.client.ImportRequest;
import io.serinus.host.client.Proposer;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.state.StateOptions;
import io.serinus.host.txpool.PoolOptions;
import io.serinus.host.txpool.QueueLimit;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.node.config.Execution;
import io.serinus.node.service.Runtimes;
import io.serinus.primitives.H256;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.SecondaryPlainPreDigest;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * How many standard transfers a second go the whole way, in memory: from signed extrinsics through
 * the pool (validated on all cores) into blocks that are built and imported, as fast as one follows
 * the other; how long another node needs for the same blocks; and how long one needs that has
 * verified their signatures before.
 */
public final class TransferBenchmark {
  private static final Duration BLOCK_TIME = Duration.ofSeconds(60);
  private static final long SLOT_MILLIS = 6000;
  private static final StateOptions STATES = StateOptions.DEFAULT;
  private static final java.lang.management.OperatingSystemMXBean SYSTEM =
      ManagementFactory.getOperatingSystemMXBean();

  private final int cores = Runtime.getRuntime().availableProcessors();
  private final ExecutorService workers = Executors.newFixedThreadPool(cores);
  private final Execution execution;
  private final TransferAccounts accounts;
  private final PrintStream out;

  private TransferBenchmark(Execution execution, int transfers, PrintStream out) {
    this.execution = execution;
    this.accounts = new TransferAccounts(transfers);
    this.out = out;
  }

  /**
   * Runs it and prints the figures of each round, of which the first ones warm up.
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

  private void run(int rounds) {
    Client author = client(runtime());
    RuntimeCaller shared = runtime();
    Client other = client(shared);
    Client third = client(shared);
    QueueLimit limit = new QueueLimit(2 * accounts.count() + 100, 1L << 30);
    ClientPoolChain chain = new ClientPoolChain(author);
    TransactionPool pool =
        new TransactionPool(
            chain,
            new PoolOptions(limit, limit, false, Duration.ofMinutes(30), true),
            InstantSource.system(),
            workers);
    chain.connect(pool);
    H256 genesis = author.info().genesis();
    long slot = 1;
    for (int round = 0; round < rounds; round++) {
      List<Bytes> transfers = accounts.transfers(author.version(genesis), genesis, round);
      Stopwatch start = Stopwatch.now();
      submit(pool, transfers);
      Stopwatch pooled = Stopwatch.now();
      List<BuiltBlock> blocks = new ArrayList<>();
      while (pool.status().ready() > 0) {
        blocks.add(author(author, pool, slot++));
      }
      Stopwatch built = Stopwatch.now();
      take(other, blocks);
      Stopwatch imported = Stopwatch.now();
      take(third, blocks);
      Stopwatch again = Stopwatch.now();
      out.printf(
          "%d transfers in %d blocks on %d cores, %.0f a second: to the pool %s, into blocks %s;"
              + " imported by another node %s, by one that knows the signatures %s%n",
          accounts.count(),
          blocks.size(),
          cores,
          accounts.count() / built.seconds(start),
          pooled.since(start),
          built.since(pooled),
          imported.since(built),
          again.since(imported));
    }
  }

  /** A moment by the clock and by the processor time of this process. */
  private record Stopwatch(long nanos, long cpuNanos) {
    static Stopwatch now() {
      return new Stopwatch(
          System.nanoTime(),
          SYSTEM instanceof OperatingSystemMXBean os ? os.getProcessCpuTime() : 0);
    }

    double seconds(Stopwatch earlier) {
      return (nanos - earlier.nanos) / 1e9;
    }

    String since(Stopwatch earlier) {
      return "%.3f s (%.3f s of all cores)"
          .formatted(seconds(earlier), (cpuNanos - earlier.cpuNanos) / 1e9);
    }
  }

  private RuntimeCaller runtime() {
    return Runtimes.caller(Runtimes.executor(execution, null), new MemoryKeyStore());
  }

  private Client client(RuntimeCaller runtime) {
    Bytes code = Bytes.wrap(Runtimes.kusamaBlob());
    String preset = Genesis.preset(runtime, code, Optional.of("development")).orElseThrow();
    Genesis genesis = Genesis.ofConfig(runtime, code, accounts.genesisConfig(preset));
    ChainStore chain = ChainStore.create(new MemoryStore(), STATES, genesis.block(runtime));
    return new Client(chain, runtime, workers, cores - 1);
  }

  private static void take(Client client, List<BuiltBlock> blocks) {
    for (BuiltBlock block : blocks) {
      client.importBlock(ImportRequest.of(block.block(), BlockOrigin.NETWORK_BROADCAST));
    }
  }

  private static void submit(TransactionPool pool, List<Bytes> transfers) {
    CompletableFuture<?>[] all = new CompletableFuture<?>[transfers.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = pool.submit(TransactionSource.EXTERNAL, transfers.get(i));
      if (i >= 1000) {
        all[i - 1000].join(); // as a client would that waits for answers
      }
    }
    CompletableFuture.allOf(all).join();
  }

  private static BuiltBlock author(Client client, TransactionPool pool, long slot) {
    Proposer proposer =
        new Proposer(client, pool, InstantSource.system(), Proposer.DEFAULT_SIZE_LIMIT);
    Bytes time = Bytes.wrap(new ScaleWriter().writeU64(slot * SLOT_MILLIS).toByteArray());
    Proposer.Proposal proposal =
        proposer.propose(
            client.info().best().hash(),
            BabeDigests.begin(
                new BabePreDigest.SecondaryPlain(new SecondaryPlainPreDigest(0, new Slot(slot)))),
            InherentData.EMPTY.with(InherentData.TIMESTAMP, time),
            BLOCK_TIME);
    if (proposal.transactions() == 0) {
      throw new IllegalStateException("a block without transfers: " + proposal.end());
    }
    BuiltBlock block = proposal.block();
    H256 hash = client.importBlock(ImportRequest.of(block, block.header())).block().hash();
    client.finalizeBlock(hash, null);
    return block;
  }
}
