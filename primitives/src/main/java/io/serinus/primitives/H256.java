package io.serinus.primitives;

import io.serinus.scale.Codec;
import io.serinus.scale.Hex;

/** A hash of 32 bytes, {@code H256}. */
public final class H256 extends FixedBytes<H256> {
  /** Its size in bytes. */
  public static final int LENGTH = 32;

  public static final H256 ZERO = new H256(new byte[LENGTH]);
  public static final Codec<H256> CODEC =
      codec("primitive_types::H256", LENGTH, "[u8; 32]", H256::new);

  /** The codec of the bytes where metadata calls them a bare {@code [u8; 32]}. */
  public static final Codec<H256> ARRAY = bareCodec(LENGTH, H256::new);

  private H256(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** A copy of the 32 bytes. */
  public static H256 of(byte[] bytes) {
    return new H256(bytes.clone());
  }

  /** Around the 32 bytes, which must not be changed any more. */
  public static H256 wrap(byte[] bytes) {
    return new H256(bytes);
  }

  /** From hexadecimal, with or without {@code 0x}. */
  public static H256 ofHex(String hex) {
    return new H256(Hex.parse(hex));
  }
}
