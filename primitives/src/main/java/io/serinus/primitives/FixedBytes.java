package io.serinus.primitives;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Hex;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.info.TypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A type that is a number of bytes and nothing more: hashes, accounts, keys, signatures. Immutable,
 * ordered as unsigned byte strings, equal only to its own kind.
 *
 * @param <T> the type itself
 */
public abstract class FixedBytes<T extends FixedBytes<T>> implements Comparable<T> {
  private final byte[] bytes;

  /**
   * @param bytes not to be changed any more
   * @param length how many bytes the type has
   * @throws IllegalArgumentException if there are not so many
   */
  protected FixedBytes(byte[] bytes, int length) {
    if (bytes.length != length) {
      throw new IllegalArgumentException(bytes.length + " bytes where " + length + " belong");
    }
    this.bytes = bytes;
  }

  /**
   * The codec of such a type: the bytes as they are.
   *
   * @param typeName what the source calls the type of the bytes, for metadata
   */
  protected static <T extends FixedBytes<T>> Codec<T> codec(
      String path, int length, String typeName, Function<byte[], T> wrap) {
    return Codecs.of(
        (v, out) -> out.writeFixed(v.unsafeArray()),
        (ScaleReader in) -> wrap.apply(in.readFixed(length)),
        () ->
            new TypeInfo.Composite(
                path, List.of(new TypeInfo.Field("", () -> byteArray(length), typeName))));
  }

  /** The codec of such a type that metadata does not name: a bare array. */
  protected static <T extends FixedBytes<T>> Codec<T> bareCodec(
      int length, Function<byte[], T> wrap) {
    return Codecs.of(
        (v, out) -> out.writeFixed(v.unsafeArray()),
        (ScaleReader in) -> wrap.apply(in.readFixed(length)),
        () -> byteArray(length));
  }

  static TypeInfo byteArray(int length) {
    return new TypeInfo.Array(length, Codecs.U8::type);
  }

  /** The bytes, copied. */
  public final byte[] toArray() {
    return bytes.clone();
  }

  /** The bytes themselves, for reading only: a way around copies in hot paths. */
  public final byte[] unsafeArray() {
    return bytes;
  }

  /** Whether every byte is 0. */
  public final boolean isZero() {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public final int compareTo(T other) {
    return Arrays.compareUnsigned(bytes, other.unsafeArray());
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof FixedBytes<?> that
        && getClass() == that.getClass()
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Hexadecimal, after {@code 0x}. */
  @Override
  public final String toString() {
    return Hex.format(bytes);
  }
}
