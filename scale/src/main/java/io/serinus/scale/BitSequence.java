package io.serinus.scale;

import io.serinus.scale.info.TypeInfo;
import java.util.Arrays;

/**
 * Bits in a row, {@code BitVec<u8, Lsb0>}: the first bit is the lowest of the first byte. Encoded
 * as the number of bits, compact, and as many bytes as they need. Immutable.
 */
public final class BitSequence {
  public static final Codec<BitSequence> CODEC =
      Codecs.of(
          (v, out) -> out.writeCompact(v.length).writeFixed(v.bytes),
          BitSequence::decode,
          TypeInfo.BitSequence::new);

  private final int length;
  private final byte[] bytes;

  private BitSequence(int length, byte[] bytes) {
    this.length = length;
    this.bytes = bytes;
  }

  /** As many bits, all clear. */
  public static BitSequence ofLength(int length) {
    return new BitSequence(length, new byte[bytesFor(length)]);
  }

  /** The bits given. */
  public static BitSequence of(boolean... bits) {
    byte[] bytes = new byte[bytesFor(bits.length)];
    for (int i = 0; i < bits.length; i++) {
      if (bits[i]) {
        bytes[i >>> 3] |= (byte) (1 << (i & 7));
      }
    }
    return new BitSequence(bits.length, bytes);
  }

  public int length() {
    return length;
  }

  /** The bit at an index; false behind the end. */
  public boolean get(int index) {
    return index >= 0 && index < length && (bytes[index >>> 3] >>> (index & 7) & 1) == 1;
  }

  /** The same bits but for one, which lies within the length. */
  public BitSequence with(int index, boolean bit) {
    if (index < 0 || index >= length) {
      throw new IndexOutOfBoundsException(index);
    }
    byte[] copy = bytes.clone();
    int mask = 1 << (index & 7);
    copy[index >>> 3] = (byte) (bit ? copy[index >>> 3] | mask : copy[index >>> 3] & ~mask);
    return new BitSequence(length, copy);
  }

  /** How many bits are set. */
  public int count() {
    int count = 0;
    for (byte b : bytes) {
      count += Integer.bitCount(b & 0xff);
    }
    return count;
  }

  private static BitSequence decode(ScaleReader in) {
    long length = in.readCompactU32();
    if (length > Integer.MAX_VALUE - 7) {
      throw new ScaleException(length + " bits");
    }
    byte[] bytes = in.readFixed(bytesFor((int) length));
    int loose = (int) (-length & 7);
    if (loose != 0) {
      bytes[bytes.length - 1] &= (byte) (0xff >>> loose);
    }
    return new BitSequence((int) length, bytes);
  }

  private static int bytesFor(int length) {
    return (length + 7) >>> 3;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BitSequence that
        && length == that.length
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * length + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("0b");
    for (int i = 0; i < length; i++) {
      text.append(get(i) ? '1' : '0');
    }
    return text.toString();
  }
}
