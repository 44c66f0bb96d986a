package io.serinus.pallet.recovery;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.U16;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.annotation.Weighs;
import io.serinus.frame.annotation.Weighs.Per;
import io.serinus.frame.storage.StorageDoubleMap;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.traits.BalanceStatus;
import io.serinus.frame.traits.ReservableCurrency;
import io.serinus.frame.traits.StaticLookup;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.U128;
import io.serinus.primitives.runtime.ArithmeticError;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.Pays;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Lets an account that has lost its key be recovered by another, if enough friends vouch. */
@Pallet("Recovery")
public final class Recovery extends PalletBase {
  private static final long MAX_BLOCK = 0xffff_ffffL;

  private final FrameSystem system;
  private final ReservableCurrency currency;
  private final StaticLookup lookup;
  private final Config config;

  /** The parameters. */
  public record Config(
      U128 configDepositBase, U128 friendDepositFactor, long maxFriends, U128 recoveryDeposit) {}

  /** The set of recoverable accounts and their recovery configuration. */
  @Storage(hasher = StorageHasher.TWOX_64_CONCAT)
  StorageMap<AccountId, RecoveryConfig> recoverable;

  /** Active recovery attempts, by the account to be recovered and by who tries to. */
  @Storage(hasher = {StorageHasher.TWOX_64_CONCAT, StorageHasher.TWOX_64_CONCAT})
  StorageDoubleMap<AccountId, AccountId, ActiveRecovery> activeRecoveries;

  /** The list of allowed proxy accounts: from who can access it to the recovered account. */
  @Storage(hasher = StorageHasher.BLAKE2_128_CONCAT)
  StorageMap<AccountId, AccountId> proxy;

  public Recovery(
      FrameSystem system, ReservableCurrency currency, StaticLookup lookup, Config config) {
    this.system = system;
    this.currency = currency;
    this.lookup = lookup;
    this.config = config;
  }

  /** The types that the runtime chooses. */
  interface Types {
    /** The overarching call type. */
    RuntimeCall runtimeCall();
  }

  public sealed interface Event {
    /** A recovery process has been set up for an account. */
    record RecoveryCreated(AccountId account) implements Event {}

    /** A recovery process has been initiated for lost account by rescuer account. */
    record RecoveryInitiated(AccountId lostAccount, AccountId rescuerAccount) implements Event {}

    /** A recovery process has been vouched for by sender. */
    record RecoveryVouched(AccountId lostAccount, AccountId rescuerAccount, AccountId sender)
        implements Event {}

    /** A recovery process for lost account by rescuer account has been closed. */
    record RecoveryClosed(AccountId lostAccount, AccountId rescuerAccount) implements Event {}

    /** Lost account has been successfully recovered by rescuer account. */
    record AccountRecovered(AccountId lostAccount, AccountId rescuerAccount) implements Event {}

    /** A recovery process has been removed for an account. */
    record RecoveryRemoved(AccountId lostAccount) implements Event {}

    /** A deposit has been updated. */
    record DepositPoked(AccountId who, DepositKind kind, U128 oldDeposit, U128 newDeposit)
        implements Event {}
  }

  public enum Error {
    /** User is not allowed to make a call on behalf of this account. */
    NOT_ALLOWED,
    /** Threshold must be greater than zero. */
    ZERO_THRESHOLD,
    /** Friends list must be greater than zero and threshold. */
    NOT_ENOUGH_FRIENDS,
    /** Friends list must be less than max friends. */
    MAX_FRIENDS,
    /** Friends list must be sorted and free of duplicates. */
    NOT_SORTED,
    /** This account is not set up for recovery. */
    NOT_RECOVERABLE,
    /** This account is already set up for recovery. */
    ALREADY_RECOVERABLE,
    /** A recovery process has already started for this account. */
    ALREADY_STARTED,
    /** A recovery process has not started for this rescuer. */
    NOT_STARTED,
    /** This account is not a friend who can vouch. */
    NOT_FRIEND,
    /** The friend must wait until the delay period to vouch for this recovery. */
    DELAY_PERIOD,
    /** This user has already vouched for this recovery. */
    ALREADY_VOUCHED,
    /** The threshold for recovering this account has not been met. */
    THRESHOLD,
    /** There are still active recovery attempts that need to be closed. */
    STILL_ACTIVE,
    /** This account is already set up for recovery. */
    ALREADY_PROXY,
    /** Some internal state is broken. */
    BAD_STATE
  }

