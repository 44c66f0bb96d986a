package io.serinus.pallet.balances;

import static io.serinus.pallet.BalancesChain.amount;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.DAVE;
import static io.serinus.pallet.TestChain.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serinus.frame.DispatchException;
import io.serinus.frame.traits.BalanceStatus;
import io.serinus.frame.traits.Credit;
import io.serinus.frame.traits.NamedReservableCurrency;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.scale.Bytes;
import org.junit.jupiter.api.Test;

class NamedReservesTest {
  private final BalancesChain setup = new BalancesChain().begin();
  private final TestChain chain = setup.chain();
  private final Balances balances = setup.balances();
  private final NamedReservableCurrency named = balances.namedReserves();

  private static Bytes name(int number) {
    return Bytes.ofText("name   " + number);
  }

  private static DispatchError failure(TestChain.Steps steps) {
    return catchThrowableOfType(DispatchException.class, steps::run).error();
  }

  private U128 of(int number, AccountId who) {
    return named.reservedBalanceNamed(name(number), who);
  }

  @Test
  void namesAreKeptApartInOrderAndBounded() {
    chain.run(
        () -> {
          for (int i : new int[] {2, 0, 1}) {
            named.reserveNamed(name(i), ALICE, amount(10));
          }
          assertThat(failure(() -> named.reserveNamed(name(3), ALICE, amount(10))))
              .isEqualTo(error(balances, Balances.Error.TOO_MANY_RESERVES));
          named.reserveNamed(name(1), ALICE, amount(5));
          assertThat(named.unreserveNamed(name(0), ALICE, amount(50))).isEqualTo(amount(40));
          assertThat(named.unreserveNamed(name(3), ALICE, amount(50))).isEqualTo(amount(50));
          assertThat(balances.reserves.get(ALICE))
              .containsExactly(
                  new ReserveData(name(1), amount(15)), new ReserveData(name(2), amount(10)));
        });
  }

  @Test
  void whatCannotBeReservedGetsNoName() {
    chain.run(
        () -> {
          assertThat(failure(() -> named.reserveNamed(name(0), ALICE, amount(1_001))))
              .isEqualTo(error(balances, Balances.Error.INSUFFICIENT_BALANCE));
          assertThat(balances.reserves.contains(ALICE)).isFalse();
        });
  }

  @Test
  void aNameOutlastsItsSlash() {
    chain.run(
        () -> {
          named.reserveNamed(name(0), ALICE, amount(10));
          assertThat(named.slashReservedNamed(name(1), ALICE, amount(10))).isEqualTo(Credit.NONE);
          assertThat(named.slashReservedNamed(name(0), ALICE, amount(99)).amount())
              .isEqualTo(amount(10));
          assertThat(balances.reserves.get(ALICE))
              .containsExactly(new ReserveData(name(0), U128.ZERO));
          // Once by the reserve and once by its name.
          assertThat(chain.events())
              .containsExactly(
                  new Balances.Event.Reserved(ALICE, amount(10)),
                  new Balances.Event.Slashed(ALICE, amount(10)),
                  new Balances.Event.Slashed(ALICE, amount(10)));
          assertThat(named.unreserveNamed(name(0), ALICE, amount(3))).isEqualTo(amount(3));
          assertThat(balances.reserves.contains(ALICE)).isFalse();
        });
  }

  @Test
  void whatMovesKeepsItsNameWhereItStaysReserved() {
    chain.run(
        () -> {
          named.reserveNamed(name(0), ALICE, amount(30));
          assertThat(
                  named.repatriateReservedNamed(
                      name(0), ALICE, BOB, amount(10), BalanceStatus.RESERVED))
              .isEqualTo(U128.ZERO);
          assertThat(of(0, ALICE)).isEqualTo(amount(20));
          assertThat(of(0, BOB)).isEqualTo(amount(10));
          assertThat(
                  named.repatriateReservedNamed(
                      name(0), ALICE, BOB, amount(25), BalanceStatus.FREE))
              .isEqualTo(amount(5));
          assertThat(balances.reserves.get(ALICE))
              .containsExactly(new ReserveData(name(0), U128.ZERO));
          assertThat(setup.free(BOB)).isEqualTo(amount(1_020));
        });
  }

  @Test
  void whoIsFullTakesNoFurtherNameNorWhoIsNotThere() {
    chain.run(
        () -> {
          for (int i = 1; i <= 3; i++) {
            named.reserveNamed(name(i), BOB, amount(10));
          }
          // What Alice has not named does not ask for room with Bob.
          assertThat(
                  named.repatriateReservedNamed(
                      name(0), ALICE, BOB, amount(10), BalanceStatus.RESERVED))
              .isEqualTo(amount(10));
          named.reserveNamed(name(0), ALICE, amount(30));
          assertThat(
                  failure(
                      () ->
                          named.repatriateReservedNamed(
                              name(0), ALICE, BOB, amount(10), BalanceStatus.RESERVED)))
              .isEqualTo(error(balances, Balances.Error.TOO_MANY_RESERVES));
          assertThat(
                  failure(
                      () ->
                          named.repatriateReservedNamed(
                              name(0), ALICE, DAVE, amount(10), BalanceStatus.FREE)))
              .isEqualTo(error(balances, Balances.Error.DEAD_ACCOUNT));
        });
  }

  @Test
  void withinAnAccountOnlyWhatIsFreedMoves() {
    chain.run(
        () -> {
          named.reserveNamed(name(0), ALICE, amount(30));
          assertThat(
                  named.repatriateReservedNamed(
                      name(0), ALICE, ALICE, amount(40), BalanceStatus.RESERVED))
              .isEqualTo(amount(10));
          assertThat(
                  named.repatriateReservedNamed(
                      name(0), ALICE, ALICE, amount(40), BalanceStatus.FREE))
              .isEqualTo(amount(10));
          assertThat(setup.free(ALICE)).isEqualTo(amount(1_000));
        });
  }
}
