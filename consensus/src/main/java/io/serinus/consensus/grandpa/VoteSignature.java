package io.serinus.consensus.grandpa;

import io.serinus.primitives.FixedBytes;
import io.serinus.scale.Codec;

/** An ed25519 signature of a vote, 64 bytes. */
public final class VoteSignature extends FixedBytes<VoteSignature> {
  public static final int LENGTH = 64;

  public static final Codec<VoteSignature> CODEC =
      codec("sp_consensus_grandpa::app::Signature", LENGTH, "[u8; 64]", VoteSignature::new);

  private VoteSignature(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** A copy of the 64 bytes. */
  public static VoteSignature of(byte[] bytes) {
    return new VoteSignature(bytes.clone());
  }
}
