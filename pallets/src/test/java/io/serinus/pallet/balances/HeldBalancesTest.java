package io.serinus.pallet.balances;

import static io.serinus.pallet.BalancesChain.address;
import static io.serinus.pallet.BalancesChain.amount;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.EVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.RuntimeFreezeReason;
import io.serinus.frame.RuntimeHoldReason;
import io.serinus.frame.traits.BalanceStatus;
import io.serinus.frame.traits.Holds;
import io.serinus.frame.traits.Holds.Fortitude;
import io.serinus.frame.traits.Holds.Precision;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.primitives.runtime.ArithmeticError;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.TokenError;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldBalancesTest {
  private static final RuntimeHoldReason REASON = new RuntimeHoldReason(32, 0);

  private final BalancesChain setup = new BalancesChain().begin();
  private final TestChain chain = setup.chain();
  private final Balances balances = setup.balances();
  private final Holds holds = balances.holds();

  private static DispatchError failure(TestChain.Steps steps) {
    return catchThrowableOfType(DispatchException.class, steps::run).error();
  }

  private static DispatchError token(TokenError error) {
    return new DispatchError.Token(error);
  }

  @Test
  void holdsAreReleasedAndMovedOnlyWhereTheyFit() {
    chain.run(
        () -> {
          holds.hold(REASON, ALICE, amount(600));
          assertThat(holds.balanceOnHold(REASON, ALICE)).isEqualTo(amount(600));
          assertThat(
                  failure(
                      () ->
                          holds.transferOnHold(
                              REASON,
                              ALICE,
                              EVE,
                              amount(5),
                              Precision.EXACT,
                              BalanceStatus.FREE,
                              Fortitude.POLITE)))
              .isEqualTo(token(TokenError.CANNOT_CREATE));
          assertThat(holds.slashHeld(REASON, ALICE, amount(100)).amount()).isEqualTo(amount(100));
          assertThat(holds.release(REASON, ALICE, amount(999), Precision.BEST_EFFORT))
              .isEqualTo(amount(500));
          assertThat(balances.holds.contains(ALICE)).isTrue();
          assertThat(balances.holds.get(ALICE)).isEmpty();
          assertThat(chain.events()).isEmpty();
        });
  }

  /** That it has no funds is said before that it cannot hold any. */
  @Test
  void anAccountThatIsNotThereLacksFunds() {
    chain.run(
        () -> {
          assertThat(failure(() -> holds.hold(REASON, EVE, amount(1))))
              .isEqualTo(token(TokenError.FUNDS_UNAVAILABLE));
          assertThat(failure(() -> holds.hold(REASON, ALICE, amount(991))))
              .isEqualTo(token(TokenError.FUNDS_UNAVAILABLE));
        });
  }

  @Test
  void anAccountHoldsForSoManyReasons() {
    chain.run(
        () -> {
          holds.hold(REASON, ALICE, amount(1));
          holds.hold(new RuntimeHoldReason(32, 1), ALICE, amount(1));
          RuntimeHoldReason third = new RuntimeHoldReason(32, 2);
          assertThat(holds.canHold(third, ALICE, amount(1))).isFalse();
          assertThat(failure(() -> holds.hold(third, ALICE, amount(1))))
              .isEqualTo(token(TokenError.CANNOT_CREATE_HOLD));
          holds.hold(REASON, ALICE, amount(1));
          assertThat(holds.totalBalanceOnHold(ALICE)).isEqualTo(amount(3));
        });
  }

  /** What is held is reserved, and root can free that without asking for what it was held. */
  @Test
  void whatRootHasFreedCannotBeReleased() {
    chain.run(
        () -> {
          holds.hold(REASON, ALICE, amount(600));
          chain.dispatch(
              Origin.root(),
              balances.call(new BalancesCall.ForceUnreserve(address(ALICE), amount(500))));
          assertThat(
                  failure(() -> holds.release(REASON, ALICE, amount(600), Precision.BEST_EFFORT)))
              .isEqualTo(new DispatchError.Arithmetic(ArithmeticError.UNDERFLOW));
          assertThat(holds.slashHeld(REASON, ALICE, amount(600)).isNone()).isTrue();
          assertThat(holds.release(REASON, ALICE, amount(100), Precision.EXACT))
              .isEqualTo(amount(100));
        });
  }

  @Test
  void aFreezeKeepsWhatIsHeldFromThosePolite() {
    chain.run(
        () -> {
          holds.hold(REASON, ALICE, amount(600));
          balances.freezes().setFreeze(new RuntimeFreezeReason(41, 0), ALICE, amount(900));
          assertThat(
                  failure(
                      () ->
                          holds.burnHeld(
                              REASON, ALICE, amount(200), Precision.EXACT, Fortitude.POLITE)))
              .isEqualTo(token(TokenError.FROZEN));
          assertThat(
                  holds.burnHeld(
                      REASON, ALICE, amount(200), Precision.BEST_EFFORT, Fortitude.POLITE))
              .isEqualTo(amount(100));
          assertThat(
                  holds.transferOnHold(
                      REASON,
                      ALICE,
                      BOB,
                      amount(200),
                      Precision.EXACT,
                      BalanceStatus.RESERVED,
                      Fortitude.FORCE))
              .isEqualTo(amount(200));
          assertThat(holds.balanceOnHold(REASON, BOB)).isEqualTo(amount(200));
          assertThat(balances.totalIssuance()).isEqualTo(amount(2_900));
        });
  }

  @Test
  void whatIsHeldMustBeReservedInTheAccount() {
    chain.run(
        () -> {
          holds.hold(REASON, ALICE, amount(600));
          chain.tryState();
          IdAmount<RuntimeHoldReason> hold = new IdAmount<>(REASON, amount(200));
          balances.holds.insert(ALICE, List.of(hold, hold, hold));
          assertThatThrownBy(chain::tryState).hasMessageContaining("3 holds");
          balances.holds.insert(ALICE, List.of(new IdAmount<>(REASON, amount(601))));
          assertThatThrownBy(chain::tryState).hasMessageContaining("more is held");
        });
  }
}
