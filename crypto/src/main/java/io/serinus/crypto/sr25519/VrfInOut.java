package io.serinus.crypto.sr25519;

import io.serinus.crypto.curve25519.EdwardsPoint;
import io.serinus.crypto.curve25519.Ristretto;

/** An input of the verifiable random function with its output, both as points and as bytes. */
public final class VrfInOut {
  private final EdwardsPoint input;
  private final EdwardsPoint output;
  private final byte[] inputBytes;
  private final byte[] outputBytes;

  VrfInOut(EdwardsPoint input, EdwardsPoint output) {
    this.input = input;
    this.output = output;
    this.inputBytes = Ristretto.encode(input);
    this.outputBytes = Ristretto.encode(output);
  }

  EdwardsPoint input() {
    return input;
  }

  EdwardsPoint output() {
    return output;
  }

  byte[] inputBytes() {
    return inputBytes;
  }

  byte[] outputBytes() {
    return outputBytes;
  }

  /** The 32-byte pre-output, which goes into a {@link VrfSignature}. */
  public byte[] preOutput() {
    return outputBytes.clone();
  }

  /**
   * The random bytes themselves, as many as wanted, under a context that says what for (BABE:
   * {@code "substrate-babe-vrf"} for the slot lottery, {@code "BabeVRFInOutContext"} for epoch
   * randomness).
   */
  public byte[] makeBytes(byte[] context, int length) {
    return new Transcript("VRFResult")
        .append("", context)
        .append("vrf-in", inputBytes)
        .append("vrf-out", outputBytes)
        .challengeBytes("", length);
  }
}
