package io.serinus.pallet.proxy;

import io.serinus.frame.DerivedAccount;
import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.annotation.Bounded;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Compact;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.Tuple;
import io.serinus.frame.annotation.U16;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.annotation.Weighs;
import io.serinus.frame.annotation.Weighs.Per;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.traits.ReservableCurrency;
import io.serinus.frame.traits.StaticLookup;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.H256;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.Pays;
import io.serinus.scale.Result;
import io.serinus.scale.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Accounts let others call in their name, some things or all, at once or after a delay. */
@Pallet("Proxy")
public final class Proxy extends PalletBase {
  private final FrameSystem system;
  private final ReservableCurrency currency;
  private final StaticLookup lookup;
  private final ProxyTypes types;
  private final Config config;
  private final ProxiedCalls calls = new ProxiedCalls(this);
  private final Announcements book;

  /** What is reserved for a list as such, for each of its entries, and how many there may be. */
  public record Terms(U128 base, U128 factor, long most) {
    /** The deposit for so many entries. */
    U128 deposit(int entries) {
      return entries == 0 ? U128.ZERO : base.plus(factor.times(entries));
    }
  }

  /** The parameters: of the proxies of an account, and of a proxy's announcements. */
  public record Config(Terms proxies, Terms announcements) {}

  /** The proxies of an account, sorted, and what is reserved for them. */
  @Tuple
  public record Delegation(@Bounded List<ProxyDefinition> proxies, U128 deposit) {}

  /** The announcements of a proxy, oldest first, and what is reserved for them. */
  @Tuple
  public record Pending(@Bounded List<Announcement> announcements, U128 deposit) {}

  /** The set of account proxies, by who has delegated, with the amount held on deposit. */
  @Storage(hasher = StorageHasher.TWOX_64_CONCAT)
  StorageMap.WithDefault<AccountId, Delegation> proxies;

  /** The announcements made by the proxy (key). */
  @Storage(hasher = StorageHasher.TWOX_64_CONCAT)
  StorageMap.WithDefault<AccountId, Pending> announcements;

  public Proxy(
      FrameSystem system,
      ReservableCurrency currency,
      StaticLookup lookup,
      ProxyTypes types,
      Config config) {
    this.system = system;
    this.currency = currency;
    this.lookup = lookup;
    this.types = types;
    this.config = config;
    this.book = new Announcements(this, currency, config.announcements());
  }

  /** The types that the runtime chooses. */
  interface Types {
    /** The overarching call type. */
    RuntimeCall runtimeCall();

    /** A kind of proxy, which says what calls may be made through it. */
    ProxyType proxyType();
  }

  public sealed interface Event {
    /** A proxy was executed correctly, with the given. */
    record ProxyExecuted(Result<Unit, DispatchError> result) implements Event {}

    /** A pure account has been created by new proxy with given index and proxy type. */
    record PureCreated(
        AccountId pure, AccountId who, ProxyType proxyType, @U16 int disambiguationIndex)
        implements Event {}

    /** A pure proxy was killed by its spawner. */
    record PureKilled(
        AccountId pure, AccountId spawner, ProxyType proxyType, @U16 int disambiguationIndex)
        implements Event {}

    /** An announcement was placed to make a call in the future. */
    record Announced(AccountId real, AccountId proxy, H256 callHash) implements Event {}

    /** A proxy was added. */
    record ProxyAdded(
        AccountId delegator, AccountId delegatee, ProxyType proxyType, @U32 long delay)
        implements Event {}

    /** A proxy was removed. */
    record ProxyRemoved(
        AccountId delegator, AccountId delegatee, ProxyType proxyType, @U32 long delay)
        implements Event {}

    /** A deposit stored for proxies or announcements was poked / updated. */
    record DepositPoked(AccountId who, DepositKind kind, U128 oldDeposit, U128 newDeposit)
        implements Event {}
  }

  public enum Error {
    /** There are too many proxies registered or too many announcements pending. */
    TOO_MANY,
    /** Proxy registration not found. */
    NOT_FOUND,
    /** Sender is not a proxy of the account to be proxied. */
    NOT_PROXY,
    /** A call which is incompatible with the proxy type's filter was attempted. */
    UNPROXYABLE, // nothing raises it
    /** Account is already a proxy. */
    DUPLICATE,
    /** Call may not be made by proxy because it may escalate its privileges. */
    NO_PERMISSION,
    /** Announcement, if made at all, was made too recently. */
    UNANNOUNCED,
    /** Cannot add self as proxy. */
    NO_SELF_PROXY
  }

