package io.serinus.crypto.keys;

import java.util.Arrays;
import java.util.Locale;

/** The signature schemes of accounts, in the order of {@code MultiSignature}'s variants. */
public enum SignatureScheme {
  /** Edwards curve, RFC 8032 and ZIP 215. */
  ED25519,
  /** Schnorr on ristretto255. */
  SR25519,
  /** secp256k1 with recovery, over BLAKE2b-256. */
  ECDSA;

  /** The name users write: {@code ed25519}, {@code sr25519} or {@code ecdsa}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The scheme users call so.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static SignatureScheme ofId(String id) {
    return Arrays.stream(values())
        .filter(scheme -> scheme.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no signature scheme: " + id));
  }

  /** Bytes of a public key. */
  public int publicKeyLength() {
    return this == ECDSA ? 33 : 32;
  }

  /** Bytes of a signature. */
  public int signatureLength() {
    return this == ECDSA ? 65 : 64;
  }
}
