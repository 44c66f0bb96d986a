package io.serinus.frame.storage;

import io.serinus.hostapi.Host;
import java.util.Arrays;

/**
 * How a map's key becomes part of a storage key. Those that end in the key itself can be iterated
 * with their keys.
 */
public enum StorageHasher {
  BLAKE2_128(16, false),
  BLAKE2_256(32, false),
  BLAKE2_128_CONCAT(16, true),
  TWOX_128(16, false),
  TWOX_256(32, false),
  TWOX_64_CONCAT(8, true),
  IDENTITY(0, true);

  private final int hashLength;
  private final boolean keepsKey;

  StorageHasher(int hashLength, boolean keepsKey) {
    this.hashLength = hashLength;
    this.keepsKey = keepsKey;
  }

  /** The bytes that stand before the key, or in its place. */
  public int hashLength() {
    return hashLength;
  }

  /** Whether the key itself can be read from the storage key. */
  public boolean keepsKey() {
    return keepsKey;
  }

  /** What an encoded key contributes to the storage key. */
  public byte[] hash(byte[] key) {
    byte[] hash =
        switch (this) {
          case BLAKE2_128, BLAKE2_128_CONCAT -> Host.api().blake2b128(key);
          case BLAKE2_256 -> Host.api().blake2b256(key);
          case TWOX_128 -> Host.api().twox128(key);
          case TWOX_256 -> Host.api().twox256(key);
          case TWOX_64_CONCAT -> Host.api().twox64(key);
          case IDENTITY -> key;
        };
    if (!keepsKey || this == IDENTITY) {
      return hash;
    }
    byte[] joined = Arrays.copyOf(hash, hash.length + key.length);
    System.arraycopy(key, 0, joined, hash.length, key.length);
    return joined;
  }
}
