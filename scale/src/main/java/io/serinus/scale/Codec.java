package io.serinus.scale;

import io.serinus.scale.info.TypeInfo;

/**
 * How values of one type are written to and read from SCALE, and how the type is described in
 * metadata.
 *
 * @param <T> the Java type; immutable wherever it can be
 */
public interface Codec<T> {
  /** Appends the encoding of {@code value}. */
  void encode(T value, ScaleWriter out);

  /**
   * Reads one value and leaves the reader behind it.
   *
   * @throws ScaleException if the bytes are no encoding of this type
   */
  T decode(ScaleReader in);

  /** What metadata says of the type; built on demand, since only metadata asks for it. */
  TypeInfo type();

  /** The encoding of {@code value} alone. */
  default byte[] encode(T value) {
    ScaleWriter out = new ScaleWriter();
    encode(value, out);
    return out.toByteArray();
  }

  /**
   * The value that {@code bytes} are the whole encoding of.
   *
   * @throws ScaleException if they are not one, or if bytes are left over
   */
  default T decode(byte[] bytes) {
    ScaleReader in = new ScaleReader(bytes);
    T value = decode(in);
    in.requireEnd();
    return value;
  }
}
