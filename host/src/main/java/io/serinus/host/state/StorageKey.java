package io.serinus.host.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A storage key for hash maps. It is comparable so that keys whose hash codes were made to collide
 * slow nothing down.
 */
final class StorageKey implements Comparable<StorageKey> {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** 2^64 over the golden ratio, odd: what differs in low bits differs in high ones then. */
  private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

  private final byte[] bytes;
  private final int hash;

  StorageKey(byte[] bytes) {
    this.bytes = bytes;
    this.hash = hash(bytes);
  }

  /** Eight bytes at a time; keys are long, and most look-ups end at the hash code. */
  private static int hash(byte[] bytes) {
    long hash = bytes.length;
    int at = 0;
    for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
      hash = (hash ^ (long) LONG.get(bytes, at)) * MULTIPLIER;
      hash ^= hash >>> 32;
    }
    for (; at < bytes.length; at++) {
      hash = (hash ^ bytes[at]) * MULTIPLIER;
    }
    return (int) (hash ^ hash >>> 32);
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