  /** The base amount of currency needed to reserve for creating a recovery configuration. */
  @Constant
  public U128 configDepositBase() {
    return config.configDepositBase();
  }

  /** The amount of currency needed per friend when creating a recovery configuration. */
  @Constant
  public U128 friendDepositFactor() {
    return config.friendDepositFactor();
  }

  /** The maximum amount of friends allowed in a recovery configuration. */
  @Constant
  public @U32 long maxFriends() {
    return config.maxFriends();
  }

  /** The base amount of currency needed to reserve for starting a recovery. */
  @Constant
  public U128 recoveryDeposit() {
    return config.recoveryDeposit();
  }

  // --- recovered accounts

  /** Send a call through a recovered account. */
  @Call(value = 0, weight = "asRecoveredInfo")
  public void asRecovered(Origin origin, MultiAddress account, RuntimeCall call)
      throws DispatchException {
    AccountId recovered = requireRecovered(origin.ensureSigned(), account);
    call.attempt(Origin.signed(recovered)).orThrow(PostDispatchInfo.DEFAULT);
  }

  DispatchInfo asRecoveredInfo(MultiAddress account, RuntimeCall call) {
    DispatchInfo inner = call.info();
    return DispatchInfo.of(
        weight(17_909_000, 3_545, 2, 0).saturatingAdd(inner.callWeight()),
        inner.dispatchClass(),
        Pays.YES);
  }

  /** Set a rescuer for a lost account without a recovery process; for root alone. */
  @Call(1)
  @Weighs(refTime = 10_851_000, writes = 1)
  public void setRecovered(Origin origin, MultiAddress lost, MultiAddress rescuer)
      throws DispatchException {
    origin.ensureRoot();
    AccountId account = lookup.lookUp(lost);
    AccountId saver = lookup.lookUp(rescuer);
    proxy.insert(saver, account);
    deposit(new Event.AccountRecovered(account, saver));
  }

  /** Cancel the sender's ability to use `as_recovered` for `account`. */
  @Call(8)
  @Weighs(refTime = 16_630_000, proof = 3_545, reads = 1, writes = 1)
  public void cancelRecovered(Origin origin, MultiAddress account) throws DispatchException {
    AccountId who = origin.ensureSigned();
    requireRecovered(who, account);
    proxy.remove(who);
    system.accounts().decConsumers(who);
  }

  private AccountId requireRecovered(AccountId who, MultiAddress address) throws DispatchException {
    AccountId account = lookup.lookUp(address);
    ensure(proxy.find(who).filter(account::equals).isPresent(), Error.NOT_ALLOWED);
    return account;
  }

  // --- configurations

  /** Make the sender's account recoverable. A deposit is reserved as long as it is. */
  @Call(2)
  @Weighs(
      refTime = 34_461_397,
      proof = 3_816,
      reads = 1,
      writes = 1,
      per = @Per(of = "friends", refTime = 195_403))
  public void createRecovery(
      Origin origin, List<AccountId> friends, @U16 int threshold, @U32 long delayPeriod)
      throws DispatchException {
    AccountId who = origin.ensureSigned();
    ensure(!recoverable.contains(who), Error.ALREADY_RECOVERABLE);
    ensure(threshold >= 1, Error.ZERO_THRESHOLD);
    ensure(threshold <= friends.size(), Error.NOT_ENOUGH_FRIENDS);
    ensure(friends.size() <= maxFriends(), Error.MAX_FRIENDS);
    ensure(areSorted(friends), Error.NOT_SORTED);
    U128 amount = configDeposit(friends.size());
    currency.reserve(who, amount);
    recoverable.insert(who, new RecoveryConfig(delayPeriod, amount, friends, threshold));
    deposit(new Event.RecoveryCreated(who));
  }

