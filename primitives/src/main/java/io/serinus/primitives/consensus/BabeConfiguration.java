package io.serinus.primitives.consensus;

import io.serinus.primitives.H256;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * How BABE starts.
 *
 * @param slotDuration in milliseconds
 * @param epochLength in slots
 */
public record BabeConfiguration(
    long slotDuration,
    long epochLength,
    Fraction c,
    List<Authority<BabeId>> authorities,
    H256 randomness,
    AllowedSlots allowedSlots) {
  private static final Codec<List<Authority<BabeId>>> AUTHORITIES =
      Codecs.list(Authority.codec(BabeId.CODEC));

  public static final Codec<BabeConfiguration> CODEC =
      Codecs.of(
          (v, out) -> {
            Codecs.U64.encode(v.slotDuration(), out);
            Codecs.U64.encode(v.epochLength(), out);
            Fraction.CODEC.encode(v.c(), out);
            AUTHORITIES.encode(v.authorities(), out);
            H256.ARRAY.encode(v.randomness(), out);
            AllowedSlots.CODEC.encode(v.allowedSlots(), out);
          },
          in ->
              new BabeConfiguration(
                  Codecs.U64.decode(in),
                  Codecs.U64.decode(in),
                  Fraction.CODEC.decode(in),
                  AUTHORITIES.decode(in),
                  H256.ARRAY.decode(in),
                  AllowedSlots.CODEC.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_consensus_babe::BabeConfiguration",
                  List.of(
                      new TypeInfo.Field("slot_duration", Codecs.U64::type, "u64"),
                      new TypeInfo.Field("epoch_length", Codecs.U64::type, "u64"),
                      new TypeInfo.Field("c", Fraction.CODEC::type, "(u64, u64)"),
                      new TypeInfo.Field(
                          "authorities",
                          AUTHORITIES::type,
                          "Vec<(AuthorityId, BabeAuthorityWeight)>"),
                      new TypeInfo.Field("randomness", H256.ARRAY::type, "Randomness"),
                      new TypeInfo.Field(
                          "allowed_slots", AllowedSlots.CODEC::type, "AllowedSlots"))));

  public BabeConfiguration {
    authorities = List.copyOf(authorities);
  }
}
