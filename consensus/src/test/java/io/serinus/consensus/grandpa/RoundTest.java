package io.serinus.consensus.grandpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.consensus.BlockRef;
import io.serinus.primitives.consensus.Authority;
import org.junit.jupiter.api.Test;

class RoundTest {
  private final TestChain chain = new TestChain(VotingRule.none());
  private final BlockRef genesis = chain.genesis();
  private final BlockRef a1 = chain.extend(genesis, 1, 1);
  private final BlockRef a2 = chain.extend(a1, 1, 1);
  private final BlockRef a3 = chain.extend(a2, 1, 1);
  private final BlockRef b2 = chain.extend(a1, 1, 2);

  private Round round(int voters) {
    return new Round(1, TestVoters.set(voters), genesis);
  }

  private Round.Imported prevote(Round round, int voter, BlockRef target) {
    return round.add(TestVoters.vote(voter, Vote.Kind.PREVOTE, target, 1, 0), chain);
  }

  private Round.Imported precommit(Round round, int voter, BlockRef target) {
    return round.add(TestVoters.vote(voter, Vote.Kind.PRECOMMIT, target, 1, 0), chain);
  }

  @Test
  void thresholdsAreMoreThanTwoThirds() {
    assertThat(TestVoters.set(1).threshold()).isEqualTo(1);
    assertThat(TestVoters.set(3).threshold()).isEqualTo(3);
    assertThat(TestVoters.set(4).threshold()).isEqualTo(3);
    assertThat(TestVoters.set(7).threshold()).isEqualTo(5);
    assertThat(TestVoters.set(100).threshold()).isEqualTo(67);
    assertThat(TestVoters.set(101).threshold()).isEqualTo(68);
    assertThat(TestVoters.set(103).threshold()).isEqualTo(69);
  }

  @Test
  void oneVoterFinalizesAlone() {
    Round round = round(1);
    prevote(round, 0, a3);
    assertThat(round.state().prevoteGhost()).contains(a3);
    assertThat(round.state().completable()).isFalse();
    precommit(round, 0, a3);
    assertThat(round.state().finalized()).contains(a3);
    assertThat(round.state().estimate()).contains(a3);
    assertThat(round.state().completable()).isTrue();
  }

  @Test
  void theGhostIsTheHighestBlockWithASupermajority() {
    Round round = round(4);
    prevote(round, 0, a3);
    prevote(round, 1, b2);
    assertThat(round.state().prevoteGhost()).isEmpty();
    prevote(round, 2, a2);
    assertThat(round.state().prevoteGhost()).contains(a1);
    prevote(round, 3, a3);
    assertThat(round.state().prevoteGhost()).contains(a2);
  }

  @Test
  void aBlockIsFinalOnlyWithPrevotesAndPrecommits() {
    Round round = round(4);
    for (int i = 0; i < 3; i++) {
      precommit(round, i, a3);
    }
    assertThat(round.state().finalized()).isEmpty();
    for (int i = 0; i < 3; i++) {
      prevote(round, i, a2);
    }
    assertThat(round.state().finalized()).contains(a2);
  }

  @Test
  void theEstimateFallsAsHigherBlocksBecomeImpossible() {
    Round round = round(4);
    for (int i = 0; i < 4; i++) {
      prevote(round, i, a3);
    }
    precommit(round, 0, a3);
    precommit(round, 1, a1);
    assertThat(round.state().estimate()).contains(a3);
    precommit(round, 2, a1);
    // One has not voted, and one of those who have may yet equivocate: a3 could reach three.
    assertThat(round.state().estimate()).contains(a3);
    assertThat(round.state().finalized()).contains(a1);
    precommit(round, 3, a1);
    assertThat(round.state().estimate()).contains(a1);
    assertThat(round.state().completable()).isTrue();
  }

