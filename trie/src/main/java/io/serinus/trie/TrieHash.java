package io.serinus.trie;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A 32-byte hash as the trie keeps it: the key of a node or of a hashed value, or a state root.
 *
 * <p>Four longs instead of an array: half the memory, and equality and hash code cost next to
 * nothing, which matters because node caches are keyed by it.
 */
public final class TrieHash implements Child, Comparable<TrieHash> {
  /** Length in bytes. */
  public static final int LENGTH = 32;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final long a;
  private final long b;
  private final long c;
  private final long d;

  private TrieHash(byte[] bytes, int offset) {
    a = (long) LONGS.get(bytes, offset);
    b = (long) LONGS.get(bytes, offset + 8);
    c = (long) LONGS.get(bytes, offset + 16);
    d = (long) LONGS.get(bytes, offset + 24);
  }

  /**
   * Copies a hash from 32 bytes.
   *
   * @throws IllegalArgumentException for another length
   */
  public static TrieHash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return new TrieHash(bytes, 0);
  }

  /** Copies a hash from the 32 bytes at an offset. */
  static TrieHash at(byte[] bytes, int offset) {
    return new TrieHash(bytes, offset);
  }

  /** Returns a new array of the 32 bytes. */
  public byte[] toBytes() {
    byte[] out = new byte[LENGTH];
    writeTo(out, 0);
    return out;
  }

  /** Writes the 32 bytes at an offset of {@code out}. */
  public void writeTo(byte[] out, int offset) {
    LONGS.set(out, offset, a);
    LONGS.set(out, offset + 8, b);
    LONGS.set(out, offset + 16, c);
    LONGS.set(out, offset + 24, d);
  }

  @Override
  public int compareTo(TrieHash o) {
    int r = Long.compareUnsigned(a, o.a);
    if (r == 0) {
      r = Long.compareUnsigned(b, o.b);
    }
    if (r == 0) {
      r = Long.compareUnsigned(c, o.c);
    }
    return r == 0 ? Long.compareUnsigned(d, o.d) : r;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TrieHash o && a == o.a && b == o.b && c == o.c && d == o.d;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(a ^ b);
  }

  /** Returns {@code 0x} and 64 lower-case digits. */
  @Override
  public String toString() {
    return "0x" + HexFormat.of().formatHex(toBytes());
  }
}
