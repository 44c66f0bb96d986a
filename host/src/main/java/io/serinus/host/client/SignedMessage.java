package io.serinus.host.client;

import io.serinus.crypto.hash.Hashing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A signature and all that it depends on. Equal ones are good or bad together. The parts themselves
 * are compared: that is cheaper than a hash over them would be, and needs no trust in one.
 */
final class SignedMessage {
  /** The kinds of signature. */
  enum Scheme {
    ED25519,
    SR25519,
    ECDSA,
    ECDSA_PREHASHED
  }

  /** Longer messages are kept as their hash; transactions sign no longer ones. */
  private static final int MAX_MESSAGE = 256;

  private final Scheme scheme;
  private final byte[] signature;
  private final byte[] publicKey;
  private final int length;
  private final byte[] message;
  private final int hash;

  /** Keeps the arrays, which must not change any more. */
  SignedMessage(Scheme scheme, byte[] signature, byte[] message, byte[] publicKey) {
    this.scheme = scheme;
    this.signature = signature;
    this.publicKey = publicKey;
    this.length = message.length;
    this.message = message.length > MAX_MESSAGE ? Hashing.blake2b256(message) : message;
    this.hash = Arrays.hashCode(signature);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SignedMessage o
        && hash == o.hash
        && scheme == o.scheme
        && length == o.length
        && Arrays.equals(signature, o.signature)
        && Arrays.equals(publicKey, o.publicKey)
        && Arrays.equals(message, o.message);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
