package io.serinus.node.cli.key;

import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.keys.Junction;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.SecretUri;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.crypto.keys.Sr25519Pair;
import io.serinus.crypto.sr25519.Sr25519Derivation;
import io.serinus.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the seed at the end of a secret URI's path. */
final class SecretSeeds {
  private SecretSeeds() {}

  /** The seed; nothing where the path has a soft step, after which there is none. */
  static Optional<byte[]> of(SignatureScheme scheme, SecretUri uri) {
    byte[] seed = uri.rootSeed();
    KeyPair pair = KeyPair.fromSeed(scheme, seed);
    for (Junction step : uri.path()) {
      if (!step.hard()) {
        return Optional.empty();
      }
      seed = next(scheme, seed, pair, step.chainCode());
      pair = KeyPair.fromSeed(scheme, seed);
    }
    return Optional.of(seed);
  }

  private static byte[] next(SignatureScheme scheme, byte[] seed, KeyPair pair, byte[] chainCode) {
    if (pair instanceof Sr25519Pair(var keys)) {
      return Sr25519Derivation.hardMiniSecret(keys.secret(), chainCode);
    }
    String label = scheme == SignatureScheme.ED25519 ? "Ed25519HDKD" : "Secp256k1HDKD";
    return Hashing.blake2b256(
        new ScaleWriter()
            .writeBytes(label.getBytes(StandardCharsets.US_ASCII))
            .writeFixed(seed)
            .writeFixed(chainCode)
            .toByteArray());
  }
}
