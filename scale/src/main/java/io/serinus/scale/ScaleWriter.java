package io.serinus.scale;

import java.math.BigInteger;
import java.util.Arrays;

/** Appends SCALE encodings to a growing array. Not thread-safe. */
public final class ScaleWriter {
  private static final BigInteger MAX_COMPACT = BigInteger.ONE.shiftLeft(536);

  private byte[] bytes;
  private int size;

  public ScaleWriter() {
    this(96);
  }

  /**
   * @param capacity the bytes to make room for at first
   */
  public ScaleWriter(int capacity) {
    bytes = new byte[Math.max(capacity, 8)];
  }

  /** How many bytes have been written. */
  public int size() {
    return size;
  }

  /** What has been written, copied. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  public ScaleWriter writeBool(boolean value) {
    return writeU8(value ? 1 : 0);
  }

  /** Writes the low eight bits. */
  public ScaleWriter writeU8(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
    return this;
  }

  /** Writes the low sixteen bits, little-endian. */
  public ScaleWriter writeU16(int value) {
    reserve(2);
    bytes[size++] = (byte) value;
    bytes[size++] = (byte) (value >>> 8);
    return this;
  }

  /** Writes the low thirty-two bits, little-endian. */
  public ScaleWriter writeU32(long value) {
    reserve(4);
    putInt32((int) value);
    return this;
  }

  /** Writes all bits, little-endian: unsigned or two's complement alike. */
  public ScaleWriter writeU64(long value) {
    reserve(8);
    putInt32((int) value);
    putInt32((int) (value >>> 32));
    return this;
  }

  /**
   * Writes a compact integer.
   *
   * @param value read as unsigned
   */
  public ScaleWriter writeCompact(long value) {
    if ((value & ~0x3fL) == 0) {
      return writeU8((int) value << 2);
    }
    if ((value & ~0x3fffL) == 0) {
      return writeU16((int) value << 2 | 1);
    }
    if ((value & ~0x3fff_ffffL) == 0) {
      return writeU32(value << 2 | 2);
    }
    int length = Math.max(4, (71 - Long.numberOfLeadingZeros(value)) >>> 3);
    reserve(length + 1);
    bytes[size++] = (byte) (length - 4 << 2 | 3);
    putLittleEndian(value, length);
    return this;
  }

  /**
   * Writes a compact integer of up to 128 bits.
   *
   * @param high the upper 64 bits
   * @param low the lower 64 bits
   */
  public ScaleWriter writeCompact(long high, long low) {
    if (high == 0) {
      return writeCompact(low);
    }
    int upper = (71 - Long.numberOfLeadingZeros(high)) >>> 3;
    reserve(9 + upper);
    bytes[size++] = (byte) (8 + upper - 4 << 2 | 3);
    putLittleEndian(low, 8);
    putLittleEndian(high, upper);
    return this;
  }

  /**
   * Writes a compact integer of any size SCALE has.
   *
   * @throws IllegalArgumentException if it is negative or not below 2^536
   */
  public ScaleWriter writeCompact(BigInteger value) {
    if (value.signum() < 0 || value.compareTo(MAX_COMPACT) >= 0) {
      throw new IllegalArgumentException("a compact integer is at least 0 and below 2^536");
    }
    if (value.bitLength() <= 64) {
      return writeCompact(value.longValue());
    }
    int length = (value.bitLength() + 7) / 8;
    byte[] bigEndian = value.toByteArray();
    reserve(length + 1);
    bytes[size++] = (byte) (length - 4 << 2 | 3);
    for (int i = 0; i < length; i++) {
      bytes[size++] = bigEndian[bigEndian.length - 1 - i];
    }
    return this;
  }

  /** Writes the bytes as they are, without their length. */
  public ScaleWriter writeFixed(byte[] source) {
    return writeFixed(source, 0, source.length);
  }

  /** Writes a range of bytes as they are, without their length. */
  public ScaleWriter writeFixed(byte[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
    return this;
  }

  /** Writes a {@code Vec<u8>}: the length, compact, and the bytes. */
  public ScaleWriter writeBytes(byte[] source) {
    return writeCompact(source.length).writeFixed(source);
  }

  private void putInt32(int value) {
    int at = size;
    bytes[at] = (byte) value;
    bytes[at + 1] = (byte) (value >>> 8);
    bytes[at + 2] = (byte) (value >>> 16);
    bytes[at + 3] = (byte) (value >>> 24);
    size = at + 4;
  }

  private void putLittleEndian(long value, int length) {
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) (value >>> (8 * i));
    }
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
  }
}
