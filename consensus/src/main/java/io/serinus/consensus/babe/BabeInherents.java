package io.serinus.consensus.babe;

import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;

/** What an author tells the runtime of time. */
final class BabeInherents {
  private BabeInherents() {}

  /**
   * The time and the slot.
   *
   * @param now in ms since 1970
   */
  static InherentData of(long now, Slot slot) {
    return InherentData.EMPTY
        .with(InherentData.TIMESTAMP, u64(now))
        .with(InherentData.BABE_SLOT, u64(slot.number()));
  }

  private static Bytes u64(long value) {
    return Bytes.wrap(new ScaleWriter(8).writeU64(value).toByteArray());
  }
}
