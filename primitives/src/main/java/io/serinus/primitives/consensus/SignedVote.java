package io.serinus.primitives.consensus;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** A vote and the signature of what {@link GrandpaMessage#localized} makes of it; a tuple. */
public record SignedVote<V>(V vote, GrandpaSignature signature) {
  public static <V> Codec<SignedVote<V>> codec(Codec<V> vote) {
    return Codecs.of(
        (v, out) -> {
          vote.encode(v.vote(), out);
          GrandpaSignature.CODEC.encode(v.signature(), out);
        },
        in -> new SignedVote<>(vote.decode(in), GrandpaSignature.CODEC.decode(in)),
        () -> new TypeInfo.Tuple(List.of(vote::type, GrandpaSignature.CODEC::type)));
  }
}
