package io.serinus.consensus.grandpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.consensus.BlockRef;
import io.serinus.primitives.consensus.Authority;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthoritySetTest {
  private final TestChain chain = new TestChain(VotingRule.none());
  private final BlockRef a5 = chain.extend(chain.genesis(), 5, 1);
  private final BlockRef a7 = chain.extend(a5, 2, 1);
  private final BlockRef a12 = chain.extend(a7, 5, 1);
  private final BlockRef a20 = chain.extend(a12, 8, 1);
  private final BlockRef b5 = chain.extend(chain.genesis(), 5, 2);
  private final BlockRef b12 = chain.extend(b5, 7, 2);
  private final AuthoritySet genesis = AuthoritySet.genesis(TestVoters.authorities(3));

  private static PendingChange standard(BlockRef at, long delay, int voters) {
    return new PendingChange(TestVoters.authorities(voters), delay, at, Optional.empty());
  }

  private static PendingChange forced(BlockRef at, long delay, long median) {
    return new PendingChange(TestVoters.authorities(2), delay, at, Optional.of(median));
  }

  @Test
  void aStandardChangeTakesEffectWhenItsBlockIsFinal() throws Exception {
    AuthoritySet set = genesis.announce(standard(a5, 2, 4), chain);
    assertThat(set.limit(0, chain)).hasValue(7);
    assertThat(set.endsWith(a5, chain)).isFalse();
    AuthoritySet before = set.finalized(a5, chain);
    assertThat(before.setId()).isZero();
    assertThat(before.pending()).hasSize(1);
    assertThat(before.endsWith(a7, chain)).isTrue();
    AuthoritySet after = before.finalized(a7, chain);
    assertThat(after.setId()).isEqualTo(1);
    assertThat(after.authorities()).hasSize(4);
    assertThat(after.pending()).isEmpty();
    assertThat(after.limit(0, chain)).isEmpty();
    assertThat(after.pastSetOf(7)).contains(new AuthoritySet.PastSet(0, 7));
    assertThat(after.pastSetOf(8)).isEmpty();
  }

  @Test
  void finalityPrunesChangesOfOtherBranches() throws Exception {
    AuthoritySet set =
        genesis.announce(standard(a5, 10, 4), chain).announce(standard(b5, 3, 5), chain);
    assertThat(set.limit(0, chain)).hasValue(8);
    assertThat(set.limit(9, chain)).hasValue(15);
    AuthoritySet after = set.finalized(a7, chain);
    assertThat(after.pending()).containsExactly(standard(a5, 10, 4));
    assertThat(set.finalized(b12, chain).authorities()).hasSize(5);
  }

  @Test
  void laterChangesOfABranchWaitForTheirTurn() throws Exception {
    AuthoritySet set =
        genesis.announce(standard(a5, 0, 4), chain).announce(standard(a7, 3, 5), chain);
    assertThat(set.limit(0, chain)).hasValue(5);
    assertThatThrownBy(() -> set.finalized(a12, chain)).isInstanceOf(AuthoritySetException.class);
    AuthoritySet one = set.finalized(a5, chain);
    assertThat(one.pending()).containsExactly(standard(a7, 3, 5));
    assertThat(one.limit(0, chain)).hasValue(10);
    AuthoritySet two = one.finalized(a12, chain);
    assertThat(two.setId()).isEqualTo(2);
    assertThat(two.history())
        .containsExactly(new AuthoritySet.PastSet(0, 5), new AuthoritySet.PastSet(1, 12));
  }

  @Test
  void aForcedChangeTakesEffectByLengthAlone() throws Exception {
    AuthoritySet set = genesis.announce(forced(a5, 7, 3), chain);
    assertThat(set.forcedAt(a7, chain)).isEmpty();
    assertThat(set.forcedAt(b12, chain)).isEmpty();
    AuthoritySet after = set.forcedAt(a12, chain).orElseThrow();
    assertThat(after.setId()).isEqualTo(1);
    assertThat(after.history()).containsExactly(new AuthoritySet.PastSet(0, 3));
    assertThat(after.authorities()).hasSize(2);
  }

  @Test
  void aForcedChangeWaitsForStandardOnesItBuildsOn() throws Exception {
    AuthoritySet set =
        genesis.announce(standard(a5, 0, 4), chain).announce(forced(a7, 5, 6), chain);
    assertThatThrownBy(() -> set.forcedAt(a12, chain)).isInstanceOf(AuthoritySetException.class);
    assertThat(set.finalized(a5, chain).forcedAt(a12, chain)).isPresent();
  }

  @Test
  void impossibleAnnouncementsAreErrors() throws Exception {
    AuthoritySet set = genesis.announce(forced(a5, 7, 3), chain);
    assertThatThrownBy(() -> set.announce(forced(a7, 3, 3), chain))
        .isInstanceOf(AuthoritySetException.class);
    assertThatThrownBy(() -> set.announce(forced(a5, 1, 3), chain))
        .isInstanceOf(AuthoritySetException.class);
    assertThatThrownBy(
            () -> genesis.announce(new PendingChange(List.of(), 0, a5, Optional.empty()), chain))
        .isInstanceOf(AuthoritySetException.class);
    assertThatThrownBy(
            () ->
                genesis.announce(
                    new PendingChange(
                        List.of(new Authority<>(TestVoters.id(1), 0)), 0, a5, Optional.empty()),
                    chain))
        .isInstanceOf(AuthoritySetException.class);
  }

  @Test
  void itSurvivesTheDisk() throws Exception {
    AuthoritySet set =
        genesis
            .announce(standard(a5, 0, 4), chain)
            .announce(forced(a7, 5, 6), chain)
            .finalized(a5, chain);
    assertThat(AuthoritySet.CODEC.decode(AuthoritySet.CODEC.encode(set))).isEqualTo(set);
    assertThat(set.limit(0, chain)).isEmpty();
    assertThat(a20.number()).isEqualTo(20);
  }

  @Test
  void theNextChangeIsTheFirstOnTheBranch() throws Exception {
    AuthoritySet set =
        genesis
            .announce(standard(a7, 10, 4), chain)
            .announce(forced(a5, 10, 0), chain)
            .announce(standard(b5, 3, 5), chain);
    assertThat(set.nextChange(a20, chain)).contains(forced(a5, 10, 0));
    assertThat(set.nextChange(b12, chain)).contains(standard(b5, 3, 5));
    assertThat(set.nextChange(chain.genesis(), chain)).isEmpty();
  }
}
