package io.serinus.primitives.consensus;

import io.serinus.primitives.H256;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * An epoch of BABE.
 *
 * @param duration in slots
 */
public record BabeEpoch(
    long epochIndex,
    Slot startSlot,
    long duration,
    List<Authority<BabeId>> authorities,
    H256 randomness,
    BabeEpochConfiguration config) {
  private static final Codec<List<Authority<BabeId>>> AUTHORITIES =
      Codecs.list(Authority.codec(BabeId.CODEC));

  public static final Codec<BabeEpoch> CODEC =
      Codecs.of(
          (v, out) -> {
            Codecs.U64.encode(v.epochIndex(), out);
            Slot.CODEC.encode(v.startSlot(), out);
            Codecs.U64.encode(v.duration(), out);
            AUTHORITIES.encode(v.authorities(), out);
            H256.ARRAY.encode(v.randomness(), out);
            BabeEpochConfiguration.CODEC.encode(v.config(), out);
          },
          in ->
              new BabeEpoch(
                  Codecs.U64.decode(in),
                  Slot.CODEC.decode(in),
                  Codecs.U64.decode(in),
                  AUTHORITIES.decode(in),
                  H256.ARRAY.decode(in),
                  BabeEpochConfiguration.CODEC.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_consensus_babe::Epoch",
                  List.of(
                      new TypeInfo.Field("epoch_index", Codecs.U64::type, "u64"),
                      new TypeInfo.Field("start_slot", Slot.CODEC::type, "Slot"),
                      new TypeInfo.Field("duration", Codecs.U64::type, "u64"),
                      new TypeInfo.Field(
                          "authorities",
                          AUTHORITIES::type,
                          "Vec<(AuthorityId, BabeAuthorityWeight)>"),
                      new TypeInfo.Field("randomness", H256.ARRAY::type, "Randomness"),
                      new TypeInfo.Field(
                          "config",
                          BabeEpochConfiguration.CODEC::type,
                          "BabeEpochConfiguration"))));

  public BabeEpoch {
    authorities = List.copyOf(authorities);
  }
}
