package io.serinus.consensus.grandpa;

import io.serinus.primitives.FixedBytes;
import io.serinus.scale.Codec;

/** A voter's ed25519 public key, 32 bytes. */
public final class VoterId extends FixedBytes<VoterId> {
  public static final int LENGTH = 32;

  public static final Codec<VoterId> CODEC =
      codec("sp_consensus_grandpa::app::Public", LENGTH, "[u8; 32]", VoterId::new);

  private VoterId(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** A copy of the 32 bytes. */
  public static VoterId of(byte[] bytes) {
    return new VoterId(bytes.clone());
  }
}