  /** Make the sender's account unrecoverable, once no recovery of it is under way. */
  @Call(7)
  @Weighs(
      refTime = 38_276_215,
      proof = 3_854,
      reads = 2,
      writes = 1,
      per = @Per(of = "maxFriends()", refTime = 382_847))
  public void removeRecovery(Origin origin) throws DispatchException {
    AccountId who = origin.ensureSigned();
    ensure(!activeRecoveries.entriesOf(who).iterator().hasNext(), Error.STILL_ACTIVE);
    RecoveryConfig gone = recoverable.take(who).orElseThrow(() -> fail(Error.NOT_RECOVERABLE));
    currency.unreserve(who, gone.deposit());
    deposit(new Event.RecoveryRemoved(who));
  }

  private U128 configDeposit(int friends) throws DispatchException {
    U128 perFriends = config.friendDepositFactor().checkedMul(U128.of(friends));
    U128 sum = perFriends == null ? null : config.configDepositBase().checkedAdd(perFriends);
    if (sum == null) {
      throw overflow();
    }
    return sum;
  }

  private static DispatchException overflow() {
    return new DispatchException(new DispatchError.Arithmetic(ArithmeticError.OVERFLOW));
  }

  private static boolean areSorted(List<AccountId> accounts) {
    for (int i = 1; i < accounts.size(); i++) {
      if (accounts.get(i - 1).compareTo(accounts.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  // --- recoveries

  /** Initiate the process for recovering an account. The deposit goes to that account. */
  @Call(3)
  @Weighs(refTime = 43_720_000, proof = 3_854, reads = 2, writes = 1)
  public void initiateRecovery(Origin origin, MultiAddress account) throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId lost = lookup.lookUp(account);
    ensure(recoverable.contains(lost), Error.NOT_RECOVERABLE);
    ensure(!activeRecoveries.contains(lost, who), Error.ALREADY_STARTED);
    currency.reserve(who, config.recoveryDeposit());
    activeRecoveries.insert(
        lost, who, new ActiveRecovery(system.blockNumber(), config.recoveryDeposit(), List.of()));
    deposit(new Event.RecoveryInitiated(lost, who));
  }

  /** Vouch, as a friend, for a recovery that is under way. */
  @Call(4)
  @Weighs(
      refTime = 24_646_916,
      proof = 3_854,
      reads = 2,
      writes = 1,
      per = @Per(of = "maxFriends()", refTime = 294_376))
  public void vouchRecovery(Origin origin, MultiAddress lost, MultiAddress rescuer)
      throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId account = lookup.lookUp(lost);
    AccountId saver = lookup.lookUp(rescuer);
    RecoveryConfig terms = requireRecoverable(account);
    ActiveRecovery active = requireStarted(account, saver);
    ensure(Collections.binarySearch(terms.friends(), who) >= 0, Error.NOT_FRIEND);
    int place = -1 - Collections.binarySearch(active.friends(), who);
    ensure(place >= 0, Error.ALREADY_VOUCHED);
    ensure(active.friends().size() < maxFriends(), Error.MAX_FRIENDS);
    List<AccountId> vouched = new ArrayList<>(active.friends());
    vouched.add(place, who);
    activeRecoveries.insert(account, saver, active.withFriends(vouched));
    deposit(new Event.RecoveryVouched(account, saver, who));
  }

  /** Claim an account for which enough friends have vouched, when the delay has passed. */
  @Call(5)
  @Weighs(
      refTime = 29_935_341,
      proof = 3_854,
      reads = 3,
      writes = 1,
      per = @Per(of = "maxFriends()", refTime = 225_372))
  public void claimRecovery(Origin origin, MultiAddress account) throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId lost = lookup.lookUp(account);
    RecoveryConfig terms = requireRecoverable(lost);
    ActiveRecovery active = requireStarted(lost, who);
    ensure(!proxy.contains(who), Error.ALREADY_PROXY);
    long due = active.created() + terms.delayPeriod();
    if (due > MAX_BLOCK) {
      throw overflow();
    }
    ensure(due <= system.blockNumber(), Error.DELAY_PERIOD);
    ensure(terms.threshold() <= active.friends().size(), Error.THRESHOLD);
    try {
      system.accounts().incConsumers(who);
    } catch (DispatchException e) {
      throw fail(Error.BAD_STATE);
    }
    proxy.insert(who, lost);
    deposit(new Event.AccountRecovered(lost, who));
  }

  /** Close a recovery of the sender's own account, and receive the rescuer's deposit. */
  @Call(6)
  @Weighs(
      refTime = 47_164_857,
      proof = 3_854,
      reads = 2,
      writes = 2,
      per = @Per(of = "maxFriends()", refTime = 192_116))
  public void closeRecovery(Origin origin, MultiAddress rescuer) throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId saver = lookup.lookUp(rescuer);
    ActiveRecovery closed =
        activeRecoveries.take(who, saver).orElseThrow(() -> fail(Error.NOT_STARTED));
    try {
      currency.repatriateReserved(saver, who, closed.deposit(), BalanceStatus.FREE);
    } catch (DispatchException e) {
      // The recovery is closed even where the deposit cannot be moved, and then stays reserved.
    }
    deposit(new Event.RecoveryClosed(who, saver));
  }

