package io.serinus.pallet.babe;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.serinus.frame.GenesisException;
import io.serinus.frame.executive.GenesisValues;
import io.serinus.primitives.consensus.AllowedSlots;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.BabeEpochConfiguration;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.Fraction;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Reads BABE's part of the genesis configuration. */
record BabeGenesis(List<Authority<BabeId>> authorities, BabeEpochConfiguration epochConfig) {
  /** Nobody authors, until the session's keys are known; one slot in four is won. */
  static JsonObject byDefault() {
    return new JsonObject()
        .add("authorities", new JsonArray())
        .add(
            "epochConfig",
            new JsonObject()
                .add("allowed_slots", "PrimaryAndSecondaryVRFSlots")
                .add("c", new JsonArray().add(1).add(4)));
  }

  static BabeGenesis of(JsonObject genesis) {
    List<Authority<BabeId>> initial = new ArrayList<>();
    for (JsonValue entry : GenesisValues.list(genesis, "authorities")) {
      JsonArray authority = GenesisValues.tuple(entry, 2);
      Bytes key = GenesisValues.publicKey(authority.get(0), BabeId.LENGTH);
      long weight = GenesisValues.number(authority.get(1));
      initial.add(new Authority<>(BabeId.wrap(key.unsafeArray()), weight));
    }
    JsonValue epoch = genesis.get("epochConfig");
    if (epoch == null || !epoch.isObject()) {
      throw new GenesisException("`epochConfig` is no object");
    }
    JsonArray c = GenesisValues.tuple(GenesisValues.list(epoch.asObject(), "c"), 2);
    Fraction won = new Fraction(GenesisValues.number(c.get(0)), GenesisValues.number(c.get(1)));
    return new BabeGenesis(
        initial,
        new BabeEpochConfiguration(won, allowedSlots(epoch.asObject().get("allowed_slots"))));
  }

  private static AllowedSlots allowedSlots(JsonValue value) {
    return switch (GenesisValues.text(value == null ? Json.NULL : value)) {
      case "PrimarySlots" -> AllowedSlots.PRIMARY_SLOTS;
      case "PrimaryAndSecondaryPlainSlots" -> AllowedSlots.PRIMARY_AND_SECONDARY_PLAIN_SLOTS;
      case "PrimaryAndSecondaryVRFSlots" -> AllowedSlots.PRIMARY_AND_SECONDARY_VRF_SLOTS;
      default -> throw new GenesisException("no such slots: " + value);
    };
  }
}
