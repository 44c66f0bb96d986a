package io.serinus.consensus.babe;

import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.SlotEquivocationProof;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Remembers who has authored what in the last slots, and finds who has done so twice in one. Each
 * offender is found once a slot. Not thread-safe.
 */
public final class EquivocationWatch {
  /** So many slots are remembered; what is older cannot be reported usefully. */
  static final long WINDOW = 1000;

  private final TreeMap<Slot, Map<BabeId, Optional<Header>>> seen = new TreeMap<>();

  /**
   * Notes a header, which has been verified.
   *
   * @param now the current slot
   * @return the proof, if its author has signed another header of the same slot
   */
  public Optional<SlotEquivocationProof> note(Slot now, Slot slot, BabeId author, Header header) {
    long oldest = Math.max(0, now.number() - WINDOW);
    seen.headMap(new Slot(oldest)).clear();
    if (slot.number() < oldest) {
      return Optional.empty();
    }
    Map<BabeId, Optional<Header>> authors = seen.computeIfAbsent(slot, s -> new HashMap<>());
    Optional<Header> before = authors.putIfAbsent(author, Optional.of(header));
    if (before == null || before.isEmpty() || before.get().equals(header)) {
      return Optional.empty();
    }
    authors.put(author, Optional.empty());
    return Optional.of(new SlotEquivocationProof(author, slot, before.get(), header));
  }
}
