package io.serinus.hostapi;

import org.jspecify.annotations.Nullable;

/** {@code ext_storage}: the main storage and its transactions. */
public interface StorageApi {
  /** What lies under the key, or null. */
  byte @Nullable [] storageGet(byte[] key);

  /** Whether anything lies under the key; cheaper than getting it. */
  boolean storageExists(byte[] key);

  void storageSet(byte[] key, byte[] value);

  void storageClear(byte[] key);

  /**
   * Clears the keys that begin with the prefix.
   *
   * @param limit the most keys to clear of those that the block began with, negative for all; keys
   *     written in this block are all cleared and not counted
   */
  ClearResult storageClearPrefix(byte[] prefix, long limit);

  /**
   * Appends an item to a SCALE-encoded list.
   *
   * @param value the item's encoding; where no list lies under the key, it becomes the only item
   */
  void storageAppend(byte[] key, byte[] value);

  /** The first key after this one in byte order, or null. */
  byte @Nullable [] storageNextKey(byte[] key);

  /**
   * The root of the state as it now is.
   *
   * @param stateVersion 0 or 1
   */
  byte[] storageRoot(int stateVersion);

  /** Opens a transaction inside the current one. */
  void startTransaction();

  /** Drops what changed since the innermost transaction was opened, and closes it. */
  void rollbackTransaction();

  /** Keeps what changed since the innermost transaction was opened, and closes it. */
  void commitTransaction();

  /**
   * What clearing a prefix did.
   *
   * @param allCleared whether no key with the prefix is left in the state
   * @param count how many keys were cleared
   */
  record ClearResult(boolean allCleared, long count) {}
}
