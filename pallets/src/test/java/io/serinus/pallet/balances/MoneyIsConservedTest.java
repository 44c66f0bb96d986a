package io.serinus.pallet.balances;

import static io.serinus.pallet.BalancesChain.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.traits.BalanceStatus;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is done with balances, issuance is the sum of them all. */
class MoneyIsConservedTest {
  /** One step: what is done, by whom, to whom, with how much. */
  record Step(int kind, int from, int to, long amount) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9),
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(1, 5),
            Arbitraries.longs().between(0, 1200))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  @Property(tries = 150)
  void issuanceIsTheSumOfBalances(@ForAll("steps") List<Step> steps) {
    BalancesChain setup = new BalancesChain().begin();
    setup
        .chain()
        .run(
            () -> {
              for (Step step : steps) {
                attempt(setup, step);
                assertThat(sum(setup)).isEqualTo(setup.balances().totalIssuance());
              }
              setup.chain().tryState();
            });
  }

  private static U128 sum(BalancesChain setup) {
    U128 sum = U128.ZERO;
    for (int i = 1; i <= 5; i++) {
      sum = sum.plus(setup.balances().currency().totalBalance(TestChain.account(i)));
    }
    return sum;
  }

  private static void attempt(BalancesChain setup, Step step) {
    try {
      setup.chain().attempt(() -> perform(setup, step));
    } catch (DispatchException e) {
      assertThat(e.error()).isNotNull();
    }
  }

  private static void perform(BalancesChain setup, Step step) throws DispatchException {
    AccountId from = TestChain.account(step.from());
    AccountId to = TestChain.account(step.to());
    U128 amount = U128.of(step.amount());
    Balances balances = setup.balances();
    BalancesCurrency currency = balances.currency();
    Origin origin = Origin.signed(from);
    switch (step.kind()) {
      case 0 -> balances.transferAllowDeath(origin, address(to), amount);
      case 1 -> balances.transferKeepAlive(origin, address(to), amount);
      case 2 -> balances.transferAll(origin, address(to), step.amount() % 2 == 0);
      case 3 -> currency.reserve(from, amount);
      case 4 -> currency.unreserve(from, amount);
      case 5 -> currency.repatriateReserved(from, to, amount, BalanceStatus.FREE);
      case 6 -> currency.repatriateReserved(from, to, amount, BalanceStatus.RESERVED);
      case 7 -> currency.burn(currency.slash(from, amount));
      case 8 -> currency.burn(currency.slashReserved(from, amount));
      default -> balances.burn(origin, amount, step.amount() % 2 == 0);
    }
  }
}
