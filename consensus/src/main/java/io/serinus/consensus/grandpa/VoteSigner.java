package io.serinus.consensus.grandpa;

/** The key a node votes with. */
public interface VoteSigner {
  /** Its public half. */
  VoterId id();

  /** The ed25519 signature of a payload. */
  VoteSignature sign(byte[] payload);
}
