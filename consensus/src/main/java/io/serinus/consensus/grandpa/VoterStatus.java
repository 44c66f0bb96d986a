package io.serinus.consensus.grandpa;

import io.serinus.primitives.consensus.GrandpaId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How voting stands, as {@code grandpa_roundState} tells it.
 *
 * @param setId the current set
 * @param best the round that is being voted in
 * @param background rounds that are over but may still finalize something, the latest first
 */
public record VoterStatus(long setId, RoundStatus best, List<RoundStatus> background) {
  /**
   * One round.
   *
   * @param totalWeight of all voters
   * @param thresholdWeight of a supermajority
   */
  public record RoundStatus(
      long round, long totalWeight, long thresholdWeight, Half prevotes, Half precommits) {}

  /**
   * One half of a round.
   *
   * @param currentWeight of those who have voted
   * @param missing those who have not
   */
  public record Half(long currentWeight, List<GrandpaId> missing) {}

  static VoterStatus of(long setId, Round best, Collection<Round> background) {
    List<RoundStatus> others = new ArrayList<>();
    background.forEach(round -> others.add(of(round)));
    return new VoterStatus(setId, of(best), List.copyOf(others));
  }

  private static RoundStatus of(Round round) {
    return new RoundStatus(
        round.number(),
        round.voters().totalWeight(),
        round.voters().threshold(),
        half(round, Vote.Kind.PREVOTE),
        half(round, Vote.Kind.PRECOMMIT));
  }

  private static Half half(Round round, Vote.Kind kind) {
    return new Half(round.weight(kind), round.missing(kind));
  }
}
