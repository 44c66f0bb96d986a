package io.serinus.scale;

import io.serinus.scale.info.TypeInfo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An immutable byte string, {@code Vec<u8>}; ordered as Rust orders byte strings. */
public final class Bytes implements Comparable<Bytes> {
  public static final Bytes EMPTY = new Bytes(new byte[0]);
  public static final Codec<Bytes> CODEC = bounded(Integer.MAX_VALUE, "");

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A byte string around the array, which must not be changed any more. */
  public static Bytes wrap(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Bytes(bytes);
  }

  /** A byte string of a copy of the array. */
  public static Bytes of(byte... bytes) {
    return wrap(bytes.clone());
  }

  /** The UTF-8 bytes of a text. */
  public static Bytes ofText(String text) {
    return wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The codec of {@code BoundedVec<u8, S>}: longer ones do not decode. */
  public static Codec<Bytes> boundedCodec(int bound) {
    return bounded(bound, "bounded_collections::bounded_vec::BoundedVec");
  }

  /** The codec of {@code [u8; length]}. */
  public static Codec<Bytes> fixedCodec(int length) {
    return Codecs.mapped(
        Codecs.fixedBytes(length),
        Bytes::unsafeArray,
        Bytes::wrap,
        () -> new TypeInfo.Array(length, Codecs.U8::type));
  }

  /** The codec of {@code WeakBoundedVec<u8, S>}. */
  public static Codec<Bytes> weakBoundedCodec() {
    return bounded(Integer.MAX_VALUE, "bounded_collections::weak_bounded_vec::WeakBoundedVec");
  }

  private static Codec<Bytes> bounded(int bound, String path) {
    return Codecs.of(
        (v, out) -> out.writeBytes(v.bytes),
        in -> {
          int length = in.readLength(1);
          if (length > bound) {
            throw new ScaleException(length + " bytes where " + bound + " are the most");
          }
          return wrap(in.readFixed(length));
        },
        () ->
            path.isEmpty()
                ? Codecs.BYTES.type()
                : Codecs.bounded(path, Codecs.U8::type, Codecs.BYTES::type));
  }

  public int length() {
    return bytes.length;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** The bytes, copied. */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** The bytes themselves, for reading only: a way around copies in hot paths. */
  public byte[] unsafeArray() {
    return bytes;
  }

  /** The byte at an index, from 0 to 255. */
  public int get(int index) {
    return bytes[index] & 0xff;
  }

  public boolean startsWith(Bytes prefix) {
    return bytes.length >= prefix.bytes.length
        && Arrays.equals(bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length);
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Hexadecimal, after {@code 0x}. */
  @Override
  public String toString() {
    return Hex.format(bytes);
  }
}
