package io.serinus.runtime.kusama;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The genesis configurations that come with the runtime: {@code development} with Alice alone as
 * validator, {@code local_testnet} with Alice and Bob. Each endows the six accounts and their
 * stashes.
 */
final class KusamaPresets {
  /** By the names that chain spec builders ask for. */
  static final Map<String, Supplier<JsonObject>> ALL =
      Map.of(
          "development", () -> testnet(List.of(DevAccount.ALICE)),
          "local_testnet", () -> testnet(List.of(DevAccount.ALICE, DevAccount.BOB)));

  private static final long ENDOWMENT = KusamaParameters.UNITS.times(1_000_000).low();

  private KusamaPresets() {}

  static JsonObject testnet(List<DevAccount> validators) {
    return new JsonObject()
        .add("balances", new JsonObject().add("balances", endowments()))
        .add("session", new JsonObject().add("keys", sessionKeys(validators)));
  }

  private static JsonArray sessionKeys(List<DevAccount> validators) {
    JsonArray keys = new JsonArray();
    for (DevAccount validator : validators) {
      keys.add(
          new JsonArray()
              .add(validator.stash())
              .add(validator.stash())
              .add(
                  new JsonObject()
                      .add("grandpa", validator.ed25519())
                      .add("babe", validator.account())
                      .add("para_validator", validator.account())
                      .add("para_assignment", validator.account())
                      .add("authority_discovery", validator.account())
                      .add("beefy", validator.ecdsa())));
    }
    return keys;
  }

  private static JsonArray endowments() {
    JsonArray balances = new JsonArray();
    for (DevAccount account : DevAccount.values()) {
      balances.add(new JsonArray().add(account.account()).add(ENDOWMENT));
    }
    for (DevAccount account : DevAccount.values()) {
      balances.add(new JsonArray().add(account.stash()).add(ENDOWMENT));
    }
    return balances;
  }
}
