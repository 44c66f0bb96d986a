package io.serinus.pallet.grandpa;

import static io.serinus.pallet.consensus.ConsensusChain.EPOCH;
import static io.serinus.pallet.consensus.ConsensusChain.validators;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.TransactionValidityException;
import io.serinus.pallet.TestChain;
import io.serinus.pallet.consensus.ConsensusChain;
import io.serinus.pallet.offences.Offences;
import io.serinus.primitives.H256;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.GrandpaConsensusLog;
import io.serinus.primitives.consensus.GrandpaEquivocation;
import io.serinus.primitives.consensus.GrandpaEquivocationProof;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.GrandpaMessage;
import io.serinus.primitives.consensus.GrandpaPrecommit;
import io.serinus.primitives.consensus.GrandpaPrevote;
import io.serinus.primitives.consensus.GrandpaSignature;
import io.serinus.primitives.consensus.MembershipProof;
import io.serinus.primitives.consensus.ScheduledChange;
import io.serinus.primitives.consensus.SignedVote;
import io.serinus.primitives.consensus.VoteEquivocation;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.scale.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrandpaTest {
  private final ConsensusChain it = new ConsensusChain();
  private final TestChain chain = it.chain;
  private final Grandpa grandpa = it.grandpa;

  private DispatchError error(Grandpa.Error error) {
    return TestChain.error(grandpa, error);
  }

  private GrandpaId voter(int number) {
    return GrandpaId.of(it.grandpaPairs.get(number).publicKey());
  }

  @Test
  void theSetStaysAsLongAsNothingChanges() {
    chain.run(
        () -> {
          assertThat(grandpa.authorities()).hasSize(4);
          assertThat(grandpa.sessionOf(0)).contains(0L);
          chain.runToBlock(EPOCH + 1);
          assertThat(it.grandpaLogs()).isEmpty();
          assertThat(grandpa.currentSetId()).isZero();
          assertThat(grandpa.sessionOf(0)).contains(1L);
        });
  }

  @Test
  void aChangedSetIsAnnouncedAndTakesOverAtOnce() {
    chain.run(
        () -> {
          it.nextValidators = Optional.of(validators(4));
          chain.runToBlock(2 * EPOCH + 1);
          assertThat(grandpa.currentSetId()).isEqualTo(1);
          assertThat(grandpa.sessionOf(0)).contains(1L);
          assertThat(grandpa.sessionOf(1)).contains(2L);
          it.finishBlock();
          assertThat(it.grandpaLogs())
              .containsExactly(
                  new GrandpaConsensusLog.Scheduled(new ScheduledChange(grandpa.authorities(), 0)));
          assertThat(chain.events())
              .contains(new Grandpa.Event.NewAuthorities(grandpa.authorities()));
          assertThat(grandpa.pendingChange.exists()).isFalse();
        });
  }

  @Test
  void onlySoManySetsAreRemembered() {
    chain.run(
        () -> {
          for (int i = 1; i <= 5; i++) {
            it.nextValidators = Optional.of(validators(4));
            chain.runToBlock(i * EPOCH + 1);
          }
          assertThat(grandpa.currentSetId()).isEqualTo(4);
          assertThat(grandpa.sessionOf(1)).isEmpty();
          assertThat(grandpa.sessionOf(2)).isPresent();
        });
  }

  @Test
  void aStalledSetIsReplacedByForce() {
    chain.run(
        () -> {
          RuntimeCall stalled = grandpa.call(new GrandpaCall.NoteStalled(3, 7));
          assertThat(chain.failure(Origin.signed(TestChain.ALICE), stalled))
              .isEqualTo(DispatchError.BAD_ORIGIN);
          chain.dispatch(Origin.root(), stalled);
          chain.runToBlock(EPOCH + 1);
          assertThat(grandpa.currentSetId()).isEqualTo(1);
          it.finishBlock();
          assertThat(it.grandpaLogs())
              .containsExactly(
                  new GrandpaConsensusLog.Forced(7, new ScheduledChange(grandpa.authorities(), 3)));
          assertThat(grandpa.nextForced.find()).contains(EPOCH + 1 + 6);
          chain.runToBlock(EPOCH + 4);
          assertThat(grandpa.pendingChange.exists()).isTrue();
          chain.runToBlock(EPOCH + 5);
          assertThat(grandpa.pendingChange.exists()).isFalse();
        });
  }

  @Test
  void changesDoNotOverlap() {
    List<Authority<GrandpaId>> next = List.of(new Authority<>(voter(1), 1));
    chain.run(
        () -> {
          grandpa.scheduleChange(next, 2, Optional.of(0L));
          assertFails(
              () -> grandpa.scheduleChange(next, 0, Optional.empty()),
              Grandpa.Error.CHANGE_PENDING);
          chain.runToBlock(4);
          assertThat(grandpa.authorities()).isEqualTo(next);
          assertFails(
              () -> grandpa.scheduleChange(next, 2, Optional.of(0L)), Grandpa.Error.TOO_SOON);
          chain.runToBlock(5);
          grandpa.scheduleChange(next, 2, Optional.of(0L));
        });
  }

  @Test
  void votingPausesAndGoesOn() {
    chain.run(
        () -> {
          assertFails(() -> grandpa.scheduleResume(1), Grandpa.Error.RESUME_FAILED);
          grandpa.schedulePause(1);
          assertFails(() -> grandpa.schedulePause(1), Grandpa.Error.PAUSE_FAILED);
          it.finishBlock();
          assertThat(it.grandpaLogs()).containsExactly(new GrandpaConsensusLog.Pause(1));
          chain.runToBlock(2);
          it.finishBlock();
          assertThat(chain.events()).contains(new Grandpa.Event.Paused());
          chain.runToBlock(3);
          assertThat(grandpa.state()).isEqualTo(new StoredState.Paused());
          grandpa.scheduleResume(0);
          it.finishBlock();
          assertThat(it.grandpaLogs()).containsExactly(new GrandpaConsensusLog.Resume(0));
          assertThat(grandpa.state()).isEqualTo(new StoredState.Live());
          assertThat(chain.events()).contains(new Grandpa.Event.Resumed());
        });
  }

  private interface Work {
    void run() throws DispatchException;
  }

  private void assertFails(Work work, Grandpa.Error expected) {
    try {
      work.run();
    } catch (DispatchException e) {
      assertThat(e.error()).isEqualTo(error(expected));
      return;
    }
    throw new AssertionError("nothing failed");
  }

  @Test
  void statesEncodeBothWays() {
    for (StoredState state :
        List.of(
            new StoredState.Live(),
            new StoredState.PendingPause(1, 2),
            new StoredState.Paused(),
            new StoredState.PendingResume(3, 4))) {
      assertThat(StoredState.CODEC.decode(StoredState.CODEC.encode(state))).isEqualTo(state);
    }
  }

  // Equivocations.

  private SignedVote<GrandpaPrevote> prevote(int voter, int target, long round, long setId) {
    GrandpaPrevote vote = new GrandpaPrevote(H256.of(new byte[32]), target);
    byte[] message = GrandpaMessage.of(vote).localized(round, setId);
    return new SignedVote<>(vote, GrandpaSignature.of(it.grandpaPairs.get(voter).sign(message)));
  }

  private SignedVote<GrandpaPrecommit> precommit(int voter, int target, long round, long setId) {
    GrandpaPrecommit vote = new GrandpaPrecommit(H256.of(new byte[32]), target);
    byte[] message = GrandpaMessage.of(vote).localized(round, setId);
    return new SignedVote<>(vote, GrandpaSignature.of(it.grandpaPairs.get(voter).sign(message)));
  }

  private GrandpaEquivocationProof twice(int voter, int first, int second, long setId) {
    return new GrandpaEquivocationProof(
        setId,
        new GrandpaEquivocation.Prevotes(
            new VoteEquivocation<>(
                1,
                voter(voter),
                prevote(voter, first, 1, setId),
                prevote(voter, second, 1, setId))));
  }

  private MembershipProof owner(int voter) {
    return it.historical.prove(KeyTypeId.GRANDPA, Bytes.wrap(voter(voter).toArray())).orElseThrow();
  }

  private RuntimeCall report(GrandpaEquivocationProof proof, MembershipProof owner) {
    return grandpa.call(new GrandpaCall.ReportEquivocation(proof, owner));
  }

  @Test
  void votesForTwoBlocksArePunishedOnce() {
    chain.run(
        () -> {
          GrandpaEquivocationProof proof = twice(1, 10, 11, 0);
          chain.dispatch(Origin.signed(TestChain.ALICE), report(proof, owner(1)));
          assertThat(it.punished).hasSize(1);
          assertThat(it.punished.getFirst().getFirst().reporters())
              .containsExactly(TestChain.ALICE);
          assertThat(it.session.isDisabled(1)).isTrue();
          assertThat(chain.events())
              .anyMatch(
                  e ->
                      e instanceof Offences.Event.Offence(Bytes kind, Bytes slot)
                          && kind.equals(Bytes.ofText("grandpa:equivoca"))
                          && slot.length() == 16);
          assertThat(chain.failure(Origin.signed(TestChain.ALICE), report(proof, owner(1))))
              .isEqualTo(error(Grandpa.Error.DUPLICATE_OFFENCE_REPORT));
          GrandpaEquivocationProof another =
              new GrandpaEquivocationProof(
                  0,
                  new GrandpaEquivocation.Precommits(
                      new VoteEquivocation<>(
                          1, voter(2), precommit(2, 1, 1, 0), precommit(2, 2, 1, 0))));
          chain.dispatch(Origin.signed(TestChain.BOB), report(another, owner(2)));
          assertThat(it.punished.getLast()).as("both did it in the same round").hasSize(2);
        });
  }

  @Test
  void falseReportsAreRefused() {
    chain.run(
        () -> {
          Origin alice = Origin.signed(TestChain.ALICE);
          assertThat(chain.failure(alice, report(twice(1, 10, 10, 0), owner(1))))
              .isEqualTo(error(Grandpa.Error.INVALID_EQUIVOCATION_PROOF));
          GrandpaEquivocationProof forged =
              new GrandpaEquivocationProof(1, twice(1, 10, 11, 0).equivocation());
          assertThat(chain.failure(alice, report(forged, owner(1))))
              .isEqualTo(error(Grandpa.Error.INVALID_EQUIVOCATION_PROOF));
          assertThat(chain.failure(alice, report(twice(1, 10, 11, 7), owner(1))))
              .as("there is no such set")
              .isEqualTo(error(Grandpa.Error.INVALID_EQUIVOCATION_PROOF));
          assertThat(chain.failure(alice, report(twice(1, 10, 11, 0), owner(2))))
              .isEqualTo(error(Grandpa.Error.INVALID_KEY_OWNERSHIP_PROOF));
          MembershipProof owner = owner(1);
          MembershipProof unknown =
              new MembershipProof(9, owner.trieNodes(), owner.validatorCount());
          assertThat(chain.failure(alice, report(twice(1, 10, 11, 0), unknown)))
              .isEqualTo(error(Grandpa.Error.INVALID_KEY_OWNERSHIP_PROOF));
        });
  }

  @Test
  void reportsMustBeOfTheSetsOwnSessions() {
    chain.run(
        () -> {
          MembershipProof before = owner(1);
          it.nextValidators = Optional.of(validators(4));
          chain.runToBlock(2 * EPOCH + 1);
          assertThat(grandpa.currentSetId()).isEqualTo(1);
          assertThat(
                  chain.failure(
                      Origin.signed(TestChain.ALICE), report(twice(1, 10, 11, 1), before)))
              .isEqualTo(error(Grandpa.Error.INVALID_EQUIVOCATION_PROOF));
          chain.dispatch(Origin.signed(TestChain.ALICE), report(twice(1, 10, 11, 0), before));
          chain.dispatch(Origin.signed(TestChain.ALICE), report(twice(1, 10, 11, 1), owner(1)));
          assertThat(it.punished).hasSize(2);
        });
  }

  @Test
  void unsignedReportsComeFromTheNodeItself() {
    chain.run(
        () -> {
          GrandpaCall.ReportEquivocationUnsigned call =
              new GrandpaCall.ReportEquivocationUnsigned(twice(3, 1, 2, 0), owner(3));
          assertThat(refusal(TransactionSource.EXTERNAL, call))
              .isEqualTo(InvalidTransaction.Reason.CALL);
          var valid = grandpa.validateUnsigned(TransactionSource.LOCAL, call);
          assertThat(valid.priority()).isEqualTo(-1L);
          assertThat(valid.longevity()).isEqualTo(77);
          assertThat(valid.propagate()).isFalse();
          assertThat(valid.provides()).hasSize(1);
          grandpa.preDispatchUnsigned(call);
          assertThat(chain.failure(Origin.signed(TestChain.ALICE), grandpa.call(call)))
              .isEqualTo(DispatchError.BAD_ORIGIN);
          chain.dispatch(Origin.none(), grandpa.call(call));
          assertThat(it.punished.getFirst().getFirst().reporters())
              .as("the author of the block")
              .containsExactly(ConsensusChain.validator(1));
          assertThat(refusal(TransactionSource.IN_BLOCK, call))
              .isEqualTo(InvalidTransaction.Reason.STALE);
          assertThat(
                  refusal(
                      TransactionSource.LOCAL,
                      new GrandpaCall.ReportEquivocationUnsigned(twice(3, 1, 2, 0), owner(2))))
              .isEqualTo(InvalidTransaction.Reason.BAD_PROOF);
          assertThat(refusal(TransactionSource.LOCAL, new GrandpaCall.NoteStalled(1, 1)))
              .isEqualTo(InvalidTransaction.Reason.CALL);
        });
  }

  private Object refusal(TransactionSource source, GrandpaCall call) {
    try {
      grandpa.validateUnsigned(source, call);
    } catch (TransactionValidityException e) {
      return e.error();
    }
    throw new AssertionError("the call is valid");
  }
}
