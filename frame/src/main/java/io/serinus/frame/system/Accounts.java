package io.serinus.frame.system;

import io.serinus.frame.DispatchException;
import io.serinus.frame.storage.StorageMap;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.runtime.DispatchError;
import java.util.Optional;

/**
 * What lets accounts exist and what needs them. A provider lets others consume the account; a
 * sufficient lets it exist for itself alone; while there are consumers, the last provider stays.
 */
public final class Accounts {
  private final FrameSystem system;

  Accounts(FrameSystem system) {
    this.system = system;
  }

  /** Whether a count going up or down made or ended the account. */
  public enum Change {
    CREATED,
    EXISTED,
    REAPED
  }

  private StorageMap.WithDefault<AccountId, AccountInfo> map() {
    return system.account;
  }

  public AccountInfo get(AccountId who) {
    return map().get(who);
  }

  public boolean exists(AccountId who) {
    return map().contains(who);
  }

  /** Counts one transaction more. */
  public void incNonce(AccountId who) {
    incNonce(who, get(who));
  }

  /** As {@link #incNonce(AccountId)}, of an account that was just read. */
  public void incNonce(AccountId who, AccountInfo info) {
    map().insert(who, info.withNonce(info.nonce() + 1 & 0xffff_ffffL));
  }

  public Change incProviders(AccountId who) {
    AccountInfo info = get(who);
    boolean created = !info.isProvided();
    map().insert(who, info.withProviders(created ? 1 : info.providers() + 1));
    return created ? created(who) : Change.EXISTED;
  }

  /**
   * Takes one provider away.
   *
   * @throws DispatchException {@code ConsumerRemaining} if it is the last and there are consumers
   */
  public Change decProviders(AccountId who) throws DispatchException {
    Optional<AccountInfo> found = map().find(who);
    if (found.isEmpty()) {
      return Change.REAPED;
    }
    AccountInfo info = found.get();
    long providers = Math.max(info.providers(), 1);
    if (providers == 1 && info.consumers() == 0 && info.sufficients() == 0) {
      map().remove(who);
      killed(who);
      return Change.REAPED;
    }
    if (providers == 1 && info.consumers() > 0) {
      throw new DispatchException(DispatchError.CONSUMER_REMAINING);
    }
    map().insert(who, info.withProviders(providers - 1));
    return Change.EXISTED;
  }

  public Change incSufficients(AccountId who) {
    AccountInfo info = get(who);
    boolean created = !info.isProvided();
    map().insert(who, info.withSufficients(created ? 1 : info.sufficients() + 1));
    return created ? created(who) : Change.EXISTED;
  }

  public Change decSufficients(AccountId who) {
    Optional<AccountInfo> found = map().find(who);
    if (found.isEmpty()) {
      return Change.REAPED;
    }
    AccountInfo info = found.get();
    if (info.providers() == 0 && info.sufficients() <= 1) {
      map().remove(who);
      killed(who);
      return Change.REAPED;
    }
    map().insert(who, info.withSufficients(Math.max(0, info.sufficients() - 1)));
    return Change.EXISTED;
  }

  /**
   * Adds a consumer.
   *
   * @throws DispatchException {@code NoProviders} if nothing lets the account exist, {@code
   *     TooManyConsumers} if it has as many as it may
   */
  public void incConsumers(AccountId who) throws DispatchException {
    incConsumers(who, system.config().maxConsumers());
  }

  /** Adds a consumer, however many there are. */
  public void incConsumersWithoutLimit(AccountId who) throws DispatchException {
    incConsumers(who, 0xffff_ffffL);
  }

  private void incConsumers(AccountId who, long limit) throws DispatchException {
    AccountInfo info = get(who);
    if (info.providers() == 0) {
      throw new DispatchException(DispatchError.NO_PROVIDERS);
    }
    if (info.consumers() >= limit) {
      throw new DispatchException(DispatchError.TOO_MANY_CONSUMERS);
    }
    map().insert(who, info.withConsumers(info.consumers() + 1));
  }

  public void decConsumers(AccountId who) {
    map().mutate(who, info -> info.withConsumers(Math.max(0, info.consumers() - 1)));
  }

  public boolean canDecProvider(AccountId who) {
    return get(who).canDecProvider();
  }

  public boolean canIncConsumer(AccountId who) {
    return canAccrueConsumers(who, 1);
  }

  public boolean canAccrueConsumers(AccountId who, long count) {
    AccountInfo info = get(who);
    return info.providers() > 0 && info.consumers() + count <= system.config().maxConsumers();
  }

  /**
   * Stores what Balances keeps of an account. An account that nothing lets exist is not kept.
   *
   * @param info the account as it is in the state now
   */
  public void putData(AccountId who, AccountInfo info, AccountData data) {
    if (info.isProvided()) {
      map().insert(who, info.withData(data));
    } else {
      map().remove(who);
    }
  }

  private Change created(AccountId who) {
    system.config().onNewAccount().forEach(then -> then.accept(who));
    system.announce(new FrameSystem.Event.NewAccount(who));
    return Change.CREATED;
  }

  private void killed(AccountId who) {
    system.config().onKilledAccount().forEach(then -> then.accept(who));
    system.announce(new FrameSystem.Event.KilledAccount(who));
  }
}
