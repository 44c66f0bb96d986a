package io.serinus.host.network;

import io.serinus.crypto.keys.Base58;
import io.serinus.scale.Bytes;

/**
 * The name of a peer: a multihash of its public key, or, where the key is short, the key itself in
 * a multihash of the identity function.
 *
 * @param multihash the function's code, the digest's length, and the digest
 */
public record PeerId(Bytes multihash) {
  private static final int IDENTITY = 0x00;
  private static final int SHA2_256 = 0x12;
  private static final int SHA2_256_BYTES = 32;

  /** Longer keys are hashed. */
  private static final int MAX_INLINE_KEY = 42;

  /** The identity multihash of a protobuf with an ed25519 key, up to the key itself. */
  private static final byte[] ED25519_PREFIX = {IDENTITY, 36, 8, 1, 18, 32};

  /**
   * @throws IllegalArgumentException if it is no multihash of a public key
   */
  public PeerId {
    if (!isOfAKey(multihash.toArray())) {
      throw new IllegalArgumentException("no multihash of a public key");
    }
  }

  private static boolean isOfAKey(byte[] multihash) {
    if (multihash.length < 2 || multihash[1] != multihash.length - 2) {
      return false;
    }
    return switch (multihash[0]) {
      case IDENTITY -> multihash[1] <= MAX_INLINE_KEY;
      case SHA2_256 -> multihash[1] == SHA2_256_BYTES;
      default -> false;
    };
  }

  /** That of a peer with this key of 32 bytes. */
  public static PeerId ofEd25519(byte[] publicKey) {
    byte[] multihash = new byte[ED25519_PREFIX.length + publicKey.length];
    System.arraycopy(ED25519_PREFIX, 0, multihash, 0, ED25519_PREFIX.length);
    System.arraycopy(publicKey, 0, multihash, ED25519_PREFIX.length, publicKey.length);
    return new PeerId(Bytes.wrap(multihash));
  }

  /**
   * Reads it in base 58, such as {@code 12D3Koo…} or {@code Qm…}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static PeerId parse(String text) {
    return new PeerId(Bytes.wrap(Base58.decode(text)));
  }

  /** In base 58. */
  @Override
  public String toString() {
    return Base58.encode(multihash.toArray());
  }
}
