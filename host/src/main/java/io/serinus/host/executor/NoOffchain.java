package io.serinus.host.executor;

import io.serinus.hostapi.OffchainApi;
import org.jspecify.annotations.Nullable;

/**
 * The offchain functions for calls that are no offchain workers: using one is a fault of the
 * runtime, except those that the reference host ignores.
 */
public final class NoOffchain implements OffchainApi {
  public static final NoOffchain INSTANCE = new NoOffchain();

  private NoOffchain() {}

  private static ExecutorException refused(String function) {
    return new ExecutorException(
        "ext_offchain_" + function + " can be used by offchain workers only");
  }

  @Override
  public boolean isValidator() {
    throw refused("is_validator");
  }

  @Override
  public boolean submitTransaction(byte[] extrinsic) {
    throw refused("submit_transaction");
  }

  @Override
  public byte @Nullable [] networkState() {
    throw refused("network_state");
  }

  @Override
  public long timestamp() {
    throw refused("timestamp");
  }

  @Override
  public void sleepUntil(long deadline) {
    throw refused("sleep_until");
  }

  @Override
  public byte[] randomSeed() {
    throw refused("random_seed");
  }

  @Override
  public void localStorageSet(StorageKind kind, byte[] key, byte[] value) {
    throw refused("local_storage_set");
  }

  @Override
  public void localStorageClear(StorageKind kind, byte[] key) {
    throw refused("local_storage_clear");
  }

  @Override
  public boolean localStorageCompareAndSet(
      StorageKind kind, byte[] key, byte @Nullable [] expected, byte[] value) {
    throw refused("local_storage_compare_and_set");
  }

  @Override
  public byte @Nullable [] localStorageGet(StorageKind kind, byte[] key) {
    throw refused("local_storage_get");
  }

  @Override
  public void offchainIndexSet(byte[] key, byte[] value) {}

  @Override
  public void offchainIndexClear(byte[] key) {}
}
