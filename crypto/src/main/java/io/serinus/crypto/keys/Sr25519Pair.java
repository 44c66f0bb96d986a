package io.serinus.crypto.keys;

import io.serinus.crypto.sr25519.Sr25519Derivation;
import io.serinus.crypto.sr25519.Sr25519KeyPair;
import io.serinus.crypto.sr25519.Sr25519SecretKey;
import java.util.List;

/** An sr25519 account's keys. */
public record Sr25519Pair(Sr25519KeyPair pair) implements KeyPair {
  static Sr25519Pair fromSeed(byte[] seed) {
    return new Sr25519Pair(
        seed.length == 64
            ? Sr25519KeyPair.of(Sr25519SecretKey.fromBytes(seed))
            : Sr25519KeyPair.fromMiniSecret(seed));
  }

  @Override
  public SignatureScheme scheme() {
    return SignatureScheme.SR25519;
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
  public Sr25519Pair derive(List<Junction> path) {
    Sr25519KeyPair derived = pair;
    for (Junction step : path) {
      Sr25519KeyPair parent = derived;
      derived =
          step.hard()
              ? Sr25519Derivation.hard(parent, step.chainCode())
              : Sr25519Derivation.soft(parent, step.chainCode());
      if (parent != pair) {
        parent.destroy();
      }
    }
    return new Sr25519Pair(derived);
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
