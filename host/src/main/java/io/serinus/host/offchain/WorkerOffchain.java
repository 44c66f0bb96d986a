package io.serinus.host.offchain;

import io.serinus.host.txpool.PoolException;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.hostapi.OffchainApi;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.scale.Bytes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The offchain functions as an offchain worker has them. Local storage that follows forks is not
 * there, as in the reference node: it is empty, and takes nothing.
 */
public final class WorkerOffchain implements OffchainApi {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerOffchain.class);

  /** A worker that sleeps longer holds its thread from others. */
  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

  private static final int SEED_BYTES = 32;

  private final boolean validator;
  private final TransactionPool pool;
  private final OffchainStorage storage;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * Makes the functions.
   *
   * @param validator whether this node is a validator
   * @param pool takes what workers submit
   */
  public WorkerOffchain(
      boolean validator, TransactionPool pool, OffchainStorage storage, InstantSource clock) {
    this.validator = validator;
    this.pool = pool;
    this.storage = storage;
    this.clock = clock;
  }

  @Override
  public boolean isValidator() {
    return validator;
  }

  @Override
  public boolean submitTransaction(byte[] extrinsic) {
    try {
      pool.submit(TransactionSource.LOCAL, Bytes.of(extrinsic)).join();
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof PoolException refusal) {
        LOG.debug("The pool refuses a worker's transaction: {}", refusal.getMessage());
        return false;
      }
      throw e;
    }
  }

  @Override
  public byte @Nullable [] networkState() {
    return null;
  }

  @Override
  public long timestamp() {
    return clock.millis();
  }

  @Override
  public void sleepUntil(long deadline) {
    long millis = Math.min(deadline - clock.millis(), LONGEST_SLEEP.toMillis());
    if (millis <= 0) {
      return;
    }
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public byte[] randomSeed() {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    return seed;
  }

  @Override
  public void localStorageSet(StorageKind kind, byte[] key, byte[] value) {
    if (isKept(kind)) {
      storage.set(key, value);
    }
  }

  @Override
  public void localStorageClear(StorageKind kind, byte[] key) {
    if (isKept(kind)) {
      storage.clear(key);
    }
  }

  @Override
  public boolean localStorageCompareAndSet(
      StorageKind kind, byte[] key, byte @Nullable [] expected, byte[] value) {
    return isKept(kind) && storage.compareAndSet(key, expected, value);
  }

  @Override
  public byte @Nullable [] localStorageGet(StorageKind kind, byte[] key) {
    return isKept(kind) ? storage.get(key) : null;
  }

  private static boolean isKept(StorageKind kind) {
    if (kind == StorageKind.LOCAL) {
      LOG.debug("A worker asks for storage that follows forks, which there is none of");
    }
    return kind == StorageKind.PERSISTENT;
  }

  @Override
  public void offchainIndexSet(byte[] key, byte[] value) {
    storage.set(key, value);
  }

  @Override
  public void offchainIndexClear(byte[] key) {
    storage.clear(key);
  }
}
