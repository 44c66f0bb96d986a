package io.serinus.pallet.balances;

import static io.serinus.pallet.BalancesChain.amount;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.DAVE;
import static io.serinus.pallet.TestChain.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.traits.BalanceStatus;
import io.serinus.frame.traits.ExistenceRequirement;
import io.serinus.frame.traits.WithdrawReasons;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.primitives.U128;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.scale.Bytes;
import org.junit.jupiter.api.Test;

/** The token as pallets with older ways of money use it. */
class BalancesCurrencyTest {
  private final BalancesChain setup = new BalancesChain().begin();
  private final TestChain chain = setup.chain();
  private final Balances balances = setup.balances();
  private final BalancesCurrency currency = balances.currency();

  private static DispatchError failure(TestChain.Steps steps) {
    return catchThrowableOfType(DispatchException.class, steps::run).error();
  }

  @Test
  void reservesAreToldAsTheyComeAndGo() {
    chain.run(
        () -> {
          currency.reserve(ALICE, amount(400));
          assertThat(currency.unreserve(ALICE, amount(150))).isEqualTo(U128.ZERO);
          assertThat(currency.repatriateReserved(ALICE, BOB, amount(100), BalanceStatus.RESERVED))
              .isEqualTo(U128.ZERO);
          assertThat(currency.repatriateReserved(ALICE, BOB, amount(200), BalanceStatus.FREE))
              .as("what there was not")
              .isEqualTo(amount(50));
          chain.dispatch(
              Origin.root(),
              balances.call(
                  new BalancesCall.ForceUnreserve(BalancesChain.address(BOB), amount(999))));
          assertThat(chain.events())
              .containsExactly(
                  new Balances.Event.Reserved(ALICE, amount(400)),
                  new Balances.Event.Unreserved(ALICE, amount(150)),
                  new Balances.Event.ReserveRepatriated(
                      ALICE, BOB, amount(100), BalanceStatus.RESERVED),
                  new Balances.Event.ReserveRepatriated(
                      ALICE, BOB, amount(150), BalanceStatus.FREE),
                  new Balances.Event.Unreserved(BOB, amount(100)));
          assertThat(setup.free(ALICE)).isEqualTo(amount(750));
          assertThat(setup.free(BOB)).isEqualTo(amount(1250));
        });
  }

  @Test
  void onlyAnAccountThatIsThereGetsWhatWasReserved() {
    chain.run(
        () -> {
          currency.reserve(ALICE, amount(400));
          assertThat(
                  failure(
                      () ->
                          currency.repatriateReserved(
                              ALICE, DAVE, amount(100), BalanceStatus.FREE)))
              .isEqualTo(error(balances, Balances.Error.DEAD_ACCOUNT));
        });
  }

  private DispatchError withdrawal(long amount, ExistenceRequirement existence) {
    return failure(
        () -> currency.withdraw(ALICE, amount(amount), WithdrawReasons.TRANSFER, existence));
  }

  @Test
  void whatIsWithdrawnMustBeThereAndFreeAndLeaveEnough() {
    chain.run(
        () -> {
          assertThat(withdrawal(1001, ExistenceRequirement.ALLOW_DEATH))
              .isEqualTo(error(balances, Balances.Error.INSUFFICIENT_BALANCE));
          assertThat(withdrawal(991, ExistenceRequirement.KEEP_ALIVE))
              .isEqualTo(error(balances, Balances.Error.EXPENDABILITY));
          currency.setLock(Bytes.ofText("one     "), ALICE, amount(500), WithdrawReasons.ALL);
          assertThat(withdrawal(501, ExistenceRequirement.KEEP_ALIVE))
              .isEqualTo(error(balances, Balances.Error.LIQUIDITY_RESTRICTIONS));
          assertThat(failure(() -> currency.reserve(ALICE, amount(501))))
              .isEqualTo(error(balances, Balances.Error.LIQUIDITY_RESTRICTIONS));
          chain.forgetEvents();
          assertThat(
                  currency
                      .withdraw(
                          ALICE,
                          amount(500),
                          WithdrawReasons.TRANSFER,
                          ExistenceRequirement.KEEP_ALIVE)
                      .amount())
              .isEqualTo(amount(500));
          assertThat(chain.events())
              .containsExactly(new Balances.Event.Withdraw(ALICE, amount(500)));
        });
  }
}
