package io.serinus.pallet.session;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.Runtime;
import io.serinus.frame.RuntimeHoldReason;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.annotation.Weighs;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.storage.StorageValue;
import io.serinus.frame.system.Accounts;
import io.serinus.frame.traits.Holds;
import io.serinus.pallet.session.SessionHandler.ValidatorKey;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.scale.Bytes;
import io.serinus.scale.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * Sessions: stretches of time with the same validators and keys. New keys and validators are queued
 * for one session before they are used.
 */
@Pallet("Session")
public final class Session extends PalletBase {
  private final Config config;
  private final DisabledSet disabled = new DisabledSet(this);

  /**
   * What a runtime says of its sessions.
   *
   * @param layout which keys validators have
   * @param handlers what uses the keys, in the order of the layout
   * @param shouldEnd whether the session ends with the block of this number
   * @param currency what the deposit is held in
   */
  public record Config(
      SessionKeyLayout layout,
      List<SessionHandler> handlers,
      SessionManager manager,
      LongPredicate shouldEnd,
      Holds currency,
      U128 keyDeposit) {}

  /** The current set of validators. */
  @Storage StorageValue.WithDefault<List<AccountId>> validators;

  /** Current index of the session. */
  @Storage StorageValue.WithDefault<@U32 Long> currentIndex;

  /** True if validators or what backs them have changed in the queued validator set. */
  @Storage StorageValue.WithDefault<Boolean> queuedChanged;

  /** The queued keys, which are the validators' from the next session on. */
  @Storage StorageValue.WithDefault<List<QueuedKey>> queuedKeys;

  /** Indices of disabled validators, sorted, until a new set of validators begins. */
  @Storage StorageValue.WithDefault<List<DisabledValidator>> disabledValidators;

  /** The next session keys for a validator. */
  @Storage(hasher = StorageHasher.TWOX_64_CONCAT)
  StorageMap<AccountId, SessionKeys> nextKeys;

  /** The owner of a key. The key is the `KeyTypeId` + the encoded key. */
  @Storage(hasher = StorageHasher.TWOX_64_CONCAT)
  StorageMap<Tuple2<KeyTypeId, Bytes>, AccountId> keyOwner;

  public Session(Config config) {
    this.config = config;
  }

  /** The types that the runtime chooses. */
  interface Types {
    /** A stable ID for a validator. */
    AccountId validatorId();

    /** The keys. */
    SessionKeys keys();
  }

  public sealed interface Event {
    /** New session has happened. The argument is the session index, not the block number. */
    record NewSession(@U32 long sessionIndex) implements Event {}

    /** The `NewSession` event in the current block also implies a new set to be queued. */
    record NewQueued() implements Event {}

    /** Validator has been disabled. */
    record ValidatorDisabled(AccountId validator) implements Event {}

    /** Validator has been re-enabled. */
    record ValidatorReenabled(AccountId validator) implements Event {}
  }

  public enum Error {
    /** Invalid ownership proof. */
    INVALID_PROOF, // keys of this version carry no proof that could be wrong
    /** No associated validator ID for account. */
    NO_ASSOCIATED_VALIDATOR_ID, // every account is its own validator ID
    /** Registered duplicate key. */
    DUPLICATED_KEY,
    /** No keys are associated with this account. */
    NO_KEYS,
    /** Key setting account is not live, so it's impossible to associate keys. */
    NO_ACCOUNT
  }

  public enum HoldReason {
    /** Funds are held when settings keys. */
    KEYS
  }

  /** The amount to be held when setting keys. */
  @Constant
  public U128 keyDeposit() {
    return config.keyDeposit();
  }

