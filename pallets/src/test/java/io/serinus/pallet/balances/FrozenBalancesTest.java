package io.serinus.pallet.balances;

import static io.serinus.pallet.BalancesChain.address;
import static io.serinus.pallet.BalancesChain.amount;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.DAVE;
import static io.serinus.pallet.TestChain.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.RuntimeFreezeReason;
import io.serinus.frame.system.AccountData;
import io.serinus.frame.system.Accounts;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.traits.WithdrawReasons;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.primitives.U128;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.TokenError;
import io.serinus.scale.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Locks and freezes, which hold the same balance. */
class FrozenBalancesTest {
  private static final Bytes LOCK = Bytes.ofText("one     ");
  private static final RuntimeFreezeReason REASON = new RuntimeFreezeReason(41, 0);
  private static final int MAX_CONSUMERS = 16;

  private final BalancesChain setup = new BalancesChain().begin();
  private final TestChain chain = setup.chain();
  private final Balances balances = setup.balances();
  private final BalancesCurrency currency = balances.currency();
  private final Accounts accounts = chain.system().accounts();

  private static DispatchError failure(TestChain.Steps steps) {
    return catchThrowableOfType(DispatchException.class, steps::run).error();
  }

  private void fillConsumersOfAlice() throws DispatchException {
    for (int i = 0; i < MAX_CONSUMERS; i++) {
      accounts.incConsumers(ALICE);
    }
  }

  @Test
  void aLockFreezesAndOverlaps() {
    chain.run(
        () -> {
          Bytes one = Bytes.ofText("one     ");
          Bytes two = Bytes.ofText("two     ");
          balances.currency().setLock(one, ALICE, amount(700), WithdrawReasons.ALL);
          balances.currency().setLock(two, ALICE, amount(900), WithdrawReasons.ALL);
          assertThat(
                  chain.failure(
                      Origin.signed(ALICE),
                      balances.call(
                          new BalancesCall.TransferAllowDeath(address(BOB), amount(101)))))
              .isEqualTo(new DispatchError.Token(TokenError.FROZEN));
          balances.currency().removeLock(two, ALICE);
          chain.dispatch(
              Origin.signed(ALICE),
              balances.call(new BalancesCall.TransferAllowDeath(address(BOB), amount(300))));
          balances.currency().removeLock(one, ALICE);
          assertThat(chain.system().accounts().get(ALICE).consumers()).isZero();
        });
  }

  @Test
  void locksAndFreezesAreOneConsumerTogether() throws Exception {
    chain.run(
        () -> {
          Bytes name = Bytes.ofText("one     ");
          balances.currency().setLock(name, ALICE, amount(100), WithdrawReasons.ALL);
          RuntimeFreezeReason first = new RuntimeFreezeReason(41, 0);
          RuntimeFreezeReason second = new RuntimeFreezeReason(41, 1);
          balances.freezes().setFreeze(first, ALICE, amount(200));
          balances.freezes().setFreeze(second, ALICE, amount(50));
          balances.freezes().setFreeze(first, ALICE, amount(300));
          assertThat(chain.system().accounts().get(ALICE).consumers()).isEqualTo(1);
          assertThat(balances.freezes.get(ALICE))
              .containsExactly(
                  new IdAmount<>(first, amount(300)), new IdAmount<>(second, amount(50)));
          balances.freezes().thaw(first, ALICE);
          balances.freezes().thaw(second, ALICE);
          balances.currency().removeLock(name, ALICE);
          assertThat(chain.system().accounts().get(ALICE).consumers()).isZero();
          assertThat(chain.events())
              .containsExactly(
                  new Balances.Event.Locked(ALICE, amount(100)),
                  new Balances.Event.Frozen(ALICE, amount(100)),
                  new Balances.Event.Frozen(ALICE, amount(100)),
                  new Balances.Event.Thawed(ALICE, amount(200)),
                  new Balances.Event.Unlocked(ALICE, amount(100)));
        });
  }

  @Test
  void aLockIsOneConsumerMoreThanThereMayBe() {
    chain.run(
        () -> {
          fillConsumersOfAlice();
          currency.setLock(LOCK, ALICE, amount(500), WithdrawReasons.ALL);
          assertThat(accounts.get(ALICE).consumers()).isEqualTo(MAX_CONSUMERS + 1);
          assertThat(accounts.get(ALICE).data().frozen()).isEqualTo(amount(500));
          currency.removeLock(LOCK, ALICE);
          assertThat(accounts.get(ALICE).consumers()).isEqualTo(MAX_CONSUMERS);
          assertThat(chain.allEvents())
              .containsExactly(
                  new Balances.Event.Locked(ALICE, amount(500)),
                  new Balances.Event.Unlocked(ALICE, amount(500)));
        });
  }

  @Test
  void freezesAndReservesKeepToTheLimitOfConsumers() {
    chain.run(
        () -> {
          fillConsumersOfAlice();
          assertThat(failure(() -> balances.freezes().setFreeze(REASON, ALICE, amount(5))))
              .isEqualTo(DispatchError.TOO_MANY_CONSUMERS);
          assertThat(balances.freezes.contains(ALICE)).isFalse();
          assertThat(failure(() -> currency.reserve(ALICE, amount(5))))
              .isEqualTo(DispatchError.TOO_MANY_CONSUMERS);
          assertThat(chain.allEvents()).isEmpty();
        });
  }

