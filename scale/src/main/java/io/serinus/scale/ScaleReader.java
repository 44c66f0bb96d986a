package io.serinus.scale;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Reads SCALE encodings from an array, strictly: what no encoder writes is a {@link
 * ScaleException}, and a length is believed only as far as bytes are there to back it. Not
 * thread-safe.
 */
public final class ScaleReader {
  /** How deep values may nest (calls inside calls, …), as in the reference runtime. */
  public static final int MAX_DEPTH = 256;

  private final byte[] bytes;
  private final int end;
  private int position;
  private int depth;

  public ScaleReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** Reads {@code length} bytes of the array from {@code from} on; the array is not copied. */
  public ScaleReader(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    this.position = from;
    this.end = from + length;
  }

  /** The index in the array of the next byte. */
  public int position() {
    return position;
  }

  /** How many bytes are left. */
  public int remaining() {
    return end - position;
  }

  /** The bytes from {@code from} (an earlier {@link #position()}) up to here, copied. */
  public byte[] since(int from) {
    return Arrays.copyOfRange(bytes, from, position);
  }

  /**
   * Requires that nothing is left.
   *
   * @throws ScaleException if something is
   */
  public void requireEnd() {
    if (position != end) {
      throw new ScaleException((end - position) + " bytes are left over");
    }
  }

  /**
   * Steps into a value that may hold others of its kind; every call is paired with {@link #leave}.
   */
  public void enter() {
    if (++depth > MAX_DEPTH) {
      throw new ScaleException("nested deeper than " + MAX_DEPTH);
    }
  }

  /** Steps out again. */
  public void leave() {
    depth--;
  }

  public boolean readBool() {
    int value = readU8();
    if (value > 1) {
      throw new ScaleException("no bool: " + value);
    }
    return value == 1;
  }

  public int readU8() {
    require(1);
    return bytes[position++] & 0xff;
  }

  /** The next byte, which stays unread. */
  public int peekU8() {
    require(1);
    return bytes[position] & 0xff;
  }

  public int readU16() {
    return (int) readLittleEndian(2);
  }

  public long readU32() {
    require(4);
    int at = position;
    position = at + 4;
    return int32(at) & 0xffff_ffffL;
  }

  /** Reads 64 bits; whether the value is signed is for the caller to say. */
  public long readU64() {
    require(8);
    int at = position;
    position = at + 8;
    return int32(at) & 0xffff_ffffL | (long) int32(at + 4) << 32;
  }

  private int int32(int at) {
    return bytes[at] & 0xff
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | bytes[at + 3] << 24;
  }

  /**
   * Reads a compact integer that must fit in 64 bits, read as unsigned.
   *
   * @throws ScaleException if it does not, or is written longer than need be
   */
  public long readCompact() {
    int first = readU8();
    switch (first & 3) {
      case 0:
        return first >>> 2;
      case 1:
        long two = (first | readU8() << 8) >>> 2;
        return atLeast(two, 1L << 6);
      case 2:
        long four = (first | readLittleEndian(3) << 8) >>> 2;
        return atLeast(four, 1L << 14);
      default:
        int length = (first >>> 2) + 4;
        if (length > 8) {
          throw new ScaleException(
              "a compact integer of " + length + " bytes where 8 are the most");
        }
        long value = readLittleEndian(length);
        if (length == 4) {
          return atLeast(value, 1L << 30);
        }
        if (value >>> (8 * (length - 1)) == 0) {
          throw overlong();
        }
        return value;
    }
  }

  /**
   * Reads a compact integer that must fit in 32 bits.
   *
   * @throws ScaleException if it does not
   */
  public long readCompactU32() {
    long value = readCompact();
    if (value >>> 32 != 0) {
      throw new ScaleException("a compact integer above 2^32 - 1");
    }
    return value;
  }

  /** Reads a compact integer of any size SCALE has, below 2^536. */
  public BigInteger readCompactBig() {
    require(1);
    int first = bytes[position] & 0xff;
    if ((first & 3) != 3 || first >>> 2 <= 4) {
      long value = readCompact();
      return new BigInteger(1, bigEndian(value));
    }
    position++;
    int length = (first >>> 2) + 4;
    byte[] littleEndian = readFixed(length);
    if (littleEndian[length - 1] == 0) {
      throw overlong();
    }
    byte[] magnitude = new byte[length];
    for (int i = 0; i < length; i++) {
      magnitude[i] = littleEndian[length - 1 - i];
    }
    return new BigInteger(1, magnitude);
  }

  /** Reads as many bytes as asked for. */
  public byte[] readFixed(int length) {
    require(length);
    byte[] out = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return out;
  }

  /** Reads a {@code Vec<u8>}. */
  public byte[] readBytes() {
    return readFixed(readLength(1));
  }

  /**
   * Reads the number of a collection's elements.
   *
   * @param minimum the fewest bytes that an element takes (0 where it may take none)
   * @throws ScaleException if the bytes that are left cannot hold so many
   */
  public int readLength(int minimum) {
    long length = readCompactU32();
    if (length > Integer.MAX_VALUE || minimum > 0 && length > remaining() / minimum) {
      throw new ScaleException("a length of " + length + " with " + remaining() + " bytes left");
    }
    return (int) length;
  }

  /** Passes over as many bytes as asked for. */
  public void skip(int length) {
    require(length);
    position += length;
  }

  private long readLittleEndian(int length) {
    require(length);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (bytes[position++] & 0xffL) << (8 * i);
    }
    return value;
  }

  private void require(int length) {
    if (length < 0 || length > end - position) {
      throw new ScaleException(length + " bytes wanted where " + (end - position) + " are left");
    }
  }

  private static long atLeast(long value, long minimum) {
    if (value < minimum) {
      throw overlong();
    }
    return value;
  }

  private static ScaleException overlong() {
    return new ScaleException("a compact integer written longer than need be");
  }

  private static byte[] bigEndian(long value) {
    byte[] out = new byte[8];
    for (int i = 0; i < 8; i++) {
      out[i] = (byte) (value >>> (56 - 8 * i));
    }
    return out;
  }
}
