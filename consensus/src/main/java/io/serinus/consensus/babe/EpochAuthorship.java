package io.serinus.consensus.babe;

import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.BabeEpoch;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The slots of an epoch that one of the node's keys may author in, as {@code babe_epochAuthorship}
 * tells them.
 *
 * @param primary slots that are won
 * @param secondary slots whose turn it is, without a VRF output
 * @param secondaryVrf slots whose turn it is, with a VRF output
 */
public record EpochAuthorship(List<Slot> primary, List<Slot> secondary, List<Slot> secondaryVrf) {
  /** The slots of each key of the node that is an authority of the epoch. */
  public static Map<BabeId, EpochAuthorship> of(BabeEpoch epoch, BabeKeys keys) {
    Map<BabeId, EpochAuthorship> all = new LinkedHashMap<>();
    for (Authority<BabeId> authority : epoch.authorities()) {
      if (keys.pair(authority.id()).isPresent()) {
        all.put(authority.id(), of(epoch, authority.id(), keys));
      }
    }
    return all;
  }

  private static EpochAuthorship of(BabeEpoch epoch, BabeId id, BabeKeys keys) {
    SlotClaims claims =
        new SlotClaims(other -> other.equals(id) ? keys.pair(id) : java.util.Optional.empty());
    EpochAuthorship own =
        new EpochAuthorship(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int size = epoch.authorities().size();
    boolean vrf = epoch.config().allowedSlots().secondaryVrf();
    boolean plain = epoch.config().allowedSlots().secondaryPlain();
    for (long i = 0; i < epoch.duration(); i++) {
      Slot slot = epoch.startSlot().plus(i);
      if (claims.primary(slot, epoch).isPresent()) {
        own.primary.add(slot);
        continue;
      }
      OptionalInt turn = SecondaryAuthor.of(slot, epoch.randomness(), size);
      if (turn.isPresent() && epoch.authorities().get(turn.getAsInt()).id().equals(id)) {
        if (vrf) {
          own.secondaryVrf.add(slot);
        } else if (plain) {
          own.secondary.add(slot);
        }
      }
    }
    return own;
  }
}
