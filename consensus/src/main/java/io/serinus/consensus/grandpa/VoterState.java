package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple3;

/**
 * What a voter must not forget.
 *
 * @param setId the set it votes in
 * @param last the last round that is over
 * @param own what it has said in the round after
 */
public record VoterState(long setId, CompletedRound last, OwnVotes own) {
  private static final Codec<Tuple3<Long, CompletedRound, OwnVotes>> FIELDS =
      Tuple3.codec(Codecs.U64, CompletedRound.CODEC, OwnVotes.CODEC);

  /** How it is kept on disk. */
  public static final Codec<VoterState> CODEC =
      Codecs.mapped(
          FIELDS,
          v -> new Tuple3<>(v.setId, v.last, v.own),
          v -> new VoterState(v.first(), v.second(), v.third()),
          FIELDS::type);

  /** The state before the first round of a set, which starts from a block that is final. */
  public static VoterState startingFrom(long setId, BlockRef base) {
    return new VoterState(setId, CompletedRound.startingFrom(base), OwnVotes.none(1));
  }
}
