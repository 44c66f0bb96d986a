package io.serinus.pallet.recovery;

import static io.serinus.pallet.BankedChain.address;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.CHARLIE;
import static io.serinus.pallet.TestChain.DAVE;
import static io.serinus.pallet.TestChain.EVE;
import static io.serinus.pallet.TestChain.FERDIE;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.pallet.BankedChain;
import io.serinus.pallet.recovery.Recovery.Error;
import io.serinus.pallet.recovery.Recovery.Event;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.ArithmeticError;
import io.serinus.primitives.runtime.DispatchError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alice has lost her key; Ferdie is her new account; Bob, Charlie and Dave are her friends. */
class RecoveryTest {
  private static final List<AccountId> FRIENDS = List.of(BOB, CHARLIE, DAVE);

  private final BankedChain bank = new BankedChain();
  private final Recovery recovery =
      new Recovery(
          bank.system(),
          bank.currency(),
          bank.chain.runtime()::lookUp,
          new Recovery.Config(U128.of(10), U128.of(1), 3, U128.of(7)));

  @BeforeEach
  void begin() {
    bank.begin(new RecoveryModule(27, recovery));
  }

  private RuntimeCall create(List<AccountId> friends, int threshold, long delay) {
    return recovery.call(new RecoveryCall.CreateRecovery(friends, threshold, delay));
  }

  private RuntimeCall initiate() {
    return recovery.call(new RecoveryCall.InitiateRecovery(address(ALICE)));
  }

  private RuntimeCall vouch() {
    return recovery.call(new RecoveryCall.VouchRecovery(address(ALICE), address(FERDIE)));
  }

  private RuntimeCall claim() {
    return recovery.call(new RecoveryCall.ClaimRecovery(address(ALICE)));
  }

  private RuntimeCall close() {
    return recovery.call(new RecoveryCall.CloseRecovery(address(FERDIE)));
  }

  private RuntimeCall asAlice(RuntimeCall call) {
    return recovery.call(new RecoveryCall.AsRecovered(address(ALICE), call));
  }

  private RuntimeCall cancel() {
    return recovery.call(new RecoveryCall.CancelRecovered(address(ALICE)));
  }

  private RuntimeCall remove() {
    return recovery.call(new RecoveryCall.RemoveRecovery());
  }

  private void vouched(int threshold, long delay) throws DispatchException {
    bank.signed(ALICE, create(FRIENDS, threshold, delay));
    bank.signed(FERDIE, initiate());
    bank.signed(DAVE, vouch());
    bank.signed(BOB, vouch());
  }

  @Test
  void aLostAccountIsRecoveredCleanedUpAndLeft() {
    bank.run(
        () -> {
          bank.signed(ALICE, create(FRIENDS, 2, 5));
          assertThat(bank.reserved(ALICE)).isEqualTo(13);
          assertThat(bank.lastEvent(Event.class)).isEqualTo(new Event.RecoveryCreated(ALICE));
          bank.signed(FERDIE, initiate());
          assertThat(bank.reserved(FERDIE)).isEqualTo(7);
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.RecoveryInitiated(ALICE, FERDIE));
          bank.signed(DAVE, vouch());
          bank.signed(BOB, vouch());
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.RecoveryVouched(ALICE, FERDIE, BOB));
          assertThat(recovery.activeRecoveries.find(ALICE, FERDIE).orElseThrow().friends())
              .containsExactly(BOB, DAVE);
          bank.chain.runToBlock(6);
          bank.signed(FERDIE, claim());
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.AccountRecovered(ALICE, FERDIE));
          assertThat(bank.system().accounts().get(FERDIE).consumers()).isEqualTo(2);

