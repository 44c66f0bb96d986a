package io.serinus.crypto.ed25519;

import io.serinus.crypto.curve25519.EdwardsPoint;
import io.serinus.crypto.curve25519.Scalars;
import io.serinus.crypto.curve25519.SchnorrEquation;
import io.serinus.crypto.hash.Hashing;
import java.util.Arrays;

/** Verification of ed25519 signatures: 64 bytes, by 32-byte public keys. */
public final class Ed25519 {
  private Ed25519() {}

  /**
   * Whether a signature is good by ZIP 215: the response is below the group order, key and
   * commitment are points in any encoding, and the equation holds after multiplication by the
   * cofactor. Malformed input is not good.
   */
  public static boolean verify(byte[] signature, byte[] message, byte[] publicKey) {
    if (!isWellFormed(signature, publicKey)) {
      return false;
    }
    EdwardsPoint key = EdwardsPoint.decodeVartime(publicKey, 0);
    EdwardsPoint commitment = EdwardsPoint.decodeVartime(signature, 0);
    if (key == null || commitment == null) {
      return false;
    }
    byte[] challenge = challenge(signature, message, publicKey);
    return SchnorrEquation.differenceMultiple(key, commitment, challenge, response(signature))
        .isSmallOrder();
  }

  static boolean isWellFormed(byte[] signature, byte[] publicKey) {
    return signature.length == 64 && publicKey.length == 32 && Scalars.isCanonical(signature, 32);
  }

  static byte[] response(byte[] signature) {
    return Arrays.copyOfRange(signature, 32, 64);
  }

  static byte[] challenge(byte[] signature, byte[] message, byte[] publicKey) {
    return Scalars.reduceWide(Hashing.sha512(Arrays.copyOf(signature, 32), publicKey, message));
  }
}
