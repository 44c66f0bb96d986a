package io.serinus.conformance;

import io.serinus.hostapi.OffchainApi;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The offchain world of one case: storage in memory, and nobody else there. */
final class TesterOffchain implements OffchainApi {
  private final Map<StorageKind, Map<byte[], byte[]>> local =
      Map.of(
          StorageKind.PERSISTENT, new TreeMap<>(Arrays::compareUnsigned),
          StorageKind.LOCAL, new TreeMap<>(Arrays::compareUnsigned));

  private Map<byte[], byte[]> of(StorageKind kind) {
    return local.getOrDefault(kind, Map.of());
  }

  @Override
  public boolean isValidator() {
    return false;
  }

  @Override
  public boolean submitTransaction(byte[] extrinsic) {
    return false;
  }

  @Override
  public byte @Nullable [] networkState() {
    return null;
  }

  @Override
  public long timestamp() {
    return System.currentTimeMillis();
  }

  @Override
  public void sleepUntil(long deadline) {}

  @Override
  public byte[] randomSeed() {
    return new byte[32];
  }

  @Override
  public void localStorageSet(StorageKind kind, byte[] key, byte[] value) {
    of(kind).put(key, value);
  }

  @Override
  public void localStorageClear(StorageKind kind, byte[] key) {
    of(kind).remove(key);
  }

  @Override
  public boolean localStorageCompareAndSet(
      StorageKind kind, byte[] key, byte @Nullable [] expected, byte[] value) {
    boolean same = Arrays.equals(of(kind).get(key), expected);
    if (same) {
      of(kind).put(key, value);
    }
    return same;
  }

  @Override
  public byte @Nullable [] localStorageGet(StorageKind kind, byte[] key) {
    return of(kind).get(key);
  }

  /** What is indexed appears in the persistent storage. */
  @Override
  public void offchainIndexSet(byte[] key, byte[] value) {
    localStorageSet(StorageKind.PERSISTENT, key, value);
  }

  @Override
  public void offchainIndexClear(byte[] key) {
    localStorageClear(StorageKind.PERSISTENT, key);
  }
}
