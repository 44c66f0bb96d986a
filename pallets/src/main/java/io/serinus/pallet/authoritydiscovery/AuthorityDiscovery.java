package io.serinus.pallet.authoritydiscovery;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.serinus.frame.GenesisException;
import io.serinus.frame.PalletBase;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.WeakBounded;
import io.serinus.frame.executive.GenesisValues;
import io.serinus.frame.storage.StorageValue;
import io.serinus.pallet.session.SessionHandler;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.consensus.AuthorityDiscoveryId;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Keeps the keys by which the validators of this session and the next can be found. */
@Pallet("AuthorityDiscovery")
public final class AuthorityDiscovery extends PalletBase implements SessionHandler {
  private final long maxAuthorities;

  /** Keys of the current authority set. */
  @Storage StorageValue.WithDefault<@WeakBounded List<AuthorityDiscoveryId>> keys;

  /** Keys of the next authority set. */
  @Storage StorageValue.WithDefault<@WeakBounded List<AuthorityDiscoveryId>> nextKeys;

  /**
   * @param maxAuthorities how many there may be at genesis
   */
  public AuthorityDiscovery(long maxAuthorities) {
    this.maxAuthorities = maxAuthorities;
  }

  /** The keys of this session and the next, in byte order, each once. */
  public List<AuthorityDiscoveryId> authorities() {
    TreeSet<AuthorityDiscoveryId> all = new TreeSet<>(keys.get());
    all.addAll(nextKeys.get());
    return List.copyOf(all);
  }

  public List<AuthorityDiscoveryId> currentAuthorities() {
    return keys.get();
  }

  public List<AuthorityDiscoveryId> nextAuthorities() {
    return nextKeys.get();
  }

  @Override
  public KeyTypeId keyType() {
    return KeyTypeId.AUTHORITY_DISCOVERY;
  }

  @Override
  public void onGenesisSession(List<ValidatorKey> validators) {
    initialize(ids(validators));
  }

  @Override
  public void onNewSession(Change change) {
    if (change.changed()) {
      keys.put(ids(change.validators()));
    }
    nextKeys.put(ids(change.queued()));
  }

  private static List<AuthorityDiscoveryId> ids(List<ValidatorKey> validators) {
    return validators.stream()
        .map(one -> AuthorityDiscoveryId.wrap(one.key().unsafeArray()))
        .toList();
  }

  @Override
  public JsonObject genesisDefault() {
    return new JsonObject().add("keys", new JsonArray());
  }

  @Override
  public void buildGenesis(JsonObject genesis) {
    List<AuthorityDiscoveryId> initial = new ArrayList<>();
    for (JsonValue value : GenesisValues.list(genesis, "keys")) {
      Bytes key = GenesisValues.publicKey(value, AuthorityDiscoveryId.LENGTH);
      initial.add(AuthorityDiscoveryId.wrap(key.unsafeArray()));
    }
    initialize(initial);
  }

  private void initialize(List<AuthorityDiscoveryId> initial) {
    if (initial.isEmpty()) {
      return;
    }
    if (!keys.get().isEmpty()) {
      throw new GenesisException("the authorities to be discovered are given twice");
    }
    if (initial.size() > maxAuthorities) {
      throw new GenesisException("there are more authorities than there may be");
    }
    keys.put(initial);
    nextKeys.put(initial);
  }
}
