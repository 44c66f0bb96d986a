package io.serinus.primitives;

import io.serinus.scale.Codec;
import io.serinus.scale.Hex;

/** A hash of 20 bytes, {@code H160}. */
public final class H160 extends FixedBytes<H160> {
  /** Its size in bytes. */
  public static final int LENGTH = 20;

  public static final H160 ZERO = new H160(new byte[LENGTH]);
  public static final Codec<H160> CODEC =
      codec("primitive_types::H160", LENGTH, "[u8; 20]", H160::new);

  private H160(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** A copy of the 20 bytes. */
  public static H160 of(byte[] bytes) {
    return new H160(bytes.clone());
  }

  /** Around the 20 bytes, which must not be changed any more. */
  public static H160 wrap(byte[] bytes) {
    return new H160(bytes);
  }

  /** From hexadecimal, with or without {@code 0x}. */
  public static H160 ofHex(String hex) {
    return new H160(Hex.parse(hex));
  }
}
