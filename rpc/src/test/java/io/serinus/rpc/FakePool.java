package io.serinus.rpc;

import io.serinus.crypto.hash.Hashing;
import io.serinus.primitives.H256;
import io.serinus.rpc.backend.PoolBackend;
import io.serinus.rpc.backend.PoolException;
import io.serinus.rpc.backend.PoolRejection;
import io.serinus.rpc.backend.TransactionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A pool that takes everything, until a test says why not. */
public final class FakePool implements PoolBackend {
  public final List<byte[]> submitted = new CopyOnWriteArrayList<>();
  private final Semaphore taken = new Semaphore(0);
  public final List<List<byte[]>> tags = new ArrayList<>();
  private final Map<H256, Consumer<TransactionStatus>> watchers = new ConcurrentHashMap<>();
  private volatile @Nullable PoolRejection rejection;

  public void rejectAll(@Nullable PoolRejection why) {
    rejection = why;
  }

  public void tell(H256 hash, TransactionStatus status) {
    Consumer<TransactionStatus> watcher = watchers.get(hash);
    if (watcher == null) {
      throw new IllegalStateException("nobody watches " + hash);
    }
    watcher.accept(status);
  }

  /** Waits until the pool has taken one more than when this was called last. */
  public void awaitSubmitted() throws InterruptedException {
    if (!taken.tryAcquire(30, TimeUnit.SECONDS)) {
      throw new AssertionError("nothing was submitted");
    }
  }

  public boolean isWatched(H256 hash) {
    return watchers.containsKey(hash);
  }

  @Override
  public H256 submit(byte[] extrinsic) throws PoolException {
    H256 hash = take(extrinsic);
    taken.release();
    return hash;
  }

  private H256 take(byte[] extrinsic) throws PoolException {
    PoolRejection why = rejection;
    if (why != null) {
      throw new PoolException(why);
    }
    submitted.add(extrinsic);
    return H256.wrap(Hashing.blake2b256(extrinsic));
  }

  @Override
  public Watched submitAndWatch(byte[] extrinsic, Consumer<TransactionStatus> watcher)
      throws PoolException {
    H256 hash = take(extrinsic);
    watchers.put(hash, watcher);
    watcher.accept(new TransactionStatus.Ready());
    taken.release();
    return new Watched(hash, () -> watchers.remove(hash));
  }

  @Override
  public List<byte[]> ready() {
    return List.copyOf(submitted);
  }

  @Override
  public List<List<byte[]>> readyTags() {
    return tags;
  }

  @Override
  public List<H256> remove(List<H256> hashes) {
    List<H256> removed = new ArrayList<>();
    for (byte[] each : List.copyOf(submitted)) {
      H256 hash = H256.wrap(Hashing.blake2b256(each));
      if (hashes.contains(hash)) {
        submitted.remove(each);
        removed.add(hash);
      }
    }
    return removed;
  }
}
