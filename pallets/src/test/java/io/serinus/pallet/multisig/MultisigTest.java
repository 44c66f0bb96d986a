package io.serinus.pallet.multisig;

import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.CHARLIE;
import static io.serinus.pallet.TestChain.DAVE;
import static io.serinus.pallet.TestChain.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.system.FrameSystemCall;
import io.serinus.hostapi.Host;
import io.serinus.pallet.BankedChain;
import io.serinus.pallet.multisig.Multisig.Error;
import io.serinus.pallet.multisig.Multisig.Event;
import io.serinus.pallet.utility.Utility;
import io.serinus.pallet.utility.UtilityCall;
import io.serinus.pallet.utility.UtilityModule;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.scale.Bytes;
import io.serinus.scale.Result;
import io.serinus.scale.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MultisigTest {
  private static final Weight ENOUGH = Weight.of(10_000_000_000L, 1_000_000);
  private static final Optional<Timepoint> FIRST = Optional.of(new Timepoint(1, 0));

  private final BankedChain bank = new BankedChain();
  private final Utility utility = new Utility();
  private final Multisig multisig =
      new Multisig(bank.system(), bank.currency(), new Multisig.Config(U128.of(10), U128.of(2), 4));

  @BeforeEach
  void begin() {
    bank.begin(new UtilityModule(24, utility), new MultisigModule(31, multisig));
  }

  private static Bytes hash(RuntimeCall call) {
    return Bytes.wrap(Host.api().blake2b256(call.encoded()));
  }

  private RuntimeCall asMulti(
      int threshold, List<AccountId> others, Optional<Timepoint> when, RuntimeCall call) {
    return multisig.call(new MultisigCall.AsMulti(threshold, others, when, call, ENOUGH));
  }

  private RuntimeCall approve(
      int threshold, List<AccountId> others, Optional<Timepoint> when, RuntimeCall call) {
    return multisig.call(
        new MultisigCall.ApproveAsMulti(threshold, others, when, hash(call), ENOUGH));
  }

  private RuntimeCall cancel(
      int threshold, List<AccountId> others, Timepoint when, RuntimeCall call) {
    return multisig.call(new MultisigCall.CancelAsMulti(threshold, others, when, hash(call)));
  }

  private AccountId funded(int threshold, AccountId... all) throws DispatchException {
    AccountId account = Multisig.multiAccount(List.of(all), threshold);
    bank.signed(EVE, bank.transfer(account, 100));
    return account;
  }

  @Test
  void anAccountHasTheIdOfOtherImplementations() {
    AccountId alice =
        AccountId.ofHex("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");
    AccountId bob =
        AccountId.ofHex("8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48");
    AccountId charlie =
        AccountId.ofHex("90b5ab205c6974c9ea841be688864633dc9ca8a357843eeacf2314649965fe22");
    bank.run(
        () -> {
          assertThat(Multisig.multiAccount(List.of(bob, charlie, alice), 2))
              .isEqualTo(
                  AccountId.ofHex(
                      "49daa32c7287890f38b7e1a8cd2961723d36d20baa0bf3b82e0c4bdda93b1c0a"));
          assertThat(Multisig.multiAccount(List.of(bob, alice), 1))
              .isEqualTo(
                  AccountId.ofHex(
                      "4c5901223c7c52585646634e70dd46ad3faf1270f84a4673b5b4a4e126474073"));
        });
  }

  @Test
  void twoOfThreeCallTogether() {
    bank.run(
        () -> {
          AccountId account = funded(2, ALICE, BOB, CHARLIE);
          RuntimeCall call = bank.transfer(DAVE, 15);
          bank.signed(ALICE, approve(2, List.of(BOB, CHARLIE), Optional.empty(), call));
          assertThat(bank.reserved(ALICE)).isEqualTo(14);
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.NewMultisig(ALICE, account, hash(call)));

          bank.chain.runToBlock(3);
          PostDispatchInfo post =
              bank.signed(BOB, asMulti(2, List.of(ALICE, CHARLIE), FIRST, call));
          assertThat(bank.free(DAVE)).isEqualTo(1_015);
          assertThat(bank.reserved(ALICE)).isZero();
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(
                  new Event.MultisigExecuted(
                      BOB, FIRST.get(), account, hash(call), Result.ok(Unit.UNIT)));
          assertThat(post).isEqualTo(PostDispatchInfo.DEFAULT);
          assertThat(multisig.multisigs.contains(account, hash(call))).isFalse();
        });
  }

  @Test
  void threeOfThreeCountEachOnce() {
    bank.run(
        () -> {
          AccountId account = funded(3, ALICE, BOB, CHARLIE);
          RuntimeCall call = bank.transfer(DAVE, 15);
          bank.signed(BOB, asMulti(3, List.of(ALICE, CHARLIE), Optional.empty(), call));
          assertThat(bank.reserved(BOB)).isEqualTo(16);
          bank.refused(
              BOB,
              asMulti(3, List.of(ALICE, CHARLIE), FIRST, call),
              multisig,
              Error.ALREADY_APPROVED);
          bank.signed(ALICE, approve(3, List.of(BOB, CHARLIE), FIRST, call));
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.MultisigApproval(ALICE, FIRST.get(), account, hash(call)));
          assertThat(multisig.multisigs.find(account, hash(call)).orElseThrow().approvals())
              .containsExactly(ALICE, BOB);
          bank.signed(CHARLIE, asMulti(3, List.of(ALICE, BOB), FIRST, call));
          assertThat(bank.free(DAVE)).isEqualTo(1_015);
          assertThat(bank.reserved(BOB)).isZero();
        });
  }

  @Test
  void enoughApprovalsWithoutTheCallLetAnyMemberSendIt() {
    bank.run(
        () -> {
          funded(2, ALICE, BOB, CHARLIE);
          RuntimeCall call = bank.transfer(DAVE, 15);
          bank.signed(ALICE, approve(2, List.of(BOB, CHARLIE), Optional.empty(), call));
          bank.signed(BOB, approve(2, List.of(ALICE, CHARLIE), FIRST, call));
          assertThat(bank.free(DAVE)).isEqualTo(1_000);
          bank.refused(
              CHARLIE,
              approve(2, List.of(ALICE, BOB), FIRST, call),
              multisig,
              Error.ALREADY_APPROVED);
          bank.signed(BOB, asMulti(2, List.of(ALICE, CHARLIE), FIRST, call));
          assertThat(bank.free(DAVE)).isEqualTo(1_015);
        });
  }

  @Test
  void aCallThatFailsStillEndsTheOperation() {
    bank.run(
        () -> {
          AccountId account = funded(2, ALICE, BOB);
          RuntimeCall call = bank.rootCall();
          bank.signed(ALICE, asMulti(2, List.of(BOB), Optional.empty(), call));
          bank.signed(BOB, asMulti(2, List.of(ALICE), FIRST, call));
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(
                  new Event.MultisigExecuted(
                      BOB, FIRST.get(), account, hash(call), Result.err(DispatchError.BAD_ORIGIN)));
          assertThat(bank.reserved(ALICE)).isZero();
        });
  }

  @Test
  void timepointsMustBeRight() {
    bank.run(
        () -> {
          RuntimeCall call = bank.remark("x");
          bank.refused(
              ALICE, approve(2, List.of(BOB), FIRST, call), multisig, Error.UNEXPECTED_TIMEPOINT);
          bank.signed(ALICE, approve(2, List.of(BOB), Optional.empty(), call));
          bank.refused(
              BOB,
              approve(2, List.of(ALICE), Optional.empty(), call),
              multisig,
              Error.NO_TIMEPOINT);
          Timepoint other = new Timepoint(1, 1);
          bank.refused(
              BOB,
              asMulti(2, List.of(ALICE), Optional.of(other), call),
              multisig,
              Error.WRONG_TIMEPOINT);
          bank.refused(
              ALICE, cancel(2, List.of(BOB), other, call), multisig, Error.WRONG_TIMEPOINT);
        });
  }

  @Test
  void theDepositorAloneCancels() {
    bank.run(
        () -> {
          AccountId account = Multisig.multiAccount(List.of(ALICE, BOB, CHARLIE), 3);
          RuntimeCall call = bank.remark("x");
          bank.refused(
              ALICE,
              cancel(3, List.of(BOB, CHARLIE), FIRST.get(), call),
              multisig,
              Error.NOT_FOUND);
          bank.signed(ALICE, approve(3, List.of(BOB, CHARLIE), Optional.empty(), call));
          bank.signed(BOB, approve(3, List.of(ALICE, CHARLIE), FIRST, call));
          bank.refused(
              BOB,
              cancel(3, List.of(ALICE, CHARLIE), FIRST.get(), call),
              multisig,
              Error.NOT_OWNER);
          bank.signed(ALICE, cancel(3, List.of(BOB, CHARLIE), FIRST.get(), call));
          assertThat(bank.reserved(ALICE)).isZero();
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.MultisigCancelled(ALICE, FIRST.get(), account, hash(call)));
        });
  }

  @Test
  void signatoriesMustBeSortedSeveralAndNotTooMany() {
    bank.run(
        () -> {
          RuntimeCall call = bank.remark("x");
          Optional<Timepoint> none = Optional.empty();
          bank.refused(
              ALICE, asMulti(1, List.of(BOB), none, call), multisig, Error.MINIMUM_THRESHOLD);
          bank.refused(
              ALICE, approve(0, List.of(BOB), none, call), multisig, Error.MINIMUM_THRESHOLD);
          bank.refused(
              ALICE, cancel(1, List.of(BOB), FIRST.get(), call), multisig, Error.MINIMUM_THRESHOLD);
          bank.refused(
              ALICE, asMulti(2, List.of(), none, call), multisig, Error.TOO_FEW_SIGNATORIES);
          bank.refused(
              ALICE,
              asMulti(2, List.of(BOB, CHARLIE, DAVE, EVE), none, call),
              multisig,
              Error.TOO_MANY_SIGNATORIES);
          bank.refused(
              ALICE,
              asMulti(2, List.of(CHARLIE, BOB), none, call),
              multisig,
              Error.SIGNATORIES_OUT_OF_ORDER);
          bank.refused(
              ALICE,
              approve(2, List.of(BOB, BOB), none, call),
              multisig,
              Error.SIGNATORIES_OUT_OF_ORDER);
          bank.refused(
              BOB,
              asMulti(2, List.of(ALICE, BOB), none, call),
              multisig,
              Error.SENDER_IN_SIGNATORIES);
          assertThat(bank.errorOf(Origin.root(), asMulti(2, List.of(BOB), none, call)))
              .isEqualTo(DispatchError.BAD_ORIGIN);
        });
  }

  @Test
  void theCallMustNotWeighMoreThanWasSaid() {
    bank.run(
        () -> {
          funded(2, ALICE, BOB);
          RuntimeCall call = bank.transfer(DAVE, 15);
          bank.signed(ALICE, approve(2, List.of(BOB), Optional.empty(), call));
          Weight little = call.info().callWeight().saturatingSub(Weight.of(1, 0));
          bank.refused(
              BOB,
              multisig.call(new MultisigCall.AsMulti(2, List.of(ALICE), FIRST, call, little)),
              multisig,
              Error.MAX_WEIGHT_TOO_LOW);
          bank.signed(
              BOB,
              multisig.call(
                  new MultisigCall.AsMulti(
                      2, List.of(ALICE), FIRST, call, call.info().callWeight())));
          assertThat(bank.free(DAVE)).isEqualTo(1_015);
        });
  }

  @Test
  void anApprovalAloneWeighsLessThanAnnounced() {
    bank.run(
        () -> {
          RuntimeCall call = bank.remark("x");
          int length = call.encoded().length;
          Weight db = Weight.of(125_000_000, 0);
          PostDispatchInfo first =
              bank.signed(ALICE, asMulti(3, List.of(BOB, CHARLIE), Optional.empty(), call));
          assertThat(first.actualWeight())
              .contains(
                  Weight.of(48_327_489 + 2 * 133_853 + 2_588L * length, 6_811).saturatingAdd(db));
          PostDispatchInfo second =
              bank.signed(BOB, approve(3, List.of(ALICE, CHARLIE), FIRST, call));
          assertThat(second.actualWeight())
              .contains(Weight.of(25_599_553 + 2 * 136_320, 6_811).saturatingAdd(db));
          assertThat(approve(3, List.of(ALICE, BOB), FIRST, call).info().callWeight())
              .isEqualTo(
                  Weight.of(42_974_774 + 2 * 219_983, 6_811)
                      .saturatingAdd(db)
                      .saturatingAdd(ENOUGH));
          assertThat(asMulti(3, List.of(ALICE, BOB), FIRST, call).info().callWeight())
              .isEqualTo(
                  Weight.of(51_203_133 + 2 * 186_404 + 2_917L * length, 6_811)
                      .saturatingAdd(Weight.of(275_000_000, 0))
                      .saturatingAdd(ENOUGH));
        });
  }

  @Test
  void whatTheCallRefundsTheOperationRefunds() {
    bank.run(
        () -> {
          funded(2, ALICE, BOB);
          RuntimeCall call =
              utility.call(
                  new UtilityCall.Batch(List.of(bank.transfer(DAVE, 5_000), bank.remark("x"))));
          bank.signed(ALICE, approve(2, List.of(BOB), Optional.empty(), call));
          PostDispatchInfo post = bank.signed(BOB, asMulti(2, List.of(ALICE), FIRST, call));
          assertThat(post.actualWeight().orElseThrow().refTime())
              .isLessThan(asMulti(2, List.of(ALICE), FIRST, call).info().callWeight().refTime());
        });
  }

  @Test
  void depositsFollowTheParameters() {
    bank.run(
        () -> {
          RuntimeCall call = bank.remark("x");
          bank.signed(ALICE, approve(2, List.of(BOB), Optional.empty(), call));
          AccountId account = Multisig.multiAccount(List.of(ALICE, BOB), 2);
          RuntimeCall poke = poke(List.of(BOB), call);
          assertThat(bank.signed(ALICE, poke)).isEqualTo(PostDispatchInfo.DEFAULT);
          assertThat(bank.events(Event.DepositPoked.class)).isEmpty();
          bank.refused(BOB, poke(List.of(ALICE), call), multisig, Error.NOT_OWNER);
          bank.refused(ALICE, poke(List.of(CHARLIE), call), multisig, Error.NOT_FOUND);

          for (long once : new long[] {9, 20}) {
            Operation operation = multisig.multisigs.find(account, hash(call)).orElseThrow();
            bank.currency().adjustReserve(ALICE, operation.deposit(), U128.of(once));
            multisig.multisigs.insert(account, hash(call), operation.withDeposit(U128.of(once)));
            assertThat(bank.signed(ALICE, poke)).isEqualTo(PostDispatchInfo.FREE);
            assertThat(bank.reserved(ALICE)).isEqualTo(14);
            assertThat(bank.lastEvent(Event.class))
                .isEqualTo(new Event.DepositPoked(ALICE, hash(call), U128.of(once), U128.of(14)));
          }
        });
  }

  private RuntimeCall poke(List<AccountId> others, RuntimeCall call) {
    return multisig.call(new MultisigCall.PokeDeposit(2, others, hash(call)));
  }

  @Test
  void oneOfSeveralCallsAtOnce() {
    bank.run(
        () -> {
          AccountId both = funded(1, ALICE, BOB);
          RuntimeCall inner = bank.transfer(DAVE, 15);
          assertThat(bank.signed(ALICE, one(inner))).isEqualTo(PostDispatchInfo.DEFAULT);
          assertThat(bank.free(DAVE)).isEqualTo(1_015);
          assertThat(bank.events(Event.class))
              .containsExactly(
                  new Event.MultisigExecuted(
                      ALICE, new Timepoint(1, 0), both, hash(inner), Result.ok(Unit.UNIT)));
          assertThat(bank.errorOf(Origin.signed(ALICE), one(bank.rootCall())))
              .isEqualTo(DispatchError.BAD_ORIGIN);
          bank.refused(
              ALICE,
              multisig.call(new MultisigCall.AsMultiThreshold1(List.of(), bank.remark("x"))),
              multisig,
              Error.TOO_FEW_SIGNATORIES);
        });
  }

  private RuntimeCall one(RuntimeCall call) {
    return multisig.call(new MultisigCall.AsMultiThreshold1(List.of(BOB), call));
  }

  @Test
  void oneOfSeveralPaysForWhatItsCallTook() {
    bank.run(
        () -> {
          RuntimeCall inner = utility.call(new UtilityCall.Batch(List.of(bank.remark("x"))));
          long length = inner.encoded().length;
          Weight base = Weight.of(32_396_922 + 2_688 * length, 2_693).saturatingAdd(25_000_000, 0);
          assertThat(bank.signed(ALICE, one(inner)).actualWeight())
              .contains(base.saturatingAdd(inner.info().callWeight()));
          assertThat(one(inner).info().callWeight())
              .isEqualTo(
                  base.saturatingAdd(inner.info().callWeight()).saturatingAdd(125_000_000, 0));

          RuntimeCall failing =
              utility.call(new UtilityCall.BatchAll(List.of(bank.rootCall(), bank.remark("x"))));
          DispatchException failure = bank.failureOf(Origin.signed(ALICE), one(failing));
          assertThat(failure.post().actualWeight().orElseThrow().refTime())
              .isLessThan(one(failing).info().callWeight().refTime());
        });
  }

  @Test
  void theSendersFiltersDoNotHoldTheCompositeAccount() {
    bank.run(
        () -> {
          Origin filtered = Origin.signed(ALICE).withFilter(call -> call.isOf(multisig));
          funded(1, ALICE, BOB);
          bank.chain.dispatch(filtered, one(bank.transfer(DAVE, 15)));
          assertThat(bank.free(DAVE)).isEqualTo(1_015);
        });
  }

  @Property(tries = 15)
  void anyMembersInAnyOrderExecuteOnceAndAllDepositsReturn(
      @ForAll @IntRange(min = 2, max = 4) int threshold, @ForAll long seed) {
    BankedChain other = new BankedChain();
    Multisig its =
        new Multisig(
            other.system(), other.currency(), new Multisig.Config(U128.of(10), U128.of(2), 4));
    other.begin(new MultisigModule(31, its));
    List<AccountId> members = List.of(ALICE, BOB, CHARLIE, DAVE);
    List<AccountId> order = new ArrayList<>(members);
    java.util.Collections.shuffle(order, new java.util.Random(seed));
    other.run(
        () -> {
          RuntimeCall call =
              other.system().call(new FrameSystemCall.RemarkWithEvent(Bytes.ofText("done")));
          for (int i = 0; i < threshold; i++) {
            List<AccountId> others = new ArrayList<>(members);
            others.remove(order.get(i));
            Optional<Timepoint> when = i == 0 ? Optional.empty() : FIRST;
            other.signed(
                order.get(i),
                its.call(new MultisigCall.AsMulti(threshold, others, when, call, ENOUGH)));
            assertThat(other.events(Event.MultisigExecuted.class))
                .hasSize(i == threshold - 1 ? 1 : 0);
          }
          for (AccountId member : members) {
            assertThat(other.reserved(member)).isZero();
            assertThat(other.free(member)).isEqualTo(BankedChain.ENDOWMENT);
          }
        });
  }
}
