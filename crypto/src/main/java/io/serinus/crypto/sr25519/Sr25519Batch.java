package io.serinus.crypto.sr25519;

import io.serinus.crypto.curve25519.BatchEquation;
import io.serinus.crypto.curve25519.EdwardsPoint;
import io.serinus.crypto.curve25519.Ristretto;
import java.util.Arrays;

/**
 * Signatures that are all verified together, at about half the price each.
 *
 * <p>Not thread-safe. Messages are in the context {@code "substrate"}.
 */
public final class Sr25519Batch {
  private final BatchEquation equation = new BatchEquation();
  private boolean malformed;
  private int size;

  /** Adds a signature; a malformed one makes the whole batch fail. */
  public void add(byte[] signature, byte[] message, byte[] publicKey) {
    size++;
    if (malformed || !Sr25519.isWellFormed(signature, publicKey)) {
      malformed = true;
      return;
    }
    byte[] commitment = Arrays.copyOf(signature, 32);
    EdwardsPoint key = Ristretto.decode(publicKey, 0);
    EdwardsPoint committed = Ristretto.decode(commitment, 0);
    if (key == null || committed == null) {
      malformed = true;
      return;
    }
    byte[] challenge =
        Sr25519.challenge(Sr25519.substrateTranscript(message), publicKey, commitment);
    byte[] weight = new byte[16];
    Sr25519SecretKey.RANDOM.nextBytes(weight);
    equation.add(key, committed, challenge, Sr25519.response(signature), weight);
  }

  /** How many signatures were added. */
  public int size() {
    return size;
  }

  /** Whether all signatures added so far are good; true for none. */
  public boolean verify() {
    return !malformed && equation.difference().isRistrettoIdentity();
  }
}
