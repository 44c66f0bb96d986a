package io.serinus.primitives.consensus;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * Two different votes of one voter where one was due.
 *
 * @param roundNumber an unsigned {@code u64}
 */
public record VoteEquivocation<V>(
    long roundNumber, GrandpaId identity, SignedVote<V> first, SignedVote<V> second) {
  public static <V> Codec<VoteEquivocation<V>> codec(Codec<V> vote) {
    Codec<SignedVote<V>> signed = SignedVote.codec(vote);
    return Codecs.of(
        (v, out) -> {
          out.writeU64(v.roundNumber());
          GrandpaId.CODEC.encode(v.identity(), out);
          signed.encode(v.first(), out);
          signed.encode(v.second(), out);
        },
        in ->
            new VoteEquivocation<>(
                in.readU64(), GrandpaId.CODEC.decode(in), signed.decode(in), signed.decode(in)),
        () ->
            new TypeInfo.Composite(
                "finality_grandpa::Equivocation",
                List.of(
                    new TypeInfo.Param("Id", GrandpaId.CODEC::type),
                    new TypeInfo.Param("V", vote::type),
                    new TypeInfo.Param("S", GrandpaSignature.CODEC::type)),
                List.of(
                    new TypeInfo.Field("round_number", Codecs.U64::type, "u64"),
                    new TypeInfo.Field("identity", GrandpaId.CODEC::type, "Id"),
                    new TypeInfo.Field("first", signed::type, "(V, S)"),
                    new TypeInfo.Field("second", signed::type, "(V, S)")),
                ""));
  }
}
