package io.serinus.pallet.session;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.serinus.frame.DispatchException;
import io.serinus.frame.GenesisException;
import io.serinus.frame.executive.GenesisValues;
import io.serinus.primitives.AccountId;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.List;

/** Makes the first two sessions out of the keys of the genesis configuration. */
final class SessionGenesis {
  private final Session session;
  private final Session.Config config;

  SessionGenesis(Session session, Session.Config config) {
    this.session = session;
    this.config = config;
  }

  void build(JsonObject genesis) {
    JsonArray keys = GenesisValues.list(genesis, "keys");
    List<AccountId> initial = new ArrayList<>();
    for (JsonValue entry : keys) {
      initial.add(GenesisValues.account(GenesisValues.tuple(entry, 3).get(1)));
      setGenesisKeys(entry);
    }
    GenesisValues.list(genesis, "nonAuthorityKeys").forEach(this::setGenesisKeys);
    List<AccountId> first = config.manager().newSessionGenesis(0, initial).orElse(initial);
    List<AccountId> second = config.manager().newSessionGenesis(1, initial).orElse(first);
    List<QueuedKey> queued = session.withKeys(second);
    for (int i = 0; i < config.handlers().size(); i++) {
      config.handlers().get(i).onGenesisSession(session.keysAt(i, queued));
    }
    session.validators.put(first);
    session.queuedKeys.put(queued);
    config.manager().startSession(0);
  }

  private void setGenesisKeys(JsonValue entry) {
    JsonArray members = GenesisValues.tuple(entry, 3);
    AccountId account = GenesisValues.account(members.get(0));
    AccountId validator = GenesisValues.account(members.get(1));
    JsonValue values = members.get(2);
    if (!values.isObject()) {
      throw new GenesisException("no session keys: " + values);
    }
    ScaleWriter encoded = new ScaleWriter(session.layout().length());
    for (SessionKeyLayout.Key key : session.layout().keys()) {
      JsonValue value = values.asObject().get(key.name());
      if (value == null) {
        throw new GenesisException("the session key `" + key.name() + "` is missing");
      }
      encoded.writeFixed(GenesisValues.publicKey(value, key.length()).unsafeArray());
    }
    try {
      session.storeKeys(validator, new SessionKeys(Bytes.wrap(encoded.toByteArray())));
    } catch (DispatchException e) {
      throw new GenesisException("two validators have the same session key: " + entry);
    }
    try {
      Session.accounts().incConsumersWithoutLimit(account);
    } catch (DispatchException e) {
      // Nobody has endowed the account; it is kept alive for its keys.
      Session.accounts().incProviders(account);
    }
  }
}
