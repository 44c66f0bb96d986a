package io.serinus.crypto.keys;

import io.serinus.crypto.ed25519.Ed25519KeyPair;
import java.util.Arrays;
import java.util.List;

/** An ed25519 account's keys. */
public record Ed25519Pair(Ed25519KeyPair pair) implements KeyPair {
  static Ed25519Pair fromSeed(byte[] seed) {
    return new Ed25519Pair(Ed25519KeyPair.fromSeed(seed));
  }

  @Override
  public SignatureScheme scheme() {
    return SignatureScheme.ED25519;
  }

  @Override
  public byte[] publicKey() {
    return pair.publicKey();
  }

  @Override
  public byte[] sign(byte[] message) {
    return pair.sign(message);
  }

  @Override
  public Ed25519Pair derive(List<Junction> path) {
    byte[] root = pair.seed();
    byte[] seed = HardSeeds.derive("Ed25519HDKD", root, path);
    Ed25519Pair derived = fromSeed(seed);
    Arrays.fill(root, (byte) 0);
    Arrays.fill(seed, (byte) 0);
    return derived;
  }

  @Override
  public void destroy() {
    pair.destroy();
  }

  @Override
  public boolean isDestroyed() {
    return pair.isDestroyed();
  }
}
