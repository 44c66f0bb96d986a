package io.serinus.pallet.balances;

import static io.serinus.pallet.BalancesChain.address;
import static io.serinus.pallet.BalancesChain.amount;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.DAVE;
import static io.serinus.pallet.TestChain.EVE;
import static io.serinus.pallet.TestChain.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.Origin;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.system.FrameSystem;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.primitives.U128;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.TokenError;
import java.util.List;
import org.junit.jupiter.api.Test;

class BalancesTest {
  private final BalancesChain setup = new BalancesChain().begin();
  private final TestChain chain = setup.chain();
  private final Balances balances = setup.balances();

  private static DispatchError token(TokenError error) {
    return new DispatchError.Token(error);
  }

  @Test
  void genesisEndowsAndIssues() {
    chain.run(
        () -> {
          assertThat(setup.free(ALICE)).isEqualTo(amount(1000));
          assertThat(balances.totalIssuance()).isEqualTo(amount(3000));
        });
  }

  @Test
  void aTransferToANewAccountMakesIt() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.signed(ALICE),
              balances.call(new BalancesCall.TransferAllowDeath(address(DAVE), amount(100))));
          assertThat(setup.free(ALICE)).isEqualTo(amount(900));
          assertThat(setup.free(DAVE)).isEqualTo(amount(100));
          assertThat(chain.allEvents())
              .containsExactly(
                  new FrameSystem.Event.NewAccount(DAVE),
                  new Balances.Event.Endowed(DAVE, amount(100)),
                  new Balances.Event.Transfer(ALICE, DAVE, amount(100)));
        });
  }

  @Test
  void whatIsBelowTheExistentialDepositIsRefused() {
    chain.run(
        () ->
            assertThat(
                    chain.failure(
                        Origin.signed(ALICE),
                        balances.call(
                            new BalancesCall.TransferAllowDeath(address(DAVE), amount(9)))))
                .isEqualTo(token(TokenError.BELOW_MINIMUM)));
  }

  @Test
  void whatIsLeftBelowItIsDust() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.signed(ALICE),
              balances.call(new BalancesCall.TransferAllowDeath(address(BOB), amount(995))));
          assertThat(chain.system().accounts().exists(ALICE)).isFalse();
          assertThat(balances.totalIssuance()).isEqualTo(amount(2995));
          assertThat(chain.allEvents())
              .containsExactly(
                  new FrameSystem.Event.KilledAccount(ALICE),
                  new Balances.Event.DustLost(ALICE, amount(5)),
                  new Balances.Event.Transfer(ALICE, BOB, amount(995)));
        });
  }

  @Test
  void keepAliveKeepsTheDeposit() {
    chain.run(
        () -> {
          assertThat(
                  chain.failure(
                      Origin.signed(ALICE),
                      balances.call(new BalancesCall.TransferKeepAlive(address(BOB), amount(991)))))
              .isEqualTo(token(TokenError.NOT_EXPENDABLE));
          chain.dispatch(
              Origin.signed(ALICE),
              balances.call(new BalancesCall.TransferKeepAlive(address(BOB), amount(990))));
          assertThat(setup.free(ALICE)).isEqualTo(amount(10));
        });
  }

  @Test
  void moreThanThereIsIsRefused() {
    chain.run(
        () ->
            assertThat(
                    chain.failure(
                        Origin.signed(ALICE),
                        balances.call(
                            new BalancesCall.TransferAllowDeath(address(BOB), amount(1001)))))
                .isEqualTo(token(TokenError.FUNDS_UNAVAILABLE)));
  }

  @Test
  void transferAllTakesWhatMayGo() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.signed(ALICE),
              balances.call(new BalancesCall.TransferAll(address(BOB), true)));
          assertThat(setup.free(ALICE)).isEqualTo(amount(10));
          chain.dispatch(
              Origin.signed(ALICE),
              balances.call(new BalancesCall.TransferAll(address(BOB), false)));
          assertThat(chain.system().accounts().exists(ALICE)).isFalse();
          assertThat(setup.free(BOB)).isEqualTo(amount(2000));
        });
  }

  @Test
  void onlyRootForces() {
    chain.run(
        () -> {
          BalancesCall.ForceTransfer force =
              new BalancesCall.ForceTransfer(address(ALICE), address(BOB), amount(1));
          assertThat(chain.failure(Origin.signed(ALICE), balances.call(force)))
              .isEqualTo(DispatchError.BAD_ORIGIN);
          chain.dispatch(Origin.root(), balances.call(force));
          assertThat(setup.free(BOB)).isEqualTo(amount(1001));
        });
  }

  @Test
  void reservesSetBalanceAside() {
    chain.run(
        () -> {
          balances.currency().reserve(ALICE, amount(400));
          assertThat(setup.free(ALICE)).isEqualTo(amount(600));
          assertThat(balances.currency().totalBalance(ALICE)).isEqualTo(amount(1000));
          assertThat(balances.currency().unreserve(ALICE, amount(500))).isEqualTo(amount(100));
          assertThat(setup.free(ALICE)).isEqualTo(amount(1000));
        });
  }

  @Test
  void reservedBalanceKeepsItsAccountAlive() {
    chain.run(
        () -> {
          balances.currency().reserve(ALICE, amount(400));
          assertThat(chain.system().accounts().get(ALICE).consumers()).isEqualTo(1);
          assertThat(
                  chain.failure(
                      Origin.signed(ALICE),
                      balances.call(
                          new BalancesCall.TransferAllowDeath(address(BOB), amount(600)))))
              .isEqualTo(token(TokenError.FROZEN));
        });
  }

  @Test
  void aLockFreezesAndOverlaps() {
    chain.run(
        () -> {
          var one = io.serinus.scale.Bytes.ofText("one     ");
          var two = io.serinus.scale.Bytes.ofText("two     ");
          balances
              .currency()
              .setLock(one, ALICE, amount(700), io.serinus.frame.traits.WithdrawReasons.ALL);
          balances
              .currency()
              .setLock(two, ALICE, amount(900), io.serinus.frame.traits.WithdrawReasons.ALL);
          assertThat(
                  chain.failure(
                      Origin.signed(ALICE),
                      balances.call(
                          new BalancesCall.TransferAllowDeath(address(BOB), amount(101)))))
              .isEqualTo(token(TokenError.FROZEN));
          balances.currency().removeLock(two, ALICE);
          chain.dispatch(
              Origin.signed(ALICE),
              balances.call(new BalancesCall.TransferAllowDeath(address(BOB), amount(300))));
          balances.currency().removeLock(one, ALICE);
          assertThat(chain.system().accounts().get(ALICE).consumers()).isZero();
        });
  }

  @Test
  void namedReservesAreKeptApartAndBounded() {
    chain.run(
        () -> {
          for (int i = 0; i < 3; i++) {
            balances.currency().reserveNamed(name(i), ALICE, amount(10));
          }
          try {
            balances.currency().reserveNamed(name(3), ALICE, amount(10));
            throw new AssertionError("a fourth name");
          } catch (io.serinus.frame.DispatchException e) {
            assertThat(e.error()).isEqualTo(error(balances, Balances.Error.TOO_MANY_RESERVES));
          }
          assertThat(balances.currency().unreserveNamed(name(1), ALICE, amount(50)))
              .isEqualTo(amount(40));
          assertThat(balances.currency().reservedBalanceNamed(name(0), ALICE))
              .isEqualTo(amount(10));
        });
  }

  private static io.serinus.scale.Bytes name(int number) {
    return io.serinus.scale.Bytes.ofText("name   " + number);
  }

  @Test
  void balanceIsSetByRootAndIssuanceFollows() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.root(),
              balances.call(new BalancesCall.ForceSetBalance(address(DAVE), amount(500))));
          assertThat(balances.totalIssuance()).isEqualTo(amount(3500));
          chain.dispatch(
              Origin.root(),
              balances.call(new BalancesCall.ForceSetBalance(address(DAVE), amount(9))));
          assertThat(chain.system().accounts().exists(DAVE)).isFalse();
          assertThat(balances.totalIssuance()).isEqualTo(amount(3000));
        });
  }

  @Test
  void burningTakesOutOfIssuance() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.signed(ALICE), balances.call(new BalancesCall.Burn(amount(100), true)));
          assertThat(balances.totalIssuance()).isEqualTo(amount(2900));
          assertThat(chain.events()).containsExactly(new Balances.Event.Burned(ALICE, amount(100)));
          assertThat(
                  chain.failure(
                      Origin.signed(ALICE),
                      balances.call(new BalancesCall.Burn(amount(895), true))))
              .isEqualTo(token(TokenError.FUNDS_UNAVAILABLE));
        });
  }

  @Test
  void issuanceIsAdjustedByRoot() {
    chain.run(
        () -> {
          assertThat(
                  chain.failure(
                      Origin.root(),
                      balances.call(
                          new BalancesCall.ForceAdjustTotalIssuance(
                              AdjustmentDirection.INCREASE, U128.ZERO))))
              .isEqualTo(error(balances, Balances.Error.DELTA_ZERO));
          balances.currency().deactivate(amount(2995));
          assertThat(
                  chain.failure(
                      Origin.root(),
                      balances.call(
                          new BalancesCall.ForceAdjustTotalIssuance(
                              AdjustmentDirection.DECREASE, amount(10)))))
              .isEqualTo(error(balances, Balances.Error.ISSUANCE_DEACTIVATED));
          chain.dispatch(
              Origin.root(),
              balances.call(
                  new BalancesCall.ForceAdjustTotalIssuance(
                      AdjustmentDirection.INCREASE, amount(7))));
          assertThat(balances.totalIssuance()).isEqualTo(amount(3007));
        });
  }

  @Test
  void upgradingAccountsOfTodayCosts() {
    chain.run(
        () -> {
          assertThat(
                  chain.dispatch(
                      Origin.signed(ALICE),
                      balances.call(new BalancesCall.UpgradeAccounts(List.of(BOB, EVE)))))
              .isEqualTo(PostDispatchInfo.DEFAULT);
          assertThat(
                  chain.dispatch(
                      Origin.signed(ALICE),
                      balances.call(new BalancesCall.UpgradeAccounts(List.of()))))
              .isEqualTo(PostDispatchInfo.FREE);
        });
  }
}