  /** Sets the session keys of the caller, used from the session after the next on. */
  @Call(0)
  @Weighs(refTime = 61_360_000, proof = 16_538, reads = 7, writes = 7)
  public void setKeys(Origin origin, SessionKeys keys, Bytes proof) throws DispatchException {
    // The keys of the relay chain prove nothing of their owner; any bytes are a proof.
    AccountId who = origin.ensureSigned();
    ensure(accounts().canIncConsumer(who), Error.NO_ACCOUNT);
    if (storeKeys(who, keys).isEmpty()) {
      if (!config.keyDeposit().isZero()) {
        config.currency().hold(holdReason(HoldReason.KEYS), who, config.keyDeposit());
      }
      accounts().incConsumers(who);
    }
  }

  /** Removes the session keys of the caller, from the session after the next on. */
  @Call(1)
  @Weighs(refTime = 62_431_000, proof = 4_666, reads = 2, writes = 8)
  public void purgeKeys(Origin origin) throws DispatchException {
    AccountId who = origin.ensureSigned();
    SessionKeys old = nextKeys.take(who).orElseThrow(() -> fail(Error.NO_KEYS));
    for (int i = 0; i < layout().keys().size(); i++) {
      keyOwner.remove(ownerKey(old, i));
    }
    returnDeposit(who);
    accounts().decConsumers(who);
  }

  private void returnDeposit(AccountId who) {
    RuntimeHoldReason reason = holdReason(HoldReason.KEYS);
    U128 held = config.currency().balanceOnHold(reason, who);
    try {
      config.currency().release(reason, who, held, Holds.Precision.BEST_EFFORT);
    } catch (DispatchException e) {
      // Root may have freed what was held; the keys go all the same.
    }
  }

  // What other pallets ask.

  public SessionKeyLayout layout() {
    return config.layout();
  }

  public List<AccountId> validators() {
    return validators.get();
  }

  /** The number of the session under way. */
  public long currentIndex() {
    return currentIndex.get();
  }

  /** The keys that an account has set last, in use or not. */
  public Optional<SessionKeys> keysOf(AccountId validator) {
    return nextKeys.find(validator);
  }

  /** Whose key it is. */
  public Optional<AccountId> ownerOf(KeyTypeId type, Bytes key) {
    return keyOwner.find(new Tuple2<>(type, key));
  }

  public List<DisabledValidator> disabledValidators() {
    return disabledValidators.get();
  }

  /** Whether the validator of this place in the list is disabled. */
  public boolean isDisabled(long index) {
    return disabledValidators.get().stream().anyMatch(one -> one.index() == index);
  }

  /** Disables whoever offended, as far as so many may be disabled at once. */
  public void reportOffence(AccountId validator, OffenceSeverity severity) {
    disabled.reportOffence(validator, severity);
  }

  /** Disables the validator of this place; false where there is none. */
  public boolean disable(long index, OffenceSeverity severity) {
    return disabled.disable(index, severity);
  }

  /** Enables a validator again; false if it was not disabled. */
  public boolean reenable(long index) {
    return disabled.reenable(index);
  }

  List<SessionHandler> handlers() {
    return config.handlers();
  }

  void announce(Event event) {
    deposit(event);
  }

  // Rotation.

  @Override
  public Weight onInitialize(long block) {
    if (!config.shouldEnd().test(block)) {
      return Weight.ZERO;
    }
    rotate();
    return Runtime.current().system().blockWeights().maxBlock();
  }

  /** Ends the session and begins the next. */
  public void rotate() {
    long ending = currentIndex.get();
    boolean changed = queuedChanged.get();
    config.handlers().forEach(SessionHandler::onBeforeSessionEnding);
    config.manager().endSession(ending);
    List<QueuedKey> now = queuedKeys.get();
    List<AccountId> active = now.stream().map(QueuedKey::validator).toList();
    validators.put(active);
    if (changed) {
      disabledValidators.kill();
    }
    long index = ending + 1;
    currentIndex.put(index);
    config.manager().startSession(index);
    Optional<List<AccountId>> planned = config.manager().newSession(index + 1);
    if (planned.isPresent()) {
      deposit(new Event.NewQueued());
    }
    List<QueuedKey> next = withKeys(planned.orElse(active));
    queuedKeys.put(next);
    queuedChanged.put(planned.isPresent() || keysDiffer(now, next));
    deposit(new Event.NewSession(index));
    for (int i = 0; i < config.handlers().size(); i++) {
      config
          .handlers()
          .get(i)
          .onNewSession(new SessionHandler.Change(index, changed, keysAt(i, now), keysAt(i, next)));
    }
  }

