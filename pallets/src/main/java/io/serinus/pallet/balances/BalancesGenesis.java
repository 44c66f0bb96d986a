package io.serinus.pallet.balances;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.serinus.frame.DispatchException;
import io.serinus.frame.GenesisException;
import io.serinus.frame.executive.GenesisValues;
import io.serinus.hostapi.Host;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import java.nio.charset.StandardCharsets;

/**
 * The accounts of a genesis: those that {@code balances} lists, each {@code [account, balance]},
 * and as many of {@code devAccounts}, {@code [count, balance, derivation]}, whose sr25519 keys are
 * derived from the development phrase, with the index in place of the derivation's {@code {}}.
 */
final class BalancesGenesis {
  /** The configuration without any account. */
  static JsonObject empty() {
    return new JsonObject().add("balances", new JsonArray()).add("devAccounts", Json.NULL);
  }

  private static final String DEFAULT_DERIVATION = "//Sender//{}";
  private static final String INDEX = "{}";

  /** The host derives keys only to keep them; under this type, nobody looks for them. */
  private static final byte[] DUMMY = "dumy".getBytes(StandardCharsets.US_ASCII);

  private final AccountBalances accounts;
  private final U128 existentialDeposit;
  private U128 total = U128.ZERO;

  BalancesGenesis(AccountBalances accounts, U128 existentialDeposit) {
    this.accounts = accounts;
    this.existentialDeposit = existentialDeposit;
  }

  /**
   * Gives all accounts what they begin with.
   *
   * @return the sum of it
   */
  U128 endow(JsonObject genesis) {
    for (JsonValue entry : GenesisValues.list(genesis, "balances")) {
      JsonArray endowed = GenesisValues.tuple(entry, 2);
      endow(GenesisValues.account(endowed.get(0)), GenesisValues.balance(endowed.get(1)));
    }
    JsonValue derived = genesis.get("devAccounts");
    if (derived != null && !derived.isNull()) {
      endowDerived(GenesisValues.tuple(derived, 3));
    }
    return total;
  }

  private void endowDerived(JsonArray devAccounts) {
    long count = GenesisValues.u32(devAccounts.get(0));
    U128 free = GenesisValues.balance(devAccounts.get(1));
    JsonValue given = devAccounts.get(2);
    String derivation = given.isNull() ? DEFAULT_DERIVATION : GenesisValues.text(given);
    if (count == 0) {
      throw new GenesisException("no development accounts to derive");
    }
    if (!derivation.contains(INDEX)) {
      throw new GenesisException("no place for the index in the derivation: " + derivation);
    }
    for (long i = 0; i < count; i++) {
      byte[] uri = derivation.replace(INDEX, Long.toString(i)).getBytes(StandardCharsets.UTF_8);
      endow(AccountId.of(Host.api().sr25519Generate(DUMMY, uri)), free);
    }
  }

  private void endow(AccountId who, U128 free) {
    if (free.lessThan(existentialDeposit)) {
      throw new GenesisException("a balance below the existential deposit");
    }
    try {
      accounts.change(
          who,
          (balance, isNew) -> {
            if (!isNew) {
              throw new GenesisException("two balances of one account");
            }
            return balance.withFree(free);
          });
    } catch (DispatchException e) {
      throw new GenesisException("a balance that cannot be set: " + e.error());
    }
    total = total.plus(free);
  }
}
