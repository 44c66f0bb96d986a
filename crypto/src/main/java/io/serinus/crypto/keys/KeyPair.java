package io.serinus.crypto.keys;

import io.serinus.crypto.hash.Hashing;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.Destroyable;

/**
 * A secret key of an account with its public key. {@link #destroy} wipes the secret; afterwards
 * every use of it throws {@link IllegalStateException}. No {@code toString} shows it.
 */
public sealed interface KeyPair extends Destroyable permits Ed25519Pair, Sr25519Pair, EcdsaPair {
  /** The scheme. */
  SignatureScheme scheme();

  /** The public key: 32 bytes, or 33 of a compressed ECDSA key. */
  byte[] publicKey();

  /** Signs a message as Substrate does: 64 bytes, or 65 with ECDSA. */
  byte[] sign(byte[] message);

  /**
   * The pair at the end of a path from this one.
   *
   * @throws IllegalArgumentException for a soft step of a scheme that has none
   */
  KeyPair derive(List<Junction> path);

  @Override
  void destroy();

  /** Signs a message and says by which scheme. */
  default MultiSignature multiSign(byte[] message) {
    return MultiSignature.of(scheme(), sign(message));
  }

  /** The 32-byte account id: the public key, or its BLAKE2b-256 if it is an ECDSA key. */
  default byte[] accountId() {
    return scheme() == SignatureScheme.ECDSA ? Hashing.blake2b256(publicKey()) : publicKey();
  }

  /** The account's address on the network with this prefix. */
  default String address(int prefix) {
    return Ss58Address.encode(prefix, accountId());
  }

  /**
   * The pair of a seed: 32 bytes, or 64 of an expanded sr25519 secret.
   *
   * @throws IllegalArgumentException when the seed is not one of the scheme
   */
  static KeyPair fromSeed(SignatureScheme scheme, byte[] seed) {
    return switch (scheme) {
      case ED25519 -> Ed25519Pair.fromSeed(seed);
      case SR25519 -> Sr25519Pair.fromSeed(seed);
      case ECDSA -> EcdsaPair.fromSeed(seed);
    };
  }

  /**
   * The pair of a secret URI such as {@code //Alice}.
   *
   * @throws IllegalArgumentException when the URI, its mnemonic or its seed is not valid
   */
  static KeyPair fromUri(SignatureScheme scheme, String uri) {
    return fromUri(scheme, SecretUri.parse(uri));
  }

  /**
   * The pair of a parsed secret URI.
   *
   * @throws IllegalArgumentException when its mnemonic or its seed is not valid
   */
  static KeyPair fromUri(SignatureScheme scheme, SecretUri uri) {
    byte[] seed = uri.rootSeed();
    KeyPair root = fromSeed(scheme, seed);
    Arrays.fill(seed, (byte) 0);
    if (uri.path().isEmpty()) {
      return root;
    }
    KeyPair derived = root.derive(uri.path());
    root.destroy();
    return derived;
  }
}