  List<QueuedKey> withKeys(List<AccountId> chosen) {
    List<QueuedKey> queued = new ArrayList<>(chosen.size());
    for (AccountId validator : chosen) {
      nextKeys.find(validator).ifPresent(keys -> queued.add(new QueuedKey(validator, keys)));
    }
    return queued;
  }

  /** Whether any key stands in another's place; those whose keys are gone are not looked for. */
  private static boolean keysDiffer(List<QueuedKey> now, List<QueuedKey> next) {
    for (int i = 0; i < Math.min(now.size(), next.size()); i++) {
      if (!now.get(i).keys().equals(next.get(i).keys())) {
        return true;
      }
    }
    return false;
  }

  List<ValidatorKey> keysAt(int place, List<QueuedKey> all) {
    return all.stream()
        .map(one -> new ValidatorKey(one.validator(), one.keys().key(layout(), place)))
        .toList();
  }

  /** Stores keys and whose they are; returns those that were there before. */
  Optional<SessionKeys> storeKeys(AccountId who, SessionKeys keys) throws DispatchException {
    Optional<SessionKeys> old = nextKeys.find(who);
    int count = layout().keys().size();
    for (int i = 0; i < count; i++) {
      Optional<AccountId> owner = keyOwner.find(ownerKey(keys, i));
      ensure(owner.isEmpty() || owner.get().equals(who), Error.DUPLICATED_KEY);
    }
    for (int i = 0; i < count; i++) {
      Tuple2<KeyTypeId, Bytes> key = ownerKey(keys, i);
      if (old.isPresent()) {
        Tuple2<KeyTypeId, Bytes> oldKey = ownerKey(old.get(), i);
        if (oldKey.equals(key)) {
          continue;
        }
        keyOwner.remove(oldKey);
      }
      keyOwner.insert(key, who);
    }
    nextKeys.insert(who, keys);
    return old;
  }

  private Tuple2<KeyTypeId, Bytes> ownerKey(SessionKeys keys, int place) {
    return new Tuple2<>(layout().keys().get(place).type(), keys.key(layout(), place));
  }

  static Accounts accounts() {
    return Runtime.current().system().accounts();
  }

  // Genesis.

  @Override
  public int storageVersion() {
    return 1;
  }

  @Override
  public JsonObject genesisDefault() {
    return new JsonObject().add("keys", new JsonArray()).add("nonAuthorityKeys", new JsonArray());
  }

  @Override
  public void buildGenesis(JsonObject genesis) {
    new SessionGenesis(this, config).build(genesis);
  }

  @Override
  public void integrityTest() {
    for (int i = 0; i < config.handlers().size(); i++) {
      if (!config.handlers().get(i).keyType().equals(layout().keys().get(i).type())) {
        throw new IllegalStateException("the handlers stand in another order than the keys");
      }
    }
    if (config.handlers().size() != layout().keys().size()) {
      throw new IllegalStateException("each session key needs its handler");
    }
  }

  @Override
  public void tryState() {
    for (StorageMap.Entry<AccountId, SessionKeys> entry : nextKeys.entries()) {
      for (int i = 0; i < layout().keys().size(); i++) {
        if (!keyOwner.find(ownerKey(entry.value(), i)).equals(Optional.of(entry.key()))) {
          throw new IllegalStateException("a key of " + entry.key() + " is not its own");
        }
      }
    }
    OptionalLong last = OptionalLong.empty();
    for (DisabledValidator one : disabledValidators.get()) {
      if (last.isPresent() && last.getAsLong() >= one.index()) {
        throw new IllegalStateException("disabled validators are not sorted");
      }
      last = OptionalLong.of(one.index());
    }
  }
}
