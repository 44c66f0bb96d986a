package io.serinus.consensus.grandpa;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple2;
import java.util.List;

/**
 * A voter and how much its vote weighs.
 *
 * @param id the voter's key
 * @param weight a {@code u64}, at least 1 in a valid set
 */
public record Authority(VoterId id, long weight) {
  private static final Codec<Tuple2<VoterId, Long>> FIELDS =
      Tuple2.codec(VoterId.CODEC, Codecs.U64);

  public static final Codec<Authority> CODEC =
      Codecs.mapped(
          FIELDS,
          v -> new Tuple2<>(v.id, v.weight),
          v -> new Authority(v.first(), v.second()),
          FIELDS::type);

  /** An {@code AuthorityList}, as runtimes announce them. */
  public static final Codec<List<Authority>> LIST_CODEC = Codecs.list(CODEC);
}
