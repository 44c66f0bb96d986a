package io.serinus.pallet.babe;

import io.serinus.pallet.ristretto.VrfBytes;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.VrfSignature;
import io.serinus.scale.Bytes;
import java.util.Optional;

/** The random bytes of a block's VRF output, which whoever imported the block has verified. */
final class VrfOutput {
  private static final byte[] CONTEXT = Bytes.ofText("BabeVRFInOutContext").unsafeArray();
  private static final int LENGTH = 32;

  private VrfOutput() {}

  /** The bytes; empty where the key or the output is no point of the group. */
  static Optional<Bytes> of(
      BabeId author, Bytes randomness, Slot slot, long epoch, VrfSignature signature) {
    return VrfBytes.ofSlot(
            author.unsafeArray(),
            signature.preOutput().unsafeArray(),
            slot.number(),
            epoch,
            randomness.unsafeArray(),
            CONTEXT,
            LENGTH)
        .map(Bytes::wrap);
  }
}
