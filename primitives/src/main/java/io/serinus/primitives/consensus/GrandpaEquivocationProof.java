package io.serinus.primitives.consensus;

import io.serinus.primitives.H256;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * That a voter voted twice in a set.
 *
 * @param setId the number of the set of voters, an unsigned {@code u64}
 */
public record GrandpaEquivocationProof(long setId, GrandpaEquivocation equivocation) {
  public static final Codec<GrandpaEquivocationProof> CODEC =
      Codecs.of(
          (v, out) -> {
            Codecs.U64.encode(v.setId(), out);
            GrandpaEquivocation.CODEC.encode(v.equivocation(), out);
          },
          in ->
              new GrandpaEquivocationProof(
                  Codecs.U64.decode(in), GrandpaEquivocation.CODEC.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_consensus_grandpa::EquivocationProof",
                  List.of(
                      new TypeInfo.Param("H", H256.CODEC::type),
                      new TypeInfo.Param("N", Codecs.U32::type)),
                  List.of(
                      new TypeInfo.Field("set_id", Codecs.U64::type, "SetId"),
                      new TypeInfo.Field(
                          "equivocation", GrandpaEquivocation.CODEC::type, "Equivocation<H, N>")),
                  ""));
}
