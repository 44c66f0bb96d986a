package io.serinus.crypto.keys;

import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.secp256k1.Secp256k1;
import java.util.Arrays;
import java.util.List;

/** A secp256k1 account's keys; messages are hashed with BLAKE2b-256. */
public final class EcdsaPair implements KeyPair {
  private final byte[] secret;
  private final byte[] publicKey;
  private boolean destroyed;

  private EcdsaPair(byte[] secret) {
    this.publicKey = Secp256k1.publicKey(secret);
    this.secret = secret.clone();
  }

  static EcdsaPair fromSeed(byte[] seed) {
    return new EcdsaPair(seed);
  }

  @Override
  public SignatureScheme scheme() {
    return SignatureScheme.ECDSA;
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  @Override
  public byte[] sign(byte[] message) {
    return signPrehashed(Hashing.blake2b256(message));
  }

  /** Signs a 32-byte hash as it is (BEEFY signs Keccak-256 hashes). */
  public byte[] signPrehashed(byte[] hash) {
    return Secp256k1.sign(hash, secret());
  }

  @Override
  public EcdsaPair derive(List<Junction> path) {
    byte[] seed = HardSeeds.derive("Secp256k1HDKD", secret(), path);
    EcdsaPair derived = new EcdsaPair(seed);
    Arrays.fill(seed, (byte) 0);
    return derived;
  }

  @Override
  public void destroy() {
    destroyed = true;
    Arrays.fill(secret, (byte) 0);
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public String toString() {
    return "EcdsaPair(secret hidden)";
  }

  private byte[] secret() {
    if (destroyed) {
      throw new IllegalStateException("the secret key has been destroyed");
    }
    return secret;
  }
}
