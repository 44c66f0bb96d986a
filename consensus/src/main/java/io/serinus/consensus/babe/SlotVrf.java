package io.serinus.consensus.babe;

import io.serinus.crypto.sr25519.Transcript;
import io.serinus.crypto.sr25519.Vrf;
import io.serinus.crypto.sr25519.VrfInOut;
import io.serinus.primitives.H256;
import io.serinus.primitives.H512;
import io.serinus.primitives.consensus.BabeEpoch;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.VrfSignature;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The verifiable random function of slots: what goes in, and what lottery number comes out. */
final class SlotVrf {
  private static final byte[] LOTTERY = "substrate-babe-vrf".getBytes(StandardCharsets.US_ASCII);
  private static final int LOTTERY_BYTES = 16;

  private SlotVrf() {}

  /** The input for a slot of an epoch. */
  static Transcript transcript(BabeEpoch epoch, Slot slot) {
    return new Transcript("BABE")
        .appendU64("slot number", slot.number())
        .appendU64("current epoch", epoch.epochIndex())
        .append("chain randomness", epoch.randomness().unsafeArray());
  }

  /** The lottery number of a VRF output, below 2^128. */
  static BigInteger lotteryNumber(VrfInOut inOut) {
    byte[] littleEndian = inOut.makeBytes(LOTTERY, LOTTERY_BYTES);
    byte[] bigEndian = new byte[LOTTERY_BYTES];
    for (int i = 0; i < LOTTERY_BYTES; i++) {
      bigEndian[i] = littleEndian[LOTTERY_BYTES - 1 - i];
    }
    return new BigInteger(1, bigEndian);
  }

  /** Input and output if the proof holds. */
  static Optional<VrfInOut> verify(
      BabeEpoch epoch, Slot slot, BabeId author, VrfSignature signature) {
    return Vrf.verify(
        new io.serinus.crypto.sr25519.VrfSignature(
            signature.preOutput().unsafeArray(), signature.proof().unsafeArray()),
        author.unsafeArray(),
        transcript(epoch, slot));
  }

  /** As digests carry it. */
  static VrfSignature encodable(io.serinus.crypto.sr25519.VrfSignature signature) {
    return new VrfSignature(H256.wrap(signature.preOutput()), H512.of(signature.proof()));
  }
}
