package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple5;
import java.util.List;
import java.util.Optional;

/**
 * The votes of a completed round, for a voter who has fallen behind.
 *
 * @param setId the set of the round
 * @param round its number
 * @param base the block the round's votes build on
 */
public record CatchUp(
    long setId, long round, List<SignedVote> prevotes, List<SignedVote> precommits, BlockRef base) {
  private static final Codec<Tuple5<Long, Long, List<SignedVote>, List<SignedVote>, BlockRef>>
      FIELDS =
          Tuple5.codec(
              Codecs.U64,
              Codecs.U64,
              Codecs.list(SignedVote.PREVOTE_CODEC),
              Codecs.list(SignedVote.PRECOMMIT_CODEC),
              BlockRef.CODEC);

  public static final Codec<CatchUp> CODEC =
      Codecs.mapped(
          FIELDS,
          v -> new Tuple5<>(v.setId, v.round, v.prevotes, v.precommits, v.base),
          v -> new CatchUp(v.first(), v.second(), v.third(), v.fourth(), v.fifth()),
          FIELDS::type);

  /** The last completed round of a voter, for who asks for that or an earlier one. */
  static Optional<CatchUp> of(VoterState state, long round) {
    CompletedRound last = state.last();
    return last.number() == 0 || Long.compareUnsigned(round, last.number()) > 0
        ? Optional.empty()
        : Optional.of(
            new CatchUp(
                state.setId(),
                last.number(),
                last.votes(Vote.Kind.PREVOTE),
                last.votes(Vote.Kind.PRECOMMIT),
                last.base()));
  }
}
