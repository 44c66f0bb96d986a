package io.serinus.node.benchmark;

import io.serinus.host.client.ClientPoolChain;
import io.serinus.host.client.Proposer;
import io.serinus.host.txpool.PoolOptions;
import io.serinus.host.txpool.QueueLimit;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.scale.Bytes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The pool of a chain, with room for all transfers of a benchmark. */
final class TransferPool {
  /** Submitted before the first answer is waited for, as by clients that wait for answers. */
  private static final int IN_FLIGHT = 1000;

  private final BenchmarkChain chain;
  private final TransactionPool pool;

  TransferPool(BenchmarkChain chain, int transfers, Executor workers) {
    this.chain = chain;
    QueueLimit limit = new QueueLimit(2 * transfers + 100, 1L << 30);
    ClientPoolChain source = new ClientPoolChain(chain.client());
    pool =
        new TransactionPool(
            source,
            new PoolOptions(limit, limit, false, Duration.ofMinutes(30), true),
            InstantSource.system(),
            workers);
    source.connect(pool);
  }

  /** Makes a block of what is ready. */
  Proposer.Proposal propose() {
    return chain.propose(pool);
  }

  /** Submits all, and waits until all are judged. */
  void submit(List<Bytes> transfers) {
    CompletableFuture<?>[] all = new CompletableFuture<?>[transfers.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = pool.submit(TransactionSource.EXTERNAL, transfers.get(i));
      if (i >= IN_FLIGHT) {
        all[i - IN_FLIGHT].join();
      }
    }
    CompletableFuture.allOf(all).join();
  }
}
