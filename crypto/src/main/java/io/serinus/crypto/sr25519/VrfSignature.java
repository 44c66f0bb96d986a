package io.serinus.crypto.sr25519;

import java.util.Arrays;

/**
 * What the holder of a secret publishes of the verifiable random function: the 32-byte pre-output
 * and the 64-byte proof (challenge and response) that it belongs to the input and the public key.
 */
public record VrfSignature(byte[] preOutput, byte[] proof) {
  /** Checks the lengths and copies. */
  public VrfSignature {
    if (preOutput.length != 32 || proof.length != 64) {
      throw new IllegalArgumentException(
          "a VRF signature has 32 and 64 bytes, not " + preOutput.length + " and " + proof.length);
    }
    preOutput = preOutput.clone();
    proof = proof.clone();
  }

  @Override
  public byte[] preOutput() {
    return preOutput.clone();
  }

  @Override
  public byte[] proof() {
    return proof.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VrfSignature that
        && Arrays.equals(preOutput, that.preOutput)
        && Arrays.equals(proof, that.proof);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(preOutput) + Arrays.hashCode(proof);
  }
}
