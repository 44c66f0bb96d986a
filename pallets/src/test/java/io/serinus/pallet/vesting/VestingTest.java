package io.serinus.pallet.vesting;

import static io.serinus.pallet.BalancesChain.address;
import static io.serinus.pallet.BalancesChain.amount;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.DAVE;
import static io.serinus.pallet.TestChain.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.frame.GenesisException;
import io.serinus.frame.Origin;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.traits.ExistenceRequirement;
import io.serinus.frame.traits.WithdrawReasons;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VestingTest {
  private static final U128 MINIMUM = amount(20);

  private final BalancesChain setup = new BalancesChain();
  private final TestChain chain = setup.chain();
  private final Vesting vesting =
      new Vesting(
          chain.system(),
          setup.balances().currency(),
          address -> chain.runtime().lookUp(address),
          new Vesting.Config(
              MINIMUM,
              3,
              50,
              WithdrawReasons.ALL.without(WithdrawReasons.TRANSFER.or(WithdrawReasons.RESERVE))));

  @BeforeEach
  void begin() {
    chain.place(new VestingModule(28, vesting));
    genesis("[[\"" + BOB + "\", 10, 20, 200]]");
  }

  private void genesis(String schedules) {
    String balances = "[[\"" + ALICE + "\", 1000], [\"" + BOB + "\", 1000]]";
    chain.genesis(
        "{\"balances\": {\"balances\": "
            + balances
            + "}, \"vesting\": {\"vesting\": "
            + schedules
            + "}}");
  }

  private static VestingInfo info(long locked, long perBlock, long start) {
    return new VestingInfo(amount(locked), amount(perBlock), start);
  }

  private PostDispatchInfo dispatch(Origin origin, VestingCall call) throws Exception {
    return chain.dispatch(origin, vesting.call(call));
  }

  private DispatchError failure(Origin origin, VestingCall call) {
    return chain.failure(origin, vesting.call(call));
  }

  private void give(AccountId to, VestingInfo schedule) throws Exception {
    dispatch(Origin.signed(ALICE), new VestingCall.VestedTransfer(address(to), schedule));
  }

  private U128 transferable(AccountId who) {
    return setup.balances().currency().reducibleBalance(who, ExistenceRequirement.ALLOW_DEATH);
  }

  @Test
  void genesisLocksAllButTheLiquidPart() {
    chain.run(
        () -> {
          assertThat(vesting.vesting.find(BOB)).hasValue(java.util.List.of(info(800, 40, 10)));
          assertThat(transferable(BOB)).isEqualTo(amount(200));
          assertThat(vesting.storageVersion.get()).isEqualTo(Releases.V1);
          assertThat(vesting.vestingBalance(BOB)).contains(amount(800));
          assertThat(vesting.vestingBalance(ALICE)).isEmpty();
        });
  }

  @Test
  void aGenesisScheduleOfNothingIsRefused() {
    assertThatThrownBy(() -> genesis("[[\"" + DAVE + "\", 1, 1, 0]]"))
        .isInstanceOf(GenesisException.class);
    assertThatThrownBy(() -> genesis("[[\"" + ALICE + "\", 1, 2000, 0]]"))
        .isInstanceOf(GenesisException.class);
  }

  @Test
  void theLockStaysUntilSomebodyVests() {
    chain.run(
        () -> {
          chain.runToBlock(15);
          assertThat(transferable(BOB)).isEqualTo(amount(200));
          assertThat(vesting.vestingBalance(BOB)).contains(amount(600));
          dispatch(Origin.signed(BOB), new VestingCall.Vest());
          assertThat(transferable(BOB)).isEqualTo(amount(400));
          assertThat(chain.events()).contains(new Vesting.Event.VestingUpdated(BOB, amount(600)));
        });
  }

  @Test
  void anyoneMayVestForAnother() {
    chain.run(
        () -> {
          chain.runToBlock(30);
          dispatch(Origin.signed(ALICE), new VestingCall.VestOther(address(BOB)));
          assertThat(transferable(BOB)).isEqualTo(amount(1000));
          assertThat(chain.events()).contains(new Vesting.Event.VestingCompleted(BOB));
          assertThat(vesting.vesting.contains(BOB)).isFalse();
          assertThat(failure(Origin.signed(BOB), new VestingCall.Vest()))
              .isEqualTo(error(vesting, Vesting.Error.NOT_VESTING));
          assertThat(failure(Origin.root(), new VestingCall.VestOther(address(BOB))))
              .isEqualTo(DispatchError.BAD_ORIGIN);
        });
  }

  @Test
  void aVestedTransferMovesAndLocks() {
    chain.run(
        () -> {
          give(DAVE, info(100, 5, 3));
          assertThat(setup.free(DAVE)).isEqualTo(amount(100));
          assertThat(transferable(DAVE)).isEqualTo(U128.ZERO);
          assertThat(chain.events())
              .contains(
                  new Vesting.Event.VestingCreated(DAVE, 0),
                  new Vesting.Event.VestingUpdated(DAVE, amount(100)));
          chain.tryState();
        });
  }

  @Test
  void aVestedTransferThatCannotBeIsRefused() {
    chain.run(
        () -> {
          assertThat(transferFailure(info(19, 1, 1)))
              .isEqualTo(error(vesting, Vesting.Error.AMOUNT_LOW));
          assertThat(transferFailure(info(100, 0, 1)))
              .isEqualTo(error(vesting, Vesting.Error.INVALID_SCHEDULE_PARAMS));
          for (int i = 0; i < 3; i++) {
            give(DAVE, info(20, 1, 9));
          }
          assertThat(transferFailure(info(20, 1, 9)))
              .isEqualTo(error(vesting, Vesting.Error.AT_MAX_VESTING_SCHEDULES));
          assertThat(setup.free(DAVE)).isEqualTo(amount(60));
        });
  }

  private DispatchError transferFailure(VestingInfo schedule) {
    return failure(Origin.signed(ALICE), new VestingCall.VestedTransfer(address(DAVE), schedule));
  }

  @Test
  void rootMayTransferForAnyone() {
    chain.run(
        () -> {
          VestingCall call =
              new VestingCall.ForceVestedTransfer(address(ALICE), address(DAVE), info(50, 5, 1));
          assertThat(failure(Origin.signed(ALICE), call)).isEqualTo(DispatchError.BAD_ORIGIN);
          dispatch(Origin.root(), call);
          assertThat(setup.free(ALICE)).isEqualTo(amount(950));
          assertThat(vesting.vestingBalance(DAVE)).contains(amount(50));
        });
  }

  @Test
  void mergingMakesOneScheduleAtTheEnd() {
    chain.run(
        () -> {
          give(BOB, info(100, 10, 20));
          give(BOB, info(30, 1, 5));
          dispatch(Origin.signed(BOB), new VestingCall.MergeSchedules(1, 0));
          assertThat(vesting.vesting.find(BOB).orElseThrow())
              .containsExactly(info(30, 1, 5), info(900, 90, 20));
          assertThat(vesting.vestingBalance(BOB)).contains(amount(930));
          chain.tryState();
        });
  }

  @Test
  void mergingNeedsTwoSchedulesThatAreThere() {
    chain.run(
        () -> {
          dispatch(Origin.signed(ALICE), new VestingCall.MergeSchedules(4, 4));
          assertThat(failure(Origin.signed(ALICE), new VestingCall.MergeSchedules(0, 1)))
              .isEqualTo(error(vesting, Vesting.Error.NOT_VESTING));
          assertThat(failure(Origin.signed(BOB), new VestingCall.MergeSchedules(0, 1)))
              .isEqualTo(error(vesting, Vesting.Error.SCHEDULE_INDEX_OUT_OF_BOUNDS));
        });
  }

  @Test
  void mergingWhatHasEndedRemovesIt() {
    chain.run(
        () -> {
          give(DAVE, info(20, 20, 1));
          give(DAVE, info(40, 20, 1));
          chain.runToBlock(5);
          dispatch(Origin.signed(DAVE), new VestingCall.MergeSchedules(0, 1));
          assertThat(vesting.vesting.contains(DAVE)).isFalse();
          assertThat(transferable(DAVE)).isEqualTo(amount(60));
        });
  }

  @Test
  void mergingDropsEveryScheduleThatHasEnded() {
    chain.run(
        () -> {
          give(DAVE, info(20, 20, 1));
          give(DAVE, info(100, 10, 1));
          give(DAVE, info(40, 20, 1));
          chain.runToBlock(5);
          dispatch(Origin.signed(DAVE), new VestingCall.MergeSchedules(1, 2));
          assertThat(vesting.vesting.find(DAVE).orElseThrow()).containsExactly(info(100, 10, 1));
          assertThat(chain.events()).contains(new Vesting.Event.VestingUpdated(DAVE, amount(60)));
          assertThat(transferable(DAVE)).isEqualTo(amount(100));
        });
  }

  @Test
  void rootRemovesTheScheduleOfAnIndexAndNoOther() {
    chain.run(
        () -> {
          give(BOB, info(100, 10, 20));
          give(BOB, info(30, 1, 5));
          dispatch(Origin.root(), new VestingCall.ForceRemoveVestingSchedule(address(BOB), 1));
          assertThat(vesting.vesting.find(BOB).orElseThrow())
              .containsExactly(info(800, 40, 10), info(30, 1, 5));
          assertThat(chain.events()).contains(new Vesting.Event.VestingUpdated(BOB, amount(830)));
          assertThat(transferable(BOB)).isEqualTo(amount(300));
        });
  }

  @Test
  void rootMayRemoveASchedule() {
    chain.run(
        () -> {
          VestingCall call = new VestingCall.ForceRemoveVestingSchedule(address(BOB), 0);
          assertThat(failure(Origin.signed(BOB), call)).isEqualTo(DispatchError.BAD_ORIGIN);
          assertThat(
                  failure(
                      Origin.root(), new VestingCall.ForceRemoveVestingSchedule(address(BOB), 1)))
              .isEqualTo(error(vesting, Vesting.Error.INVALID_SCHEDULE_PARAMS));
          Weight announced = vesting.call(call).info().totalWeight();
          PostDispatchInfo info = dispatch(Origin.root(), call);
          assertThat(transferable(BOB)).isEqualTo(amount(1000));
          assertThat(info.actualWeight().orElseThrow())
              .isEqualTo(announced.saturatingSub(Weight.of(2 * 171_028, 0)));
        });
  }

  @Test
  void anAddedScheduleOfNothingIsNone() {
    chain.run(
        () -> {
          vesting.addVestingSchedule(ALICE, U128.ZERO, U128.ZERO, 1);
          assertThat(vesting.vesting.contains(ALICE)).isFalse();
          assertThat(vesting.currency().freeBalance(ALICE)).isEqualTo(amount(1000));
        });
  }

  @Test
  void unvestedBalanceIsFrozenForFeesToo() {
    chain.run(
        () -> {
          give(DAVE, info(100, 5, 3));
          assertThat(setup.balances().currency().canWithdrawFee(DAVE, amount(50))).isFalse();
          chain.runToBlock(13);
          dispatch(Origin.signed(DAVE), new VestingCall.Vest());
          assertThat(setup.balances().currency().canWithdrawFee(DAVE, amount(50))).isTrue();
        });
  }
}
