package io.serinus.rpc.backend;

/** The keys that the node signs with. Kinds are 4 ASCII bytes such as {@code babe}. */
public interface KeyBackend {
  /**
   * Keeps a key.
   *
   * @param kind its kind
   * @param suri the secret: a phrase, a seed, or a derivation of one
   * @param publicKey the public key that belongs to it
   * @throws BackendException if the secret is none, or can't be kept
   */
  void insert(String kind, String suri, byte[] publicKey) throws BackendException;

  /** Makes new session keys and keeps them; the public ones as the runtime encodes them. */
  byte[] rotate() throws BackendException;

  /** Whether the secret of this public key is there. */
  boolean has(byte[] publicKey, String kind);
}
