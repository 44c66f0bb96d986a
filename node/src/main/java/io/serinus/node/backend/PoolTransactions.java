package io.serinus.node.backend;

import io.serinus.host.txpool.PoolTransaction;
import io.serinus.host.txpool.PoolWatcher;
import io.serinus.host.txpool.ReadyTransactions;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.rpc.backend.PoolBackend;
import io.serinus.rpc.backend.PoolException;
import io.serinus.rpc.backend.TransactionStatus;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Pending transactions, from the pool. */
final class PoolTransactions implements PoolBackend {
  private final TransactionPool pool;

  PoolTransactions(TransactionPool pool) {
    this.pool = pool;
  }

  @Override
  public H256 submit(byte[] extrinsic) throws PoolException {
    return await(pool.submit(TransactionSource.EXTERNAL, Bytes.of(extrinsic)));
  }

  @Override
  public Watched submitAndWatch(byte[] extrinsic, Consumer<TransactionStatus> watcher)
      throws PoolException {
    PoolWatcher translating = status -> watcher.accept(PoolTranslation.status(status));
    H256 hash =
        await(pool.submitAndWatch(TransactionSource.EXTERNAL, Bytes.of(extrinsic), translating));
    return new Watched(hash, () -> pool.unwatch(hash, translating));
  }

  private static H256 await(CompletableFuture<H256> submission) throws PoolException {
    try {
      return submission.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof io.serinus.host.txpool.PoolException refused) {
        throw new PoolException(PoolTranslation.rejection(refused.error()));
      }
      throw e;
    }
  }

  @Override
  public List<byte[]> ready() {
    return readyMapped(transaction -> transaction.data().unsafeArray());
  }

  @Override
  public List<List<byte[]>> readyTags() {
    return readyMapped(
        transaction -> transaction.provides().stream().map(Bytes::unsafeArray).toList());
  }

  private <T> List<T> readyMapped(Function<PoolTransaction, T> mapping) {
    List<T> mapped = new ArrayList<>();
    ReadyTransactions ready = pool.ready();
    while (ready.hasNext()) {
      mapped.add(mapping.apply(ready.next()));
    }
    return mapped;
  }

  @Override
  public List<H256> remove(List<H256> hashes) {
    return pool.remove(hashes);
  }
}
