package io.serinus.crypto.sr25519;

import io.serinus.crypto.curve25519.EdwardsPoint;
import io.serinus.crypto.curve25519.Ristretto;
import io.serinus.crypto.curve25519.Scalars;
import io.serinus.crypto.curve25519.VartimeMultiplication;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Signatures that are all verified together, at less than half the price each: a random combination
 * of their equations holds only if all hold (but for a chance of 2^-127).
 *
 * <p>Not thread-safe. Messages are in the context {@code "substrate"}.
 */
public final class Sr25519Batch {
  private final List<byte[]> scalars = new ArrayList<>();
  private final List<EdwardsPoint> points = new ArrayList<>();
  private byte[] baseFactor = new byte[32];
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
    byte[] fresh = new byte[16];
    Sr25519SecretKey.RANDOM.nextBytes(fresh);
    byte[] weight = Arrays.copyOf(fresh, 32);
    scalars.add(weight);
    points.add(committed);
    scalars.add(Scalars.multiply(weight, challenge));
    points.add(key);
    baseFactor = Scalars.multiplyAdd(weight, Sr25519.response(signature), baseFactor);
  }

  /** How many signatures were added. */
  public int size() {
    return size;
  }

  /** Whether all signatures added so far are good; true for none. */
  public boolean verify() {
    if (malformed) {
      return false;
    }
    List<byte[]> allScalars = new ArrayList<>(scalars);
    List<EdwardsPoint> allPoints = new ArrayList<>(points);
    allScalars.add(Scalars.negate(baseFactor));
    allPoints.add(EdwardsPoint.BASE);
    return VartimeMultiplication.multiScalar(allScalars, allPoints).isRistrettoIdentity();
  }
}
