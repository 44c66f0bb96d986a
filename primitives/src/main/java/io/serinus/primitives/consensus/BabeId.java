package io.serinus.primitives.consensus;

import io.serinus.primitives.FixedBytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Hex;

/** An sr25519 public key that authors blocks. */
public final class BabeId extends FixedBytes<BabeId> {
  /** Its size in bytes. */
  public static final int LENGTH = 32;

  public static final Codec<BabeId> CODEC =
      codec("sp_consensus_babe::app::Public", LENGTH, "sr25519::Public", BabeId::new);

  private BabeId(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** A copy of the 32 bytes. */
  public static BabeId of(byte[] bytes) {
    return new BabeId(bytes.clone());
  }

  /** Around the 32 bytes, which must not be changed any more. */
  public static BabeId wrap(byte[] bytes) {
    return new BabeId(bytes);
  }

  /** From hexadecimal, with or without {@code 0x}. */
  public static BabeId ofHex(String hex) {
    return new BabeId(Hex.parse(hex));
  }
}
