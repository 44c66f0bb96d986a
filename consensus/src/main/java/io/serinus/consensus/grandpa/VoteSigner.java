package io.serinus.consensus.grandpa;

import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.GrandpaSignature;

/** The key a node votes with. */
public interface VoteSigner {
  /** Its public half. */
  GrandpaId id();

  /** The ed25519 signature of a payload. */
  GrandpaSignature sign(byte[] payload);
}
