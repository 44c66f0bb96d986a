package io.serinus.crypto.keys;

import io.serinus.crypto.ed25519.Ed25519;
import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.secp256k1.Secp256k1;
import io.serinus.crypto.sr25519.Sr25519;
import java.util.Arrays;
import java.util.HexFormat;

/** A signature of any scheme, as the signature of an account (FRAME's {@code MultiSignature}). */
public record MultiSignature(SignatureScheme scheme, byte[] bytes) {
  /** Checks the length (64 bytes, 65 with ECDSA) and copies. */
  public MultiSignature {
    if (bytes.length != scheme.signatureLength()) {
      throw new IllegalArgumentException(
          "an " + scheme.id() + " signature has not " + bytes.length + " bytes");
    }
    bytes = bytes.clone();
  }

  /** The signature of a scheme. */
  public static MultiSignature of(SignatureScheme scheme, byte[] bytes) {
    return new MultiSignature(scheme, bytes);
  }

  /**
   * Whether the account signed the message. An ECDSA key is recovered, and the account id is the
   * BLAKE2b-256 of it.
   *
   * @param accountId 32 bytes
   */
  public boolean verify(byte[] message, byte[] accountId) {
    return switch (scheme) {
      case ED25519 -> Ed25519.verify(bytes, message, accountId);
      case SR25519 -> Sr25519.verify(bytes, message, accountId);
      case ECDSA ->
          Secp256k1.recover(bytes, Hashing.blake2b256(message))
              .compressedKey()
              .map(Hashing::blake2b256)
              .filter(id -> Arrays.equals(id, accountId))
              .isPresent();
    };
  }

  /** Whether the holder of a public key (33 bytes with ECDSA) signed the message. */
  public boolean verifyByKey(byte[] message, byte[] publicKey) {
    return switch (scheme) {
      case ED25519 -> Ed25519.verify(bytes, message, publicKey);
      case SR25519 -> Sr25519.verify(bytes, message, publicKey);
      case ECDSA -> Secp256k1.verify(bytes, Hashing.blake2b256(message), publicKey);
    };
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MultiSignature that
        && scheme == that.scheme
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * scheme.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return scheme.id() + ":0x" + HexFormat.of().formatHex(bytes);
  }
}
