package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple4;
import java.util.ArrayList;
import java.util.List;

/**
 * A round that is over, with the votes it was decided by: what the next round builds on, and what
 * voters who have fallen behind are helped up with.
 *
 * @param number 0 stands for what was before the first round
 * @param state what it has come to
 * @param base the block its votes build on
 * @param votes prevotes and precommits
 */
public record CompletedRound(long number, RoundState state, BlockRef base, List<SignedVote> votes) {
  private static final Codec<Tuple4<Long, RoundState, BlockRef, List<SignedVote>>> FIELDS =
      Tuple4.codec(Codecs.U64, RoundState.CODEC, BlockRef.CODEC, Codecs.list(SignedVote.CODEC));

  public static final Codec<CompletedRound> CODEC =
      Codecs.mapped(
          FIELDS,
          v -> new Tuple4<>(v.number, v.state, v.base, v.votes),
          v -> new CompletedRound(v.first(), v.second(), v.third(), v.fourth()),
          FIELDS::type);

  public CompletedRound {
    votes = List.copyOf(votes);
  }

  /** What voting in a set starts from. */
  public static CompletedRound startingFrom(BlockRef base) {
    return new CompletedRound(0, RoundState.startingFrom(base), base, List.of());
  }

  /** A round as it stands. */
  public static CompletedRound of(Round round) {
    List<SignedVote> votes = new ArrayList<>(round.votes(Vote.Kind.PREVOTE));
    votes.addAll(round.votes(Vote.Kind.PRECOMMIT));
    return new CompletedRound(round.number(), round.state(), round.base(), votes);
  }

  /** The votes of one kind. */
  public List<SignedVote> votes(Vote.Kind kind) {
    return votes.stream().filter(vote -> vote.vote().kind() == kind).toList();
  }
}
