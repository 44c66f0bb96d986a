package io.serinus.pallet.ristretto;

import java.util.Optional;

/**
 * The random bytes of sr25519's verifiable random function, as schnorrkel makes them of an input, a
 * key and its pre-output. That these belong together is not checked: whoever imported the block has
 * verified the proof.
 */
public final class VrfBytes {
  private static final int HASH_LENGTH = 64;

  private VrfBytes() {}

  /**
   * BABE's bytes of a slot.
   *
   * @param publicKey the author's, 32 bytes
   * @param preOutput 32 bytes
   * @param randomness the epoch's, 32 bytes
   * @param context what the bytes are for
   * @param length how many
   * @return empty where the key or the pre-output is no element of the group, or the pre-output is
   *     the neutral one
   */
  public static Optional<byte[]> ofSlot(
      byte[] publicKey,
      byte[] preOutput,
      long slot,
      long epoch,
      byte[] randomness,
      byte[] context,
      int length) {
    if (isNeutral(preOutput)
        || !Ristretto.isElement(preOutput)
        || !Ristretto.isElement(publicKey)) {
      return Optional.empty();
    }
    byte[] uniform =
        new Transcript("BABE")
            .append("slot number", slot)
            .append("current epoch", epoch)
            .append("chain randomness", randomness)
            .append("vrf-nm-pk", publicKey)
            .challenge("VRFHash", HASH_LENGTH);
    return Optional.of(
        new Transcript("VRFResult")
            .append("", context)
            .append("vrf-in", Ristretto.hash(uniform))
            .append("vrf-out", preOutput)
            .challenge("", length));
  }

  private static boolean isNeutral(byte[] element) {
    for (byte b : element) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }
}
