package io.serinus.host.txpool;

import io.serinus.host.chain.BlockRef;
import io.serinus.primitives.H256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Validates all ready transactions again after every new best block, in batches, so that newer work
 * may come in between.
 */
final class Revalidation {
  /** How many transactions are validated before newer work may come in between. */
  private static final int BATCH = 64;

  private static final Logger LOG = LoggerFactory.getLogger(Revalidation.class);

  private final GuardedCore pool;
  private final Validator validator;
  private final Predicate<Runnable> executor;
  private final AtomicLong latest = new AtomicLong();

  /**
   * @param executor takes work; says no when the node is stopping
   */
  Revalidation(GuardedCore pool, Validator validator, Predicate<Runnable> executor) {
    this.pool = pool;
    this.validator = validator;
    this.executor = executor;
  }

  /**
   * Begins anew, on top of a new best block; what is left of the last time is not done any more.
   */
  void begin(BlockRef best) {
    long round = latest.incrementAndGet();
    List<PoolTransaction> all = new ArrayList<>();
    pool.ask(PoolCore::ready).forEachRemaining(all::add);
    go(round, best, all, 0);
  }

  private void go(long round, BlockRef best, List<PoolTransaction> all, int from) {
    if (from >= all.size() || latest.get() != round) {
      return;
    }
    int to = Math.min(from + BATCH, all.size());
    boolean begun =
        executor.test(
            () -> {
              if (latest.get() == round) {
                batch(best, all.subList(from, to));
                go(round, best, all, to);
              }
            });
    if (!begun) {
      LOG.debug("The pool is no longer revalidated: the node is stopping");
    }
  }

  private void batch(BlockRef best, List<PoolTransaction> batch) {
    List<H256> invalid = new ArrayList<>();
    Map<H256, Validated.Valid> changed = new LinkedHashMap<>();
    for (PoolTransaction transaction : batch) {
      Validated validated =
          validator.validate(best, transaction.source(), transaction.hash(), transaction.data());
      switch (validated) {
        case Validated.Invalid(H256 hash, PoolError error) -> invalid.add(hash);
        case Validated.Unknown(H256 hash, PoolError error) -> {}
        case Validated.Valid valid -> {
          if (!valid.transaction().keepsPlaceOf(transaction)) {
            changed.put(valid.hash(), valid);
          }
        }
      }
    }
    pool.run(
        core -> {
          // What has left the pool since is not banned for what it was.
          core.removeInvalid(invalid.stream().filter(hash -> core.get(hash) != null).toList());
          core.revalidated(changed);
        });
    pool.deliver();
  }
}
