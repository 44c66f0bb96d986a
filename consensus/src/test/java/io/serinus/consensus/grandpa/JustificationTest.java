package io.serinus.consensus.grandpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.consensus.BlockRef;
import io.serinus.consensus.HeaderTree;
import io.serinus.primitives.Header;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JustificationTest {
  private static final long ROUND = 5;
  private static final long SET = 3;

  private final TestChain chain = new TestChain(VotingRule.none());
  private final BlockRef target = chain.extend(chain.genesis(), 4, 1);
  private final BlockRef above = chain.extend(target, 2, 1);
  private final BlockRef fork = chain.extend(target, 2, 2);
  private final BlockRef elsewhere = chain.extend(chain.genesis(), 5, 3);
  private final JustificationVerifier verifier =
      new JustificationVerifier(TestVoters.set(4), SET, TestVoters.CHECK);

  private static SignedVote precommit(int voter, BlockRef block) {
    return TestVoters.vote(voter, Vote.Kind.PRECOMMIT, block, ROUND, SET);
  }

  private GrandpaJustification justify(SignedVote... precommits) {
    return GrandpaJustification.of(ROUND, new Commit(target, List.of(precommits)), chain::header)
        .orElseThrow();
  }

  private void refuses(GrandpaJustification justification, String why) {
    assertThatThrownBy(() -> verifier.verify(justification))
        .isInstanceOf(BadJustificationException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aSupermajorityOnTheBlockIsEnough() throws Exception {
    GrandpaJustification good =
        justify(precommit(0, target), precommit(1, target), precommit(3, target));
    assertThat(good.votesAncestries()).isEmpty();
    verifier.verify(good);
    assertThat(verifier.verify(GrandpaJustification.CODEC.encode(good), target)).isEqualTo(good);
  }

  @Test
  void votesAboveNeedTheHeadersBetween() throws Exception {
    GrandpaJustification good =
        justify(precommit(0, target), precommit(1, above), precommit(2, fork));
    assertThat(good.votesAncestries()).hasSize(4);
    verifier.verify(good);
    List<Header> fewer = good.votesAncestries().subList(1, 4);
    refuses(new GrandpaJustification(ROUND, good.commit(), fewer), "no way from");
  }

  @Test
  void headersWithoutUseAreRefused() {
    GrandpaJustification good =
        justify(precommit(0, target), precommit(1, target), precommit(2, target));
    List<Header> padding = List.of(chain.header(above.hash()).orElseThrow());
    refuses(new GrandpaJustification(ROUND, good.commit(), padding), "lead to no precommit");
    GrandpaJustification other =
        justify(precommit(0, above), precommit(1, target), precommit(2, target));
    List<Header> twice = new ArrayList<>(other.votesAncestries());
    twice.add(twice.getFirst());
    refuses(new GrandpaJustification(ROUND, other.commit(), twice), "twice");
  }

  @Test
  void tooFewVotesProveNothing() {
    refuses(justify(precommit(0, target), precommit(1, target)), "weight 2 where 3");
    refuses(new GrandpaJustification(ROUND, new Commit(target, List.of()), List.of()), "weight 0");
  }

  @Test
  void aVoterCountsOnce() {
    SignedVote one = precommit(0, target);
    refuses(justify(one, precommit(1, target), one), "too many");
    refuses(justify(precommit(0, target), precommit(0, above), precommit(1, target)), "weight 2");
    refuses(
        justify(
            precommit(0, target),
            precommit(0, above),
            precommit(0, fork),
            precommit(1, target),
            precommit(2, target)),
        "too many");
  }

  @Test
  void anEquivocatorsTwoVotesAreFineBesideOthers() throws Exception {
    verifier.verify(
        justify(
            precommit(0, above), precommit(0, fork), precommit(1, target), precommit(2, target)));
  }

  /** A validator that runs two nodes votes twice on one chain; its lower vote belongs there too. */
  @Test
  void anEquivocatorsLowerVoteIsPartOfTheProof() throws Exception {
    BlockRef below = chain.ancestorAt(target, 2);
    GrandpaJustification good =
        justify(
            precommit(0, target), precommit(0, below), precommit(1, target), precommit(2, above));
    assertThat(good.votesAncestries()).hasSize(2 + 2);
    verifier.verify(good);
    // Without the equivocator's higher vote it is one vote short.
    refuses(
        justify(precommit(0, below), precommit(1, target), precommit(2, above)),
        "weight 2 where 3");
    // Headers further down than the lowest vote serve nothing.
    List<Header> more = new ArrayList<>(good.votesAncestries());
    more.add(chain.header(below.hash()).orElseThrow());
    refuses(new GrandpaJustification(ROUND, good.commit(), more), "lead to no precommit");
  }

  @Test
  void aVoteBelowTheTargetCountsForNothing() throws Exception {
    BlockRef below = chain.ancestorAt(target, 3);
    verifier.verify(
        justify(
            precommit(0, target), precommit(1, target), precommit(2, target), precommit(3, below)));
    refuses(
        justify(precommit(0, target), precommit(1, target), precommit(2, below)),
        "weight 2 where 3");
    refuses(justify(precommit(0, below), precommit(1, below), precommit(2, below)), "weight 0");
  }

  /**
   * How far a commit makes us look is for its signers to say, within bounds, and for nobody else.
   */
  @Test
  void nobodySendsUsAllTheWayDown() {
    HeaderTree untouched =
        hash -> {
          throw new AssertionError("a look at " + hash);
        };
    SignedVote forged =
        new SignedVote(
            new Vote(Vote.Kind.PRECOMMIT, chain.genesis()),
            precommit(0, target).signature(),
            TestVoters.id(0));
    Commit unsigned =
        new Commit(target, List.of(precommit(1, target), precommit(2, target), forged));
    assertThatThrownBy(() -> verifier.verifyCommit(unsigned, ROUND, untouched))
        .isInstanceOf(BadJustificationException.class)
        .hasMessageContaining("bad signature");
    BlockRef far = new BlockRef(target.hash(), target.number() + 20_000);
    Commit deep = new Commit(far, List.of(precommit(0, far), precommit(1, chain.genesis())));
    assertThatThrownBy(() -> verifier.verifyCommit(deep, ROUND, untouched))
        .isInstanceOf(BadJustificationException.class)
        .hasMessageContaining("far below");
  }

  @Test
  void strangersDoNotVote() {
    refuses(
        justify(
            precommit(0, target), precommit(1, target), precommit(2, target), precommit(8, target)),
        "no voter");
  }

  @Test
  void votesOfAnotherChainProveNothing() {
    Commit off =
        new Commit(
            target, List.of(precommit(0, target), precommit(1, target), precommit(2, elsewhere)));
    assertThat(GrandpaJustification.of(ROUND, off, chain::header)).isEmpty();
    refuses(new GrandpaJustification(ROUND, off, List.of()), "no way from");
  }

  @Test
  void signaturesAreBoundToRoundSetAndKind() {
    SignedVote[] good = {precommit(0, target), precommit(1, target), precommit(2, target)};
    GrandpaJustification justification = justify(good);
    refuses(
        new GrandpaJustification(ROUND + 1, justification.commit(), List.of()), "bad signature");
    assertThatThrownBy(
            () ->
                new JustificationVerifier(TestVoters.set(4), SET + 1, TestVoters.CHECK)
                    .verify(justification))
        .hasMessageContaining("bad signature");
    SignedVote prevote = TestVoters.vote(2, Vote.Kind.PREVOTE, target, ROUND, SET);
    SignedVote disguised =
        new SignedVote(new Vote(Vote.Kind.PRECOMMIT, target), prevote.signature(), prevote.id());
    refuses(justify(good[0], good[1], disguised), "bad signature");
  }

  @Test
  void aProofOfAnotherBlockIsRefused() {
    GrandpaJustification good =
        justify(precommit(0, target), precommit(1, target), precommit(3, target));
    assertThatThrownBy(() -> verifier.verify(GrandpaJustification.CODEC.encode(good), above))
        .isInstanceOf(BadJustificationException.class);
  }

  @Property(tries = 200)
  void noChangedByteGoesUnnoticed(
      @ForAll @IntRange(min = 0, max = 100_000) int at, @ForAll @IntRange(min = 1, max = 255) int x)
      throws Exception {
    byte[] good =
        GrandpaJustification.CODEC.encode(
            justify(precommit(0, target), precommit(1, above), precommit(3, target)));
    verifier.verify(good, target);
    byte[] bad = good.clone();
    bad[at % bad.length] ^= (byte) x;
    assertThatThrownBy(() -> verifier.verify(bad, target))
        .isInstanceOf(BadJustificationException.class);
    assertThatThrownBy(() -> verifier.verify(Arrays.copyOf(good, at % good.length), target))
        .isInstanceOf(BadJustificationException.class);
  }

  @Test
  void theEncodingIsThatOfTheReference() {
    // round u64 | target hash, number u32 | precommits: (hash, number), signature, id | headers
    GrandpaJustification good =
        justify(precommit(0, target), precommit(1, target), precommit(3, target));
    byte[] encoded = GrandpaJustification.CODEC.encode(good);
    assertThat(encoded).hasSize(8 + 36 + 1 + 3 * (36 + 64 + 32) + 1);
    assertThat(encoded[0]).isEqualTo((byte) ROUND);
    assertThat(Arrays.copyOfRange(encoded, 8, 40)).isEqualTo(target.hash().toArray());
    assertThat(encoded[40]).isEqualTo((byte) 4);
    assertThat(encoded[44]).isEqualTo((byte) (3 << 2));
  }

  @Test
  void aVoteIsSignedAsKindBlockRoundAndSet() {
    byte[] payload = new Vote(Vote.Kind.PRECOMMIT, target).payload(0x0102, 0x0304);
    assertThat(payload).hasSize(1 + 32 + 4 + 8 + 8);
    assertThat(payload[0]).isEqualTo((byte) 1);
    assertThat(Arrays.copyOfRange(payload, 1, 33)).isEqualTo(target.hash().toArray());
    assertThat(Arrays.copyOfRange(payload, 33, 37)).containsExactly(4, 0, 0, 0);
    assertThat(Arrays.copyOfRange(payload, 37, 53))
        .containsExactly(2, 1, 0, 0, 0, 0, 0, 0, 4, 3, 0, 0, 0, 0, 0, 0);
  }
}
