package io.serinus.primitives.consensus;

import io.serinus.primitives.FixedBytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Hex;

/** An ed25519 public key that votes for finality. */
public final class GrandpaId extends FixedBytes<GrandpaId> {
  /** Its size in bytes. */
  public static final int LENGTH = 32;

  public static final Codec<GrandpaId> CODEC =
      codec("sp_consensus_grandpa::app::Public", LENGTH, "ed25519::Public", GrandpaId::new);

  private GrandpaId(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** A copy of the 32 bytes. */
  public static GrandpaId of(byte[] bytes) {
    return new GrandpaId(bytes.clone());
  }

  /** Around the 32 bytes, which must not be changed any more. */
  public static GrandpaId wrap(byte[] bytes) {
    return new GrandpaId(bytes);
  }

  /** From hexadecimal, with or without {@code 0x}. */
  public static GrandpaId ofHex(String hex) {
    return new GrandpaId(Hex.parse(hex));
  }
}
