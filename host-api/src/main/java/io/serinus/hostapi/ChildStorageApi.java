package io.serinus.hostapi;

import org.jspecify.annotations.Nullable;

/**
 * {@code ext_default_child_storage}: tries of their own within the state. {@code child} is the name
 * without the prefix {@code :child_storage:default:}.
 */
public interface ChildStorageApi {
  byte @Nullable [] childGet(byte[] child, byte[] key);

  boolean childExists(byte[] child, byte[] key);

  void childSet(byte[] child, byte[] key, byte[] value);

  void childClear(byte[] child, byte[] key);

  /** Clears the whole child; see {@link StorageApi#storageClearPrefix} for the limit. */
  StorageApi.ClearResult childKill(byte[] child, long limit);

  /** As {@link StorageApi#storageClearPrefix}, in a child. */
  StorageApi.ClearResult childClearPrefix(byte[] child, byte[] prefix, long limit);

  byte @Nullable [] childNextKey(byte[] child, byte[] key);

  /**
   * The root of a child with its changes so far, 32 bytes. The main storage shows it under the
   * child's prefixed name from then on.
   */
  byte[] childRoot(byte[] child, int stateVersion);
}
