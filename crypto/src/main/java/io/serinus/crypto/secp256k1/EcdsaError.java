package io.serinus.crypto.secp256k1;

/** Why no public key could be recovered; the ordinals are those of the Host API. */
public enum EcdsaError {
  /** r or s is zero or, where that matters, not below the group order. */
  BAD_RS,
  /** The recovery id is not one of 0 to 3. */
  BAD_V,
  /** No public key makes this signature. */
  BAD_SIGNATURE
}
