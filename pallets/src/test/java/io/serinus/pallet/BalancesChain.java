package io.serinus.pallet;

import io.serinus.pallet.balances.Balances;
import io.serinus.pallet.balances.BalancesModule;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.U128;

/**
 * A test chain with Balances: an existential deposit of 10, and 1,000 for each of three accounts.
 */
public final class BalancesChain {
  public static final U128 EXISTENTIAL_DEPOSIT = U128.of(10);

  private final TestChain chain = new TestChain();
  private final Balances balances =
      new Balances(
          chain.system(),
          address -> chain.runtime().lookUp(address),
          new Balances.Config(EXISTENTIAL_DEPOSIT, 50, 3, 2, 2));

  public BalancesChain() {
    chain.place(new BalancesModule(4, balances));
  }

  public TestChain chain() {
    return chain;
  }

  public Balances balances() {
    return balances;
  }

  /** Begins with 1,000 for Alice, Bob and Charlie each. */
  public BalancesChain begin() {
    StringBuilder list = new StringBuilder();
    for (AccountId who : new AccountId[] {TestChain.ALICE, TestChain.BOB, TestChain.CHARLIE}) {
      list.append(list.isEmpty() ? "" : ",").append("[\"" + who + "\", 1000]");
    }
    chain.genesis("{\"balances\": {\"balances\": [" + list + "]}}");
    return this;
  }

  public U128 free(AccountId who) {
    return balances.currency().freeBalance(who);
  }

  public static U128 amount(long value) {
    return U128.of(value);
  }

  public static MultiAddress address(AccountId who) {
    return MultiAddress.of(who);
  }
}
