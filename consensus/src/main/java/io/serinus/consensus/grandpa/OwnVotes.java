package io.serinus.consensus.grandpa;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple4;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What this node has said in a round. It is on disk before it is sent, so that no restart makes the
 * node say something else.
 *
 * @param round which
 * @param proposal if this node is the round's primary and had something to propose
 */
public record OwnVotes(
    long round,
    Optional<SignedVote> proposal,
    Optional<SignedVote> prevote,
    Optional<SignedVote> precommit) {
  private static final Codec<Optional<SignedVote>> MAYBE = Codecs.optional(SignedVote.CODEC);
  private static final Codec<
          Tuple4<Long, Optional<SignedVote>, Optional<SignedVote>, Optional<SignedVote>>>
      FIELDS = Tuple4.codec(Codecs.U64, MAYBE, MAYBE, MAYBE);

  public static final Codec<OwnVotes> CODEC =
      Codecs.mapped(
          FIELDS,
          v -> new Tuple4<>(v.round, v.proposal, v.prevote, v.precommit),
          v -> new OwnVotes(v.first(), v.second(), v.third(), v.fourth()),
          FIELDS::type);

  /** Nothing said so far. */
  public static OwnVotes none(long round) {
    return new OwnVotes(round, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** With one vote more. */
  public OwnVotes with(SignedVote vote) {
    Optional<SignedVote> some = Optional.of(vote);
    return switch (vote.vote().kind()) {
      case PRIMARY_PROPOSE -> new OwnVotes(round, some, prevote, precommit);
      case PREVOTE -> new OwnVotes(round, proposal, some, precommit);
      case PRECOMMIT -> new OwnVotes(round, proposal, prevote, some);
    };
  }

  /** All of it, in the order in which it was said. */
  public Stream<SignedVote> all() {
    return Stream.of(proposal, prevote, precommit).flatMap(Optional::stream);
  }
}