  @Test
  void anEquivocatorSpeaksForEveryBlock() {
    Round round = round(4);
    prevote(round, 0, a3);
    prevote(round, 1, a3);
    assertThat(prevote(round, 2, b2)).isInstanceOf(Round.Counted.class);
    assertThat(round.state().prevoteGhost()).contains(a1);
    Round.Imported second = prevote(round, 2, a1);
    assertThat(second).isInstanceOf(Round.Equivocated.class);
    assertThat(((Round.Equivocated) second).proof().offender()).isEqualTo(TestVoters.id(2));
    assertThat(round.state().prevoteGhost()).contains(a3);
    assertThat(prevote(round, 2, a2)).isInstanceOf(Round.Redundant.class);
    assertThat(round.weight(Vote.Kind.PREVOTE)).isEqualTo(3);
  }

  @Test
  void theSameVoteTwiceIsNoEquivocation() {
    Round round = round(4);
    prevote(round, 0, a3);
    assertThat(prevote(round, 0, a3)).isInstanceOf(Round.Redundant.class);
  }

  @Test
  void votesOfStrangersAndForUnknownBlocksAreRefused() {
    Round round = new Round(1, TestVoters.set(4), a2);
    assertThat(prevote(round, 9, a3)).isInstanceOf(Round.Refused.class);
    assertThat(prevote(round, 0, new BlockRef(a3.hash(), 4))).isInstanceOf(Round.Refused.class);
    assertThat(round.weight(Vote.Kind.PREVOTE)).isZero();
    assertThat(prevote(round, 0, a2)).isInstanceOf(Round.Counted.class);
  }

  @Test
  void votesOffTheBaseSpeakForNothingButMayEquivocate() {
    Round round = new Round(1, TestVoters.set(4), a2);
    prevote(round, 0, b2);
    prevote(round, 1, a1);
    prevote(round, 2, a3);
    assertThat(round.weight(Vote.Kind.PREVOTE)).isEqualTo(3);
    assertThat(round.state().prevoteGhost()).isEmpty();
    assertThat(prevote(round, 0, a1)).isInstanceOf(Round.Equivocated.class);
    prevote(round, 3, a3);
    assertThat(round.state().prevoteGhost()).contains(a3);
  }

  @Test
  void aCommitHoldsOneVoteOfEachWhoIsAtOrAboveTheBlock() {
    Round round = round(4);
    for (int i = 0; i < 4; i++) {
      prevote(round, i, a2);
    }
    precommit(round, 0, a2);
    precommit(round, 1, b2);
    precommit(round, 1, a3);
    precommit(round, 2, a3);
    precommit(round, 3, a1);
    assertThat(round.state().finalized()).contains(a2);
    Commit commit = round.commit(chain).orElseThrow();
    assertThat(commit.target()).isEqualTo(a2);
    assertThat(commit.precommits())
        .extracting(SignedVote::id)
        .containsExactly(TestVoters.id(0), TestVoters.id(1), TestVoters.id(2));
    assertThat(commit.precommits()).extracting(SignedVote::target).containsExactly(a2, a3, a3);
  }

  @Test
  void votersAreOrderedByKeyAndWeightsAddUp() {
    VoterSet set =
        VoterSet.of(
                java.util.List.of(
                    new Authority<>(TestVoters.id(2), 5),
                    new Authority<>(TestVoters.id(1), 1),
                    new Authority<>(TestVoters.id(3), 0),
                    new Authority<>(TestVoters.id(2), 2)))
            .orElseThrow();
    assertThat(set.voters())
        .containsExactly(
            new Authority<>(TestVoters.id(1), 1), new Authority<>(TestVoters.id(2), 7));
    assertThat(set.totalWeight()).isEqualTo(8);
    assertThat(set.primaryOf(3)).isEqualTo(TestVoters.id(2));
    assertThat(VoterSet.of(java.util.List.of())).isEmpty();
    assertThat(
            VoterSet.of(
                java.util.List.of(
                    new Authority<>(TestVoters.id(1), Long.MAX_VALUE),
                    new Authority<>(TestVoters.id(2), 1))))
        .isEmpty();
  }
}