  @Test
  void aLockOnAnAccountThatIsNotThereIsNotedAndUnexpected() {
    chain.run(
        () -> {
          currency.setLock(LOCK, DAVE, amount(500), WithdrawReasons.ALL);
          currency.extendLock(LOCK, DAVE, amount(700), WithdrawReasons.ALL);
          assertThat(balances.locks.get(DAVE))
              .containsExactly(new BalanceLock(LOCK, amount(700), Reasons.ALL));
          assertThat(accounts.exists(DAVE)).isFalse();
          Balances.Event unexpected =
              new Balances.Event.Unexpected(UnexpectedKind.FAILED_TO_MUTATE_ACCOUNT);
          assertThat(chain.allEvents())
              .containsExactly(
                  unexpected,
                  new Balances.Event.Locked(DAVE, amount(500)),
                  unexpected,
                  new Balances.Event.Locked(DAVE, amount(700)));
          chain.forgetEvents();
          currency.removeLock(LOCK, DAVE);
          assertThat(balances.locks.contains(DAVE)).isFalse();
          assertThat(accounts.exists(DAVE)).isFalse();
          assertThat(chain.allEvents())
              .containsExactly(new Balances.Event.Endowed(DAVE, U128.ZERO));
        });
  }

  @Test
  void aFreezeOnAnAccountThatIsNotThereFails() {
    chain.run(
        () -> {
          assertThat(failure(() -> balances.freezes().setFreeze(REASON, DAVE, amount(5))))
              .isEqualTo(DispatchError.NO_PROVIDERS);
          assertThat(balances.freezes.contains(DAVE)).isFalse();
        });
  }

  /** As it is where the existential deposit has been raised above what an account has. */
  @Test
  void dustThatALockOrFreezeSweepsIsUnexpectedAndStaysIssued() {
    chain.run(
        () -> {
          Balances.Event dust = new Balances.Event.DustLost(DAVE, amount(9));
          Balances.Event unexpected = new Balances.Event.Unexpected(UnexpectedKind.BALANCE_UPDATED);
          accounts.incProviders(DAVE);
          putDust();
          currency.setLock(LOCK, DAVE, amount(5), WithdrawReasons.ALL);
          assertThat(accounts.get(DAVE).data()).isEqualTo(AccountData.EMPTY);
          currency.removeLock(LOCK, DAVE);
          putDust();
          balances.freezes().setFreeze(REASON, DAVE, amount(5));
          assertThat(accounts.get(DAVE).data()).isEqualTo(AccountData.EMPTY);
          assertThat(chain.allEvents())
              .containsExactly(
                  new FrameSystem.Event.NewAccount(DAVE),
                  dust,
                  unexpected,
                  new Balances.Event.Locked(DAVE, amount(5)),
                  new Balances.Event.Endowed(DAVE, U128.ZERO),
                  dust,
                  unexpected,
                  new Balances.Event.Frozen(DAVE, amount(5)));
          assertThat(balances.totalIssuance()).isEqualTo(amount(3000));
        });
  }

  private void putDust() {
    accounts.putData(DAVE, accounts.get(DAVE), AccountData.EMPTY.withFree(amount(9)));
  }

  @Test
  void freezesAreBounded() {
    chain.run(
        () -> {
          for (int i = 0; i < 2; i++) {
            balances.freezes().setFreeze(new RuntimeFreezeReason(41, i), ALICE, amount(5));
          }
          RuntimeFreezeReason third = new RuntimeFreezeReason(41, 2);
          assertThat(failure(() -> balances.freezes().setFreeze(third, ALICE, amount(5))))
              .isEqualTo(error(balances, Balances.Error.TOO_MANY_FREEZES));
          assertThat(failure(() -> balances.freezes().extendFreeze(third, ALICE, amount(5))))
              .isEqualTo(error(balances, Balances.Error.TOO_MANY_FREEZES));
        });
  }

  @Test
  void extendingAFreezeNeverLessensIt() {
    chain.run(
        () -> {
          balances.freezes().extendFreeze(REASON, ALICE, U128.ZERO);
          assertThat(balances.freezes.contains(ALICE)).isFalse();
          balances.freezes().extendFreeze(REASON, ALICE, amount(5));
          balances.freezes().extendFreeze(REASON, ALICE, amount(3));
          balances.freezes().extendFreeze(REASON, ALICE, amount(8));
          assertThat(balances.freezes().balanceFrozen(REASON, ALICE)).isEqualTo(amount(8));
          assertThat(chain.events())
              .containsExactly(
                  new Balances.Event.Frozen(ALICE, amount(5)),
                  new Balances.Event.Frozen(ALICE, amount(3)));
        });
  }

  @Test
  void whatIsLockedOrFrozenMustBeFrozenInTheAccount() {
    chain.run(
        () -> {
          currency.setLock(LOCK, ALICE, amount(700), WithdrawReasons.ALL);
          balances.freezes().setFreeze(REASON, BOB, amount(300));
          chain.tryState();
          BalanceLock lock = new BalanceLock(LOCK, amount(701), Reasons.ALL);
          balances.locks.insert(ALICE, List.of(lock));
          assertThatThrownBy(chain::tryState).hasMessageContaining("less is frozen");
          balances.locks.remove(ALICE);
          balances.freezes.insert(BOB, List.of(new IdAmount<>(REASON, amount(301))));
          assertThatThrownBy(chain::tryState).hasMessageContaining("less is frozen");
          IdAmount<RuntimeFreezeReason> one = new IdAmount<>(REASON, amount(1));
          balances.freezes.insert(BOB, List.of(one, one, one));
          assertThatThrownBy(chain::tryState).hasMessageContaining("3 freezes");
        });
  }
}
