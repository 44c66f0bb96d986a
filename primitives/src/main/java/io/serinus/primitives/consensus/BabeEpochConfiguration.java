package io.serinus.primitives.consensus;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * What of BABE may change from epoch to epoch.
 *
 * @param c how many of the slots have a primary author, on average
 */
public record BabeEpochConfiguration(Fraction c, AllowedSlots allowedSlots) {
  public static final Codec<BabeEpochConfiguration> CODEC =
      Codecs.of(
          (v, out) -> {
            Fraction.CODEC.encode(v.c(), out);
            AllowedSlots.CODEC.encode(v.allowedSlots(), out);
          },
          in ->
              new BabeEpochConfiguration(Fraction.CODEC.decode(in), AllowedSlots.CODEC.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_consensus_babe::BabeEpochConfiguration",
                  List.of(
                      new TypeInfo.Field("c", Fraction.CODEC::type, "(u64, u64)"),
                      new TypeInfo.Field(
                          "allowed_slots", AllowedSlots.CODEC::type, "AllowedSlots"))));
}
