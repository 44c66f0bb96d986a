package io.serinus.host.state;

import java.util.Arrays;

/**
 * A storage key for hash maps. It is comparable so that keys whose hash codes were made to collide
 * slow nothing down.
 */
final class StorageKey implements Comparable<StorageKey> {
  private final byte[] bytes;
  private final int hash;

  StorageKey(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Arrays.hashCode(bytes);
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StorageKey o && hash == o.hash && Arrays.equals(bytes, o.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public int compareTo(StorageKey o) {
    return Arrays.compareUnsigned(bytes, o.bytes);
  }

  static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.mismatch(key, 0, prefix.length, prefix, 0, prefix.length) < 0;
  }
}
