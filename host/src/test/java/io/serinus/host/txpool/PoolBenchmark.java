package io.serinus.host.txpool;

import static io.serinus.host.txpool.FakeChain.extrinsic;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.primitives.runtime.TransactionSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints how fast the pool itself is: validation costs next to nothing here. */
@Tag("slow")
class PoolBenchmark {
  @Test
  void submits() {
    int cores = Runtime.getRuntime().availableProcessors();
    for (int round = 0; round < 5; round++) {
      FakeChain chain = new FakeChain();
      try (ExecutorService executor = Executors.newFixedThreadPool(cores)) {
        TransactionPool pool =
            new TransactionPool(chain, PoolOptions.DEFAULT, new ManualClock(), executor);
        int count = PoolOptions.DEFAULT.ready().count();
        List<CompletableFuture<?>> all = new ArrayList<>(count);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
          all.add(pool.submit(TransactionSource.EXTERNAL, extrinsic("a" + i / 4, i % 4, i % 100)));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(pool.status().ready() + pool.status().future()).isEqualTo(count);
        System.out.printf(
            "pool: %d submissions in %.3f s, %.0f a second%n", count, seconds, count / seconds);
      }
    }
  }
}