          bank.signed(FERDIE, asAlice(close()));
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.RecoveryClosed(ALICE, FERDIE));
          assertThat(bank.reserved(FERDIE)).isZero();
          assertThat(bank.free(ALICE)).isEqualTo(1_000 - 13 + 7);
          bank.signed(FERDIE, asAlice(remove()));
          assertThat(bank.lastEvent(Event.class)).isEqualTo(new Event.RecoveryRemoved(ALICE));
          assertThat(bank.reserved(ALICE)).isZero();
          bank.signed(FERDIE, asAlice(bank.transfer(FERDIE, 1_007)));
          assertThat(bank.free(FERDIE)).isEqualTo(2_000);
          bank.signed(FERDIE, cancel());
          assertThat(bank.system().accounts().get(FERDIE).consumers()).isZero();
          bank.refused(FERDIE, asAlice(bank.remark("x")), recovery, Error.NOT_ALLOWED);
        });
  }

  @Test
  void configurationsAreChecked() {
    bank.run(
        () -> {
          bank.refused(ALICE, create(FRIENDS, 0, 1), recovery, Error.ZERO_THRESHOLD);
          bank.refused(ALICE, create(List.of(), 1, 1), recovery, Error.NOT_ENOUGH_FRIENDS);
          bank.refused(ALICE, create(FRIENDS, 4, 1), recovery, Error.NOT_ENOUGH_FRIENDS);
          bank.refused(
              ALICE, create(List.of(BOB, CHARLIE, DAVE, EVE), 1, 1), recovery, Error.MAX_FRIENDS);
          bank.refused(ALICE, create(List.of(CHARLIE, BOB), 1, 1), recovery, Error.NOT_SORTED);
          bank.refused(ALICE, create(List.of(BOB, BOB), 1, 1), recovery, Error.NOT_SORTED);
          bank.signed(ALICE, create(FRIENDS, 3, 1));
          bank.refused(ALICE, create(FRIENDS, 3, 1), recovery, Error.ALREADY_RECOVERABLE);
          bank.refused(BOB, remove(), recovery, Error.NOT_RECOVERABLE);
        });
  }

  @Test
  void recoveriesStartOnceAndOnlyOfRecoverableAccounts() {
    bank.run(
        () -> {
          bank.refused(FERDIE, initiate(), recovery, Error.NOT_RECOVERABLE);
          bank.refused(BOB, vouch(), recovery, Error.NOT_RECOVERABLE);
          bank.refused(FERDIE, claim(), recovery, Error.NOT_RECOVERABLE);
          bank.signed(ALICE, create(FRIENDS, 2, 5));
          bank.refused(BOB, vouch(), recovery, Error.NOT_STARTED);
          bank.refused(FERDIE, claim(), recovery, Error.NOT_STARTED);
          bank.refused(ALICE, close(), recovery, Error.NOT_STARTED);
          bank.signed(FERDIE, initiate());
          bank.refused(FERDIE, initiate(), recovery, Error.ALREADY_STARTED);
          bank.signed(EVE, initiate());
          bank.refused(ALICE, remove(), recovery, Error.STILL_ACTIVE);
        });
  }

  @Test
  void friendsAloneVouchOnceEach() {
    bank.run(
        () -> {
          vouched(2, 5);
          bank.refused(BOB, vouch(), recovery, Error.ALREADY_VOUCHED);
          bank.refused(EVE, vouch(), recovery, Error.NOT_FRIEND);
        });
  }

  @Test
  void aClaimNeedsTimeAndFriends() {
    bank.run(
        () -> {
          vouched(3, 5);
          bank.chain.runToBlock(5);
          bank.refused(FERDIE, claim(), recovery, Error.DELAY_PERIOD);
          bank.chain.runToBlock(6);
          bank.refused(FERDIE, claim(), recovery, Error.THRESHOLD);
          bank.refused(EVE, claim(), recovery, Error.NOT_STARTED);
          bank.signed(CHARLIE, vouch());
          bank.signed(FERDIE, claim());
          bank.refused(FERDIE, claim(), recovery, Error.ALREADY_PROXY);
        });
  }

  @Test
  void aDelayBeyondAllBlocksOverflows() {
    bank.run(
        () -> {
          vouched(2, 0xffff_ffffL);
          assertThat(bank.errorOf(Origin.signed(FERDIE), claim()))
              .isEqualTo(new DispatchError.Arithmetic(ArithmeticError.OVERFLOW));
        });
  }

  @Test
  void aRescuerThatCannotBeReferredToCannotClaim() {
    bank.run(
        () -> {
          vouched(2, 0);
          while (bank.system().accounts().canIncConsumer(FERDIE)) {
            bank.system().accounts().incConsumers(FERDIE);
          }
          bank.refused(FERDIE, claim(), recovery, Error.BAD_STATE);
        });
  }

  @Test
  void theOwnerPunishesAnAttempt() {
    bank.run(
        () -> {
          bank.signed(ALICE, create(FRIENDS, 2, 5));
          bank.signed(FERDIE, initiate());
          bank.signed(ALICE, close());
          assertThat(bank.free(FERDIE)).isEqualTo(993);
          assertThat(bank.free(ALICE)).isEqualTo(1_000 - 13 + 7);
          bank.signed(ALICE, remove());
          assertThat(bank.free(ALICE)).isEqualTo(1_007);
        });
  }

  @Test
  void rootGivesAnAccountToAnother() {
    bank.run(
        () -> {
          RuntimeCall set =
              recovery.call(new RecoveryCall.SetRecovered(address(ALICE), address(FERDIE)));
          assertThat(bank.errorOf(Origin.signed(FERDIE), set)).isEqualTo(DispatchError.BAD_ORIGIN);
          bank.chain.dispatch(Origin.root(), set);
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.AccountRecovered(ALICE, FERDIE));
          bank.signed(FERDIE, asAlice(bank.transfer(BOB, 4)));
          assertThat(bank.free(BOB)).isEqualTo(1_004);
          assertThat(bank.errorOf(Origin.signed(FERDIE), asAlice(bank.rootCall())))
              .isEqualTo(DispatchError.BAD_ORIGIN);
          bank.refused(BOB, asAlice(bank.remark("x")), recovery, Error.NOT_ALLOWED);
          bank.refused(BOB, cancel(), recovery, Error.NOT_ALLOWED);
          RuntimeCall asBob =
              recovery.call(new RecoveryCall.AsRecovered(address(BOB), bank.remark("x")));
          bank.refused(FERDIE, asBob, recovery, Error.NOT_ALLOWED);
        });
  }

  @Test
  void depositsFollowTheParameters() {
    bank.run(
        () -> {
          assertThat(bank.signed(EVE, poke(Optional.empty()))).isEqualTo(PostDispatchInfo.DEFAULT);
          bank.refused(EVE, poke(Optional.of(ALICE)), recovery, Error.NOT_STARTED);
          bank.signed(ALICE, create(FRIENDS, 2, 5));
          bank.signed(FERDIE, create(List.of(BOB), 1, 5));
          bank.signed(FERDIE, initiate());
          assertThat(bank.signed(FERDIE, poke(Optional.of(ALICE))))
              .isEqualTo(PostDispatchInfo.DEFAULT);

          setDeposits(3, 30);
          assertThat(bank.signed(FERDIE, poke(Optional.of(ALICE))))
              .isEqualTo(PostDispatchInfo.FREE);
          assertThat(bank.events(Event.DepositPoked.class))
              .containsExactly(
                  new Event.DepositPoked(
                      FERDIE, new DepositKind.RecoveryConfig(), U128.of(3), U128.of(11)),
                  new Event.DepositPoked(
                      FERDIE, new DepositKind.ActiveRecoveryFor(ALICE), U128.of(30), U128.of(7)));
          assertThat(bank.reserved(FERDIE)).isEqualTo(18);
          assertThat(recovery.recoverable.find(FERDIE).orElseThrow().deposit())
              .isEqualTo(U128.of(11));
          assertThat(recovery.activeRecoveries.find(ALICE, FERDIE).orElseThrow().deposit())
              .isEqualTo(U128.of(7));

          setDeposits(11, 30);
          assertThat(bank.signed(FERDIE, poke(Optional.empty())))
              .isEqualTo(PostDispatchInfo.DEFAULT);
        });
  }

  private RuntimeCall poke(Optional<AccountId> account) {
    return recovery.call(new RecoveryCall.PokeDeposit(account.map(BankedChain::address)));
  }

  /** As if the parameters had been others when Ferdie paid. */
  private void setDeposits(long forConfig, long forRecovery) throws DispatchException {
    RecoveryConfig config = recovery.recoverable.find(FERDIE).orElseThrow();
    ActiveRecovery active = recovery.activeRecoveries.find(ALICE, FERDIE).orElseThrow();
    bank.currency().adjustReserve(FERDIE, config.deposit(), U128.of(forConfig));
    bank.currency().adjustReserve(FERDIE, active.deposit(), U128.of(forRecovery));
    recovery.recoverable.insert(FERDIE, config.withDeposit(U128.of(forConfig)));
    recovery.activeRecoveries.insert(ALICE, FERDIE, active.withDeposit(U128.of(forRecovery)));
  }

  @Test
  void callsWeighWithTheMostFriendsThereMayBe() {
    bank.run(
        () -> {
          assertThat(vouch().info().callWeight())
              .isEqualTo(Weight.of(24_646_916 + 3 * 294_376, 3_854).saturatingAdd(150_000_000, 0));
          assertThat(create(List.of(BOB), 1, 1).info().callWeight())
              .isEqualTo(Weight.of(34_461_397 + 195_403, 3_816).saturatingAdd(125_000_000, 0));
          Weight inner = bank.remark("x").info().callWeight();
          assertThat(asAlice(bank.remark("x")).info().callWeight())
              .isEqualTo(
                  Weight.of(17_909_000, 3_545).saturatingAdd(50_000_000, 0).saturatingAdd(inner));
        });
  }
}
