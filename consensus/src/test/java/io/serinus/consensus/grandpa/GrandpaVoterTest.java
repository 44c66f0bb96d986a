package io.serinus.consensus.grandpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.consensus.BlockRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One voter of four, told what happens step by step. */
class GrandpaVoterTest {
  private static final long GOSSIP = 100;

  private final VoterSet voters = TestVoters.set(4);
  private final TestChain chain = new TestChain(VotingRule.none());
  private final BlockRef genesis = chain.genesis();

  private GrandpaVoter boot(VoterState state, BlockRef finalized) {
    return new GrandpaVoter(
        state, voters, finalized, chain, TestVoters.CHECK, TestVoters.signer(0), GOSSIP, 0);
  }

  private GrandpaVoter boot() {
    return boot(VoterState.startingFrom(0, genesis), genesis);
  }

  /** What finality drops is not to be had after a restart; the round was decided all the same. */
  @Test
  void votesOnAfterARestartThoughAForkOfTheLastRoundIsGone() {
    BlockRef kept = chain.extend(genesis, 2, 1);
    BlockRef lost = chain.extend(genesis, 1, 2);
    Round round = new Round(1, voters, genesis);
    List<BlockRef> prevotes = List.of(kept, kept, lost);
    for (int voter = 0; voter < 3; voter++) {
      round.add(TestVoters.vote(voter, Vote.Kind.PREVOTE, prevotes.get(voter), 1, 0), chain);
      round.add(TestVoters.vote(voter, Vote.Kind.PRECOMMIT, genesis, 1, 0), chain);
    }
    assertThat(round.state().completable()).isTrue();
    VoterState state = new VoterState(0, CompletedRound.of(round), OwnVotes.none(2));
    chain.prune(kept);

    GrandpaVoter voter = boot(state, kept);
    List<VoterAction> actions = new ArrayList<>(voter.start(0));
    actions.addAll(voter.onTick(2 * GOSSIP));
    assertThat(actions)
        .contains(
            new VoterAction.SendVote(0, 2, TestVoters.vote(0, Vote.Kind.PREVOTE, kept, 2, 0)));
  }

  @Test
  void keepsOnlyCommitsOfVotersUntilTheirBlocksCome() throws BadJustificationException {
    GrandpaVoter voter = boot();
    voter.start(0);
    TestChain other = new TestChain(VotingRule.none());
    BlockRef block = other.add(TestChain.child(genesis, 1));
    Commit good = commit(block, 3, 1);
    Commit padded = commit(block, 9, 1);
    Commit ofAnotherRound = commit(block, 3, 2);
    for (Commit bad : List.of(padded, ofAnotherRound)) {
      assertThatThrownBy(() -> voter.onCommit(1, bad, 0))
          .isInstanceOf(BadJustificationException.class);
    }
    assertThat(voter.onCommit(1, good, 0)).isEmpty();
    chain.add(TestChain.child(genesis, 1));
    assertThat(voter.onBlock(block, 0)).contains(new VoterAction.Finalize(0, 1, good));
  }

  private static Commit commit(BlockRef block, int signers, long round) {
    return new Commit(
        block,
        IntStream.range(0, signers)
            .mapToObj(voter -> TestVoters.vote(voter, Vote.Kind.PRECOMMIT, block, round, 0))
            .toList());
  }
}
