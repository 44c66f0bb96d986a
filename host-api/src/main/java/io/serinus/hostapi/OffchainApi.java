package io.serinus.hostapi;

import org.jspecify.annotations.Nullable;

/** {@code ext_offchain} and {@code ext_offchain_index}: what offchain workers may do. */
public interface OffchainApi {
  /** Where offchain workers keep data: for good, or as seen from the current fork. */
  enum StorageKind {
    PERSISTENT,
    LOCAL
  }

  boolean isValidator();

  /** Puts an encoded extrinsic into the node's pool; false where it is refused. */
  boolean submitTransaction(byte[] extrinsic);

  /**
   * The peer id and addresses of the node, SCALE-encoded {@code OpaqueNetworkState}; null if none.
   */
  byte @Nullable [] networkState();

  /** Milliseconds since 1970. */
  long timestamp();

  /** Sleeps until a time in milliseconds since 1970. */
  void sleepUntil(long deadline);

  /** 32 random bytes. */
  byte[] randomSeed();

  void localStorageSet(StorageKind kind, byte[] key, byte[] value);

  void localStorageClear(StorageKind kind, byte[] key);

  /**
   * Sets the value where the present one is as expected (null: absent), and says whether it did.
   */
  boolean localStorageCompareAndSet(
      StorageKind kind, byte[] key, byte @Nullable [] expected, byte[] value);

  byte @Nullable [] localStorageGet(StorageKind kind, byte[] key);

  /** Writes to the offchain database from a block's execution. */
  void offchainIndexSet(byte[] key, byte[] value);

  void offchainIndexClear(byte[] key);
}
