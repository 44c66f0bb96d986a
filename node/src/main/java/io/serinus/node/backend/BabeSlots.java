package io.serinus.node.backend;

import io.serinus.consensus.ConsensusService;
import io.serinus.consensus.babe.EpochAuthorship;
import io.serinus.crypto.keys.Ss58Address;
import io.serinus.primitives.consensus.Slot;
import io.serinus.rpc.backend.BabeBackend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The block production engine, from the consensus service. */
final class BabeSlots implements BabeBackend {
  private final ConsensusService consensus;
  private final int addressPrefix;

  /**
   * @param addressPrefix of the addresses that authorities are shown by
   */
  BabeSlots(ConsensusService consensus, int addressPrefix) {
    this.consensus = consensus;
    this.addressPrefix = addressPrefix;
  }

  @Override
  public Map<String, Slots> epochAuthorship() {
    Map<String, Slots> slots = new LinkedHashMap<>();
    consensus
        .author()
        .epochAuthorship()
        .forEach(
            (key, claims) ->
                slots.put(Ss58Address.encode(addressPrefix, key.toArray()), translate(claims)));
    return slots;
  }

  private static Slots translate(EpochAuthorship claims) {
    return new Slots(
        numbers(claims.primary()), numbers(claims.secondary()), numbers(claims.secondaryVrf()));
  }

  private static List<Long> numbers(List<Slot> slots) {
    return slots.stream().map(Slot::number).toList();
  }
}
