package io.serinus.crypto.ed25519;

import io.serinus.crypto.curve25519.BasepointTable;
import io.serinus.crypto.curve25519.Scalars;
import io.serinus.crypto.hash.Hashing;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * An ed25519 secret seed with what it expands to. After {@link #destroy} the secret parts are zero
 * and every use throws {@link IllegalStateException}.
 */
public final class Ed25519KeyPair implements Destroyable {
  private final byte[] seed;
  private final byte[] scalar;
  private final byte[] prefix;
  private final byte[] publicKey;
  private boolean destroyed;

  private Ed25519KeyPair(byte[] seed) {
    this.seed = seed.clone();
    byte[] hash = Hashing.sha512(seed);
    scalar = Arrays.copyOf(hash, 32);
    scalar[0] &= (byte) 0xF8;
    scalar[31] &= 0x7F;
    scalar[31] |= 0x40;
    prefix = Arrays.copyOfRange(hash, 32, 64);
    Arrays.fill(hash, (byte) 0);
    publicKey = BasepointTable.multiply(scalar).encode();
  }

  /** The pair of a 32-byte seed (RFC 8032's private key). */
  public static Ed25519KeyPair fromSeed(byte[] seed) {
    if (seed.length != 32) {
      throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
    }
    return new Ed25519KeyPair(seed);
  }

  /** The 32-byte public key, a copy. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** The 32-byte seed, a copy that the caller should wipe. */
  public byte[] seed() {
    requireAlive();
    return seed.clone();
  }

  /** Signs a message: 64 bytes, always the same for the same message. */
  public byte[] sign(byte[] message) {
    requireAlive();
    byte[] nonce = Scalars.reduceWide(Hashing.sha512(prefix, message));
    byte[] signature = Arrays.copyOf(BasepointTable.multiply(nonce).encode(), 64);
    byte[] challenge = Ed25519.challenge(signature, message, publicKey);
    byte[] response = Scalars.multiplyAdd(challenge, scalar, nonce);
    System.arraycopy(response, 0, signature, 32, 32);
    Arrays.fill(nonce, (byte) 0);
    return signature;
  }

  @Override
  public void destroy() {
    destroyed = true;
    Arrays.fill(seed, (byte) 0);
    Arrays.fill(scalar, (byte) 0);
    Arrays.fill(prefix, (byte) 0);
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public String toString() {
    return "Ed25519KeyPair(secret hidden)";
  }

  private void requireAlive() {
    if (destroyed) {
      throw new IllegalStateException("the secret key has been destroyed");
    }
  }
}
