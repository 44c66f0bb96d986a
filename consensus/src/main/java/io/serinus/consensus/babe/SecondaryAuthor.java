package io.serinus.consensus.babe;

import io.serinus.crypto.hash.Hashing;
import io.serinus.primitives.H256;
import io.serinus.primitives.consensus.Slot;
import io.serinus.scale.ScaleWriter;
import java.math.BigInteger;
import java.util.OptionalInt;

/** Who may author in a slot that nobody wins. */
final class SecondaryAuthor {
  private SecondaryAuthor() {}

  /**
   * The index of the author; nothing where there are no authorities.
   *
   * @param randomness the epoch's
   * @param authorities how many there are
   */
  static OptionalInt of(Slot slot, H256 randomness, int authorities) {
    if (authorities == 0) {
      return OptionalInt.empty();
    }
    byte[] input =
        new ScaleWriter(40)
            .writeFixed(randomness.unsafeArray())
            .writeU64(slot.number())
            .toByteArray();
    // Read as a big-endian number, as the hash is written.
    BigInteger number = new BigInteger(1, Hashing.blake2b256(input));
    return OptionalInt.of(number.mod(BigInteger.valueOf(authorities)).intValue());
  }
}
