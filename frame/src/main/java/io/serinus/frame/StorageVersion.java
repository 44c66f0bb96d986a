package io.serinus.frame;

import io.serinus.frame.storage.StoragePrefix;
import io.serinus.frame.storage.StorageValue;
import io.serinus.scale.Codecs;

/**
 * Which layout of a pallet's storage the state holds, said in the state itself, so that a migration
 * runs once and not again. It is no storage item of the pallet, and so not in its metadata.
 */
public final class StorageVersion {
  private static final String ITEM = ":__STORAGE_VERSION__:";

  private StorageVersion() {}

  /** The version in the state, a {@code u16}: at genesis, that of the code. */
  public static StorageValue<Integer> of(PalletModule module) {
    return new StorageValue<>(new StoragePrefix(module.name(), ITEM), Codecs.U16);
  }

  /** Says that the pallet's storage is laid out as its code lays it out. */
  public static void putCurrent(PalletModule module) {
    of(module).put(module.pallet().storageVersion());
  }
}
