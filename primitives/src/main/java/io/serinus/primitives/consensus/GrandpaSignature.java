package io.serinus.primitives.consensus;

import io.serinus.primitives.FixedBytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Hex;

/** An ed25519 signature of a vote for finality. */
public final class GrandpaSignature extends FixedBytes<GrandpaSignature> {
  /** Its size in bytes. */
  public static final int LENGTH = 64;

  public static final Codec<GrandpaSignature> CODEC =
      codec(
          "sp_consensus_grandpa::app::Signature",
          LENGTH,
          "ed25519::Signature",
          GrandpaSignature::new);

  private GrandpaSignature(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** A copy of the 64 bytes. */
  public static GrandpaSignature of(byte[] bytes) {
    return new GrandpaSignature(bytes.clone());
  }

  /** Around the 64 bytes, which must not be changed any more. */
  public static GrandpaSignature wrap(byte[] bytes) {
    return new GrandpaSignature(bytes);
  }

  /** From hexadecimal, with or without {@code 0x}. */
  public static GrandpaSignature ofHex(String hex) {
    return new GrandpaSignature(Hex.parse(hex));
  }
}
