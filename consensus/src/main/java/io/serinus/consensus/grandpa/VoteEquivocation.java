package io.serinus.consensus.grandpa;

import io.serinus.scale.ScaleWriter;

/**
 * Two votes of one voter in one half of a round: proof of a fault.
 *
 * @param round the round of both
 * @param first the vote seen first
 * @param second another, on another block
 */
public record VoteEquivocation(long round, SignedVote first, SignedVote second) {
  public VoterId offender() {
    return first.id();
  }

  /**
   * The {@code EquivocationProof} that {@code
   * GrandpaApi_submit_report_equivocation_unsigned_extrinsic} takes: the set, then which half of
   * the round, the round, the voter and both votes with their signatures.
   *
   * @param setId the set whose round it was
   */
  public byte[] encodeProof(long setId) {
    ScaleWriter out = new ScaleWriter(256);
    out.writeU64(setId).writeU8(first.vote().kind().ordinal()).writeU64(round);
    VoterId.CODEC.encode(first.id(), out);
    for (SignedVote vote : new SignedVote[] {first, second}) {
      io.serinus.consensus.BlockRef.CODEC.encode(vote.target(), out);
      VoteSignature.CODEC.encode(vote.signature(), out);
    }
    return out.toByteArray();
  }
}
