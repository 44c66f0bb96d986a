package io.serinus.crypto.keys;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a node keeps its session keys, as secret URIs under their type and public key.
 * Implementations are thread-safe. A store does not know schemes; who asks says which one a type's
 * keys are of.
 */
public interface KeyStore {
  /**
   * Puts a secret in; what was there under the same type and public key is replaced.
   *
   * @param publicKey 32 or 33 bytes, believed as {@code author_insertKey} believes it
   */
  void insert(KeyTypeId type, String uri, byte[] publicKey);

  /** The secret URI under a type and public key. */
  Optional<String> find(KeyTypeId type, byte[] publicKey);

  /** All public keys of a type with the scheme's length, in ascending order. */
  List<byte[]> publicKeys(KeyTypeId type, SignatureScheme scheme);

  /** Puts the pair of a secret URI in and returns its public key. */
  default byte[] insert(KeyTypeId type, SignatureScheme scheme, String uri) {
    KeyPair pair = KeyPair.fromUri(scheme, uri);
    insert(type, uri, pair.publicKey());
    pair.destroy();
    return pair.publicKey();
  }

  /**
   * Puts the pair of a secret URI in for as long as this process runs, as secrets that everybody
   * knows are kept, and returns its public key.
   */
  default byte[] insertEphemeral(KeyTypeId type, SignatureScheme scheme, String uri) {
    return insert(type, scheme, uri);
  }

  /** Makes a new secret, puts it in and returns its public key. */
  default byte[] generate(KeyTypeId type, SignatureScheme scheme) {
    return insert(type, scheme, Mnemonic.generate(12));
  }

  /**
   * The pair under a type and public key.
   *
   * @return empty when there is none, or when the secret under this key makes another one
   */
  default Optional<KeyPair> pair(KeyTypeId type, SignatureScheme scheme, byte[] publicKey) {
    Optional<KeyPair> found = find(type, publicKey).map(uri -> KeyPair.fromUri(scheme, uri));
    if (found.isPresent() && !Arrays.equals(found.get().publicKey(), publicKey)) {
      found.get().destroy();
      return Optional.empty();
    }
    return found;
  }

  /** Whether there is a secret under a type and public key. */
  default boolean contains(KeyTypeId type, byte[] publicKey) {
    return find(type, publicKey).isPresent();
  }
}
