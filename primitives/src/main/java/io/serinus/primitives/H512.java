package io.serinus.primitives;

import io.serinus.scale.Codec;
import io.serinus.scale.Hex;

/** A hash of 64 bytes, {@code H512}. */
public final class H512 extends FixedBytes<H512> {
  /** Its size in bytes. */
  public static final int LENGTH = 64;

  public static final H512 ZERO = new H512(new byte[LENGTH]);
  public static final Codec<H512> CODEC =
      codec("primitive_types::H512", LENGTH, "[u8; 64]", H512::new);

  /** The codec of the bytes where metadata calls them a bare {@code [u8; 64]}. */
  public static final Codec<H512> ARRAY = bareCodec(LENGTH, H512::new);

  private H512(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** A copy of the 64 bytes. */
  public static H512 of(byte[] bytes) {
    return new H512(bytes.clone());
  }

  /** Around the 64 bytes, which must not be changed any more. */
  public static H512 wrap(byte[] bytes) {
    return new H512(bytes);
  }

  /** From hexadecimal, with or without {@code 0x}. */
  public static H512 ofHex(String hex) {
    return new H512(Hex.parse(hex));
  }
}
