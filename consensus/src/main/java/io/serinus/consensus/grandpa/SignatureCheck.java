package io.serinus.consensus.grandpa;

import java.util.List;

/** Checks ed25519 signatures, by the rules of ZIP-215. */
@FunctionalInterface
public interface SignatureCheck {
  /**
   * Whether a signature is good; false as well for a key or a signature that is none.
   *
   * @param signature 64 bytes
   * @param message what was signed
   * @param publicKey 32 bytes
   */
  boolean verify(byte[] signature, byte[] message, byte[] publicKey);

  /** Whether the vote was signed for this round of this set. */
  default boolean verify(SignedVote vote, long round, long setId) {
    return verify(
        vote.signature().unsafeArray(), vote.vote().payload(round, setId), vote.id().unsafeArray());
  }

  /** Whether all of the votes were. */
  default boolean verifyAll(List<SignedVote> votes, long round, long setId) {
    return votes.stream().allMatch(vote -> verify(vote, round, setId));
  }
}