  /** The base amount of currency needed to reserve for creating a proxy. */
  @Constant
  public U128 proxyDepositBase() {
    return config.proxies().base();
  }

  /** The amount of currency needed per proxy added. */
  @Constant
  public U128 proxyDepositFactor() {
    return config.proxies().factor();
  }

  /** The maximum amount of proxies allowed for a single account. */
  @Constant
  public @U32 long maxProxies() {
    return config.proxies().most();
  }

  /** The maximum amount of time-delayed announcements that are allowed to be pending. */
  @Constant
  public @U32 long maxPending() {
    return config.announcements().most();
  }

  /** The base amount of currency needed to reserve for creating an announcement. */
  @Constant
  public U128 announcementDepositBase() {
    return config.announcements().base();
  }

  /** The amount of currency needed per announcement made. */
  @Constant
  public U128 announcementDepositFactor() {
    return config.announcements().factor();
  }

  // --- calls in another's name

  /** Dispatch a call from an account that the sender is a proxy of. */
  @Call(value = 0, weight = "proxyInfo")
  public void proxy(
      Origin origin, MultiAddress real, Optional<ProxyType> forceProxyType, RuntimeCall call)
      throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId account = lookup.lookUp(real);
    ProxyDefinition definition = calls.find(account, who, forceProxyType);
    ensure(definition.delay() == 0, Error.UNANNOUNCED);
    calls.dispatchAs(account, definition, call);
  }

  DispatchInfo proxyInfo(MultiAddress real, Optional<ProxyType> forceProxyType, RuntimeCall call) {
    return wrapping(weight(20_881_215, 4_706, 2, 0).saturatingAdd(69_457 * maxProxies(), 0), call);
  }

  /** Dispatch a call that a proxy has announced long enough ago; anybody may send it. */
  @Call(value = 9, weight = "proxyAnnouncedInfo")
  public void proxyAnnounced(
      Origin origin,
      MultiAddress delegate,
      MultiAddress real,
      Optional<ProxyType> forceProxyType,
      RuntimeCall call)
      throws DispatchException {
    origin.ensureSigned();
    AccountId proxy = lookup.lookUp(delegate);
    AccountId account = lookup.lookUp(real);
    ProxyDefinition definition = calls.find(account, proxy, forceProxyType);
    book.require(proxy, account, call.hash(), system.blockNumber(), definition.delay());
    calls.dispatchAs(account, definition, call);
  }

  DispatchInfo proxyAnnouncedInfo(
      MultiAddress delegate,
      MultiAddress real,
      Optional<ProxyType> forceProxyType,
      RuntimeCall call) {
    long perEntries = 240_538 * maxPending() + 70_366 * maxProxies();
    return wrapping(weight(52_260_339, 5_698, 4, 2).saturatingAdd(perEntries, 0), call);
  }

  /** With the access to the account of the call inside. */
  private static DispatchInfo wrapping(Weight own, RuntimeCall call) {
    DispatchInfo inner = call.info();
    Weight whole = own.saturatingAdd(weight(0, 0, 1, 1)).saturatingAdd(inner.callWeight());
    return DispatchInfo.of(whole, inner.dispatchClass(), Pays.YES);
  }

  // --- proxies

  /** Register a proxy account for the sender that is able to make calls on its behalf. */
  @Call(1)
  @Weighs(
      refTime = 32_389_356,
      proof = 4_706,
      reads = 1,
      writes = 1,
      per = @Per(of = "maxProxies()", refTime = 118_861))
  public void addProxy(Origin origin, MultiAddress delegate, ProxyType proxyType, @U32 long delay)
      throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId delegatee = lookup.lookUp(delegate);
    ensure(!who.equals(delegatee), Error.NO_SELF_PROXY);
    Delegation before = proxies.get(who);
    ProxyDefinition definition = new ProxyDefinition(delegatee, proxyType, delay);
    int place = -1 - Collections.binarySearch(before.proxies(), definition);
    ensure(place >= 0, Error.DUPLICATE);
    ensure(before.proxies().size() < maxProxies(), Error.TOO_MANY);
    List<ProxyDefinition> list = new ArrayList<>(before.proxies());
    list.add(place, definition);
    putProxies(who, list, before.deposit());
    deposit(new Event.ProxyAdded(who, delegatee, proxyType, delay));
  }

  /** Unregister a proxy account for the sender. */
  @Call(2)
  @Weighs(
      refTime = 32_803_087,
      proof = 4_706,
      reads = 1,
      writes = 1,
      per = @Per(of = "maxProxies()", refTime = 77_285))
  public void removeProxy(
      Origin origin, MultiAddress delegate, ProxyType proxyType, @U32 long delay)
      throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId delegatee = lookup.lookUp(delegate);
    Delegation before = proxies.get(who);
    int place =
        Collections.binarySearch(
            before.proxies(), new ProxyDefinition(delegatee, proxyType, delay));
    ensure(place >= 0, Error.NOT_FOUND);
    List<ProxyDefinition> list = new ArrayList<>(before.proxies());
    list.remove(place);
    putProxies(who, list, before.deposit());
    deposit(new Event.ProxyRemoved(who, delegatee, proxyType, delay));
  }

  /** Unregister all proxy accounts for the sender. A pure account is lost by that. */
  @Call(3)
  @Weighs(
      refTime = 27_787_618,
      proof = 4_706,
      reads = 1,
      writes = 1,
      per = @Per(of = "maxProxies()", refTime = 105_309))
  public void removeProxies(Origin origin) throws DispatchException {
    AccountId who = origin.ensureSigned();
    currency.unreserve(who, proxies.takeOrDefault(who).deposit());
  }

  private U128 putProxies(AccountId who, List<ProxyDefinition> list, U128 before)
      throws DispatchException {
    U128 now = config.proxies().deposit(list.size());
    currency.adjustReserve(who, before, now);
    if (list.isEmpty()) {
      proxies.remove(who);
    } else {
      proxies.insert(who, new Delegation(list, now));
    }
    return now;
  }

  // --- pure accounts

  /** Spawn a fresh account without a key, with the sender as its proxy. */
  @Call(4)
  @Weighs(
      refTime = 33_876_228,
      proof = 4_706,
      reads = 1,
      writes = 1,
      per = @Per(of = "maxProxies()", refTime = 98_293))
  public void createPure(Origin origin, ProxyType proxyType, @U32 long delay, @U16 int index)
      throws DispatchException {
    AccountId who = origin.ensureSigned();
    long extrinsic = system.extrinsicIndex().orElse(0L);
    AccountId pure = pureAccount(who, proxyType, index, system.blockNumber(), extrinsic);
    ensure(!proxies.contains(pure), Error.DUPLICATE);
    ensure(maxProxies() > 0, Error.TOO_MANY);
    U128 amount = config.proxies().deposit(1);
    currency.reserve(who, amount);
    proxies.insert(
        pure, new Delegation(List.of(new ProxyDefinition(who, proxyType, delay)), amount));
    deposit(new Event.PureCreated(pure, who, proxyType, index));
  }

  /** Removes a previously spawned pure proxy, which is the sender. All access to it is lost. */
  @Call(5)
  @Weighs(
      refTime = 33_209_613,
      proof = 4_706,
      reads = 1,
      writes = 1,
      per = @Per(of = "maxProxies()", refTime = 130_232))
  public void killPure(
      Origin origin,
      MultiAddress spawner,
      ProxyType proxyType,
      @U16 int index,
      @Compact @U32 long height,
      @Compact @U32 long extIndex)
      throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId creator = lookup.lookUp(spawner);
    ensure(
        pureAccount(creator, proxyType, index, height, extIndex).equals(who), Error.NO_PERMISSION);
    currency.unreserve(creator, proxies.takeOrDefault(who).deposit());
    deposit(new Event.PureKilled(who, creator, proxyType, index));
  }

  /** The pure account that one extrinsic of an account makes. */
  public static AccountId pureAccount(
      AccountId who, ProxyType type, int index, long height, long extrinsic) {
    var preimage =
        DerivedAccount.preimage("modlpy/proxy____")
            .writeFixed(who.unsafeArray())
            .writeU32(height)
            .writeU32(extrinsic);
    ProxyType.CODEC.encode(type, preimage);
    return DerivedAccount.of(preimage.writeU16(index));
  }

  // --- announcements

  /** Publish the hash of a proxy-call that will be made in the future. */
  @Call(6)
  @Weighs(
      refTime = 44_879_292,
      proof = 5_698,
      reads = 3,
      writes = 2,
      per = {
        @Per(of = "maxPending()", refTime = 212_864),
        @Per(of = "maxProxies()", refTime = 79_314)
      })
  public void announce(Origin origin, MultiAddress real, H256 callHash) throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId account = lookup.lookUp(real);
    calls.find(account, who, Optional.empty());
    Pending before = announcements.get(who);
    ensure(before.announcements().size() < maxPending(), Error.TOO_MANY);
    List<Announcement> list = new ArrayList<>(before.announcements());
    list.add(new Announcement(account, callHash, system.blockNumber()));
    book.put(who, list, before.deposit());
    deposit(new Event.Announced(account, who, callHash));
  }

  /** Remove an announcement of the sender's; its deposit is returned. */
  @Call(7)
  @Weighs(
      refTime = 32_086_834,
      proof = 5_698,
      reads = 2,
      writes = 2,
      per = {
        @Per(of = "maxPending()", refTime = 319_388),
        @Per(of = "maxProxies()", refTime = 64_431)
      })
  public void removeAnnouncement(Origin origin, MultiAddress real, H256 callHash)
      throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId account = lookup.lookUp(real);
    ensure(book.remove(who, a -> Announcements.matches(a, account, callHash)), Error.NOT_FOUND);
  }

  /** Remove an announcement that a proxy of the sender made; its deposit is returned. */
  @Call(8)
  @Weighs(
      refTime = 32_812_031,
      proof = 5_698,
      reads = 2,
      writes = 2,
      per = {
        @Per(of = "maxPending()", refTime = 269_562),
        @Per(of = "maxProxies()", refTime = 53_197)
      })
  public void rejectAnnouncement(Origin origin, MultiAddress delegate, H256 callHash)
      throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId proxy = lookup.lookUp(delegate);
    ensure(book.remove(proxy, a -> Announcements.matches(a, who, callHash)), Error.NOT_FOUND);
  }

  // --- deposits

  /** Bring the sender's deposits to today's; without a fee if that changes one. */
  @Call(10)
  @Weighs(refTime = 60_720_000, proof = 5_698, reads = 3, writes = 3)
  public PostDispatchInfo pokeDeposit(Origin origin) throws DispatchException {
    AccountId who = origin.ensureSigned();
    Delegation own = proxies.get(who);
    Pending made = announcements.get(who);
    boolean changed =
        poked(
            who, DepositKind.PROXIES, own.deposit(), putProxies(who, own.proxies(), own.deposit()));
    changed |=
        poked(
            who,
            DepositKind.ANNOUNCEMENTS,
            made.deposit(),
            book.put(who, made.announcements(), made.deposit()));
    return changed ? PostDispatchInfo.FREE : PostDispatchInfo.DEFAULT;
  }

  private boolean poked(AccountId who, DepositKind kind, U128 before, U128 now) {
    if (before.equals(now)) {
      return false;
    }
    deposit(new Event.DepositPoked(who, kind, before, now));
    return true;
  }

  void announceEvent(Event event) {
    deposit(event);
  }

  /** The kinds of proxies there are. */
  ProxyTypes types() {
    return types;
  }

  @Override
  public void tryState() {
    for (Delegation delegation : proxies.values()) {
      List<ProxyDefinition> list = delegation.proxies();
      if (list.isEmpty() || list.size() > maxProxies()) {
        throw new IllegalStateException("an account with " + list.size() + " proxies");
      }
      for (int i = 1; i < list.size(); i++) {
        if (list.get(i - 1).compareTo(list.get(i)) >= 0) {
          throw new IllegalStateException("proxies out of order");
        }
      }
    }
    for (Pending pending : announcements.values()) {
      int count = pending.announcements().size();
      if (count == 0 || count > maxPending()) {
        throw new IllegalStateException("a proxy with " + count + " announcements");
      }
    }
  }
}
