package io.serinus.primitives.consensus;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * One who may author or vote; a tuple to metadata.
 *
 * @param id the public key
 * @param weight how much the vote or the turn counts, an unsigned {@code u64}
 */
public record Authority<I>(I id, long weight) {
  /** The codec of {@code (AuthorityId, u64)}. */
  public static <I> Codec<Authority<I>> codec(Codec<I> id) {
    return Codecs.of(
        (v, out) -> {
          id.encode(v.id(), out);
          out.writeU64(v.weight());
        },
        in -> new Authority<>(id.decode(in), in.readU64()),
        () -> new TypeInfo.Tuple(List.of(id::type, Codecs.U64::type)));
  }
}
