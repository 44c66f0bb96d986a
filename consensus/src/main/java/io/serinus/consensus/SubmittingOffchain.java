package io.serinus.consensus;

import io.serinus.host.executor.NoOffchain;
import io.serinus.hostapi.OffchainApi;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Of all that offchain workers may do, nothing but submitting transactions. */
public final class SubmittingOffchain implements OffchainApi {
  private final Predicate<byte[]> submit;

  /**
   * @param submit puts an encoded extrinsic into the pool and says whether it was accepted
   */
  public SubmittingOffchain(Predicate<byte[]> submit) {
    this.submit = submit;
  }

  @Override
  public boolean submitTransaction(byte[] extrinsic) {
    return submit.test(extrinsic);
  }

  @Override
  public boolean isValidator() {
    return NoOffchain.INSTANCE.isValidator();
  }

  @Override
  public byte @Nullable [] networkState() {
    return NoOffchain.INSTANCE.networkState();
  }

  @Override
  public long timestamp() {
    return NoOffchain.INSTANCE.timestamp();
  }

  @Override
  public void sleepUntil(long deadline) {
    NoOffchain.INSTANCE.sleepUntil(deadline);
  }

  @Override
  public byte[] randomSeed() {
    return NoOffchain.INSTANCE.randomSeed();
  }

  @Override
  public void localStorageSet(StorageKind kind, byte[] key, byte[] value) {
    NoOffchain.INSTANCE.localStorageSet(kind, key, value);
  }

  @Override
  public void localStorageClear(StorageKind kind, byte[] key) {
    NoOffchain.INSTANCE.localStorageClear(kind, key);
  }

  @Override
  public boolean localStorageCompareAndSet(
      StorageKind kind, byte[] key, byte @Nullable [] expected, byte[] value) {
    return NoOffchain.INSTANCE.localStorageCompareAndSet(kind, key, expected, value);
  }

  @Override
  public byte @Nullable [] localStorageGet(StorageKind kind, byte[] key) {
    return NoOffchain.INSTANCE.localStorageGet(kind, key);
  }

  @Override
  public void offchainIndexSet(byte[] key, byte[] value) {
    NoOffchain.INSTANCE.offchainIndexSet(key, value);
  }

  @Override
  public void offchainIndexClear(byte[] key) {
    NoOffchain.INSTANCE.offchainIndexClear(key);
  }
}