  private RecoveryConfig requireRecoverable(AccountId account) throws DispatchException {
    return recoverable.find(account).orElseThrow(() -> fail(Error.NOT_RECOVERABLE));
  }

  private ActiveRecovery requireStarted(AccountId lost, AccountId rescuer)
      throws DispatchException {
    return activeRecoveries.find(lost, rescuer).orElseThrow(() -> fail(Error.NOT_STARTED));
  }

  // --- deposits

  /** Bring the sender's deposits to today's; without a fee if that changes one. */
  @Call(9)
  @Weighs(
      refTime = 63_520_330,
      proof = 3_854,
      reads = 2,
      writes = 2,
      per = @Per(of = "maxFriends()", refTime = 15_808))
  public PostDispatchInfo pokeDeposit(Origin origin, Optional<MultiAddress> maybeAccount)
      throws DispatchException {
    AccountId who = origin.ensureSigned();
    boolean changed = false;
    Optional<RecoveryConfig> own = recoverable.find(who);
    if (own.isPresent()) {
      U128 now = configDeposit(own.get().friends().size());
      if (poked(who, new DepositKind.RecoveryConfig(), own.get().deposit(), now)) {
        recoverable.insert(who, own.get().withDeposit(now));
        changed = true;
      }
    }
    if (maybeAccount.isPresent()) {
      AccountId lost = lookup.lookUp(maybeAccount.get());
      ActiveRecovery active = requireStarted(lost, who);
      U128 now = config.recoveryDeposit();
      if (poked(who, new DepositKind.ActiveRecoveryFor(lost), active.deposit(), now)) {
        activeRecoveries.insert(lost, who, active.withDeposit(now));
        changed = true;
      }
    }
    return changed ? PostDispatchInfo.FREE : PostDispatchInfo.DEFAULT;
  }

  private boolean poked(AccountId who, DepositKind kind, U128 before, U128 now)
      throws DispatchException {
    if (before.equals(now)) {
      return false;
    }
    currency.adjustReserve(who, before, now);
    deposit(new Event.DepositPoked(who, kind, before, now));
    return true;
  }

  @Override
  public void tryState() {
    for (RecoveryConfig terms : recoverable.values()) {
      if (terms.threshold() < 1 || terms.threshold() > terms.friends().size()) {
        throw new IllegalStateException("a threshold that cannot be met");
      }
      requireSorted(terms.friends());
    }
    for (StorageMap.Entry<StorageDoubleMap.Keys<AccountId, AccountId>, ActiveRecovery> entry :
        activeRecoveries.entries()) {
      requireSorted(entry.value().friends());
      if (!recoverable.contains(entry.key().first())) {
        throw new IllegalStateException("a recovery of an account that is not recoverable");
      }
    }
  }

  private void requireSorted(List<AccountId> friends) {
    if (friends.size() > maxFriends() || !areSorted(friends)) {
      throw new IllegalStateException("too many friends, or out of order");
    }
  }
}
