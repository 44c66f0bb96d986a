package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple4;
import java.util.Optional;

/**
 * What a round has come to so far.
 *
 * @param prevoteGhost the highest block that a supermajority of prevotes stands behind
 * @param finalized the highest block that prevotes and precommits finalize
 * @param estimate the highest block that might have been finalized in the round, as far as can be
 *     told
 * @param completable whether the estimate is all that can come of the round
 */
public record RoundState(
    Optional<BlockRef> prevoteGhost,
    Optional<BlockRef> finalized,
    Optional<BlockRef> estimate,
    boolean completable) {
  private static final Codec<Optional<BlockRef>> MAYBE = Codecs.optional(BlockRef.CODEC);
  private static final Codec<
          Tuple4<Optional<BlockRef>, Optional<BlockRef>, Optional<BlockRef>, Boolean>>
      FIELDS = Tuple4.codec(MAYBE, MAYBE, MAYBE, Codecs.BOOL);

  public static final Codec<RoundState> CODEC =
      Codecs.mapped(
          FIELDS,
          v -> new Tuple4<>(v.prevoteGhost, v.finalized, v.estimate, v.completable),
          v -> new RoundState(v.first(), v.second(), v.third(), v.fourth()),
          FIELDS::type);

  /** The state of a round before the first: it finalized the block that voting starts from. */
  public static RoundState startingFrom(BlockRef base) {
    Optional<BlockRef> all = Optional.of(base);
    return new RoundState(all, all, all, true);
  }
}
