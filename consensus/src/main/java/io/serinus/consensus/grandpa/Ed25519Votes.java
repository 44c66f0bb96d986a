package io.serinus.consensus.grandpa;

import io.serinus.crypto.ed25519.Ed25519;
import io.serinus.crypto.ed25519.Ed25519Batch;
import java.util.List;

/** Checks signatures with the crypto module: many of them at once for little more than one. */
public final class Ed25519Votes implements SignatureCheck {
  @Override
  public boolean verify(byte[] signature, byte[] message, byte[] publicKey) {
    return Ed25519.verify(signature, message, publicKey);
  }

  @Override
  public boolean verifyAll(List<SignedVote> votes, long round, long setId) {
    Ed25519Batch batch = new Ed25519Batch();
    for (SignedVote vote : votes) {
      batch.add(
          vote.signature().unsafeArray(),
          vote.vote().payload(round, setId),
          vote.id().unsafeArray());
    }
    return batch.verify();
  }
}
