package io.serinus.consensus.grandpa;

import io.serinus.primitives.consensus.GrandpaId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who has voted what in one half of a round; of an equivocator the first two votes are kept. */
final class Ballots {
  /** The votes of one voter. */
  record Ballot(SignedVote first, @Nullable SignedVote second) {
    boolean equivocates() {
      return second != null;
    }
  }

  private final Map<GrandpaId, Ballot> ballots = new LinkedHashMap<>();
  private long weight;
  private long equivocatorWeight;

  @Nullable Ballot of(GrandpaId id) {
    return ballots.get(id);
  }

  void putFirst(SignedVote vote, long voterWeight) {
    ballots.put(vote.id(), new Ballot(vote, null));
    weight += voterWeight;
  }

  void putSecond(Ballot first, SignedVote vote, long voterWeight) {
    ballots.put(vote.id(), new Ballot(first.first(), vote));
    equivocatorWeight += voterWeight;
  }

  /** The weight of all who have voted, equivocators too. */
  long weight() {
    return weight;
  }

  long equivocatorWeight() {
    return equivocatorWeight;
  }

  int voters() {
    return ballots.size();
  }

  Iterable<Ballot> all() {
    return ballots.values();
  }

  /** Every vote that is kept, in the order of arrival of voters. */
  List<SignedVote> votes() {
    List<SignedVote> votes = new ArrayList<>(ballots.size());
    for (Ballot ballot : ballots.values()) {
      votes.add(ballot.first());
      SignedVote second = ballot.second();
      if (second != null) {
        votes.add(second);
      }
    }
    return votes;
  }
}
