package io.serinus.primitives.consensus;

import io.serinus.primitives.H256;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * A vote of a round's first half.
 *
 * @param targetNumber a {@code u32}
 */
public record GrandpaPrevote(H256 targetHash, long targetNumber) {
  public static final Codec<GrandpaPrevote> CODEC =
      Codecs.of(
          (v, out) -> {
            H256.CODEC.encode(v.targetHash(), out);
            Codecs.U32.encode(v.targetNumber(), out);
          },
          in -> new GrandpaPrevote(H256.CODEC.decode(in), Codecs.U32.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "finality_grandpa::Prevote",
                  List.of(
                      new TypeInfo.Param("H", H256.CODEC::type),
                      new TypeInfo.Param("N", Codecs.U32::type)),
                  List.of(
                      new TypeInfo.Field("target_hash", H256.CODEC::type, "H"),
                      new TypeInfo.Field("target_number", Codecs.U32::type, "N")),
                  ""));
}
