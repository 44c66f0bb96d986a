package io.serinus.pallet.balances;

import com.eclipsesource.json.JsonObject;
import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeFreezeReason;
import io.serinus.frame.RuntimeHoldReason;
import io.serinus.frame.annotation.Bounded;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Compact;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Fixed;
import io.serinus.frame.annotation.Name;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.annotation.Unnamed;
import io.serinus.frame.annotation.WeakBounded;
import io.serinus.frame.annotation.Weighs;
import io.serinus.frame.annotation.Weighs.Per;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.storage.StorageValue;
import io.serinus.frame.system.AccountData;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.traits.BalanceStatus;
import io.serinus.frame.traits.Freezes;
import io.serinus.frame.traits.Holds;
import io.serinus.frame.traits.Holds.Fortitude;
import io.serinus.frame.traits.Holds.Precision;
import io.serinus.frame.traits.NamedReservableCurrency;
import io.serinus.frame.traits.StaticLookup;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.scale.Bytes;
import java.util.List;

/** Balances of the chain's own token: transfers, and what sets balance aside. */
@Pallet("Balances")
public final class Balances extends PalletBase {
  private final Config config;
  private final AccountBalances accountBalances;
  private final BalancesCurrency currency;
  private final NamedReserves named;
  private final HeldBalances held;
  private final FrozenBalances frozen;

  /**
   * The parameters.
   *
   * @param maxHolds the most reasons to hold balance of one account
   */
  public record Config(
      U128 existentialDeposit, long maxLocks, long maxReserves, long maxHolds, long maxFreezes) {}

  /** The total units issued in the system. */
  @Storage StorageValue.WithDefault<U128> totalIssuance;

  /** The total units of outstanding deactivated balance in the system. */
  @Storage StorageValue.WithDefault<U128> inactiveIssuance;

  /** Balances by account, where System does not keep them. */
  @Storage(hasher = StorageHasher.BLAKE2_128_CONCAT, byDefault = "noBalance")
  StorageMap.WithDefault<AccountId, AccountData> account;

  /** Any liquidity locks on some account balances. */
  @Storage(hasher = StorageHasher.BLAKE2_128_CONCAT)
  StorageMap.WithDefault<AccountId, @WeakBounded List<BalanceLock>> locks;

  /** Named reserves on some account balances. */
  @Storage(hasher = StorageHasher.BLAKE2_128_CONCAT)
  StorageMap.WithDefault<AccountId, @Bounded List<ReserveData>> reserves;

  /** Holds on account balances. */
  @Storage(hasher = StorageHasher.BLAKE2_128_CONCAT)
  StorageMap.WithDefault<AccountId, @Bounded List<IdAmount<RuntimeHoldReason>>> holds;

  /** Freeze locks on account balances. */
  @Storage(hasher = StorageHasher.BLAKE2_128_CONCAT)
  StorageMap.WithDefault<AccountId, @Bounded List<IdAmount<RuntimeFreezeReason>>> freezes;

  private final StaticLookup lookup;

  public Balances(FrameSystem system, StaticLookup lookup, Config config) {
    this.config = config;
    this.lookup = lookup;
    this.accountBalances = new AccountBalances(this, system.accounts());
    this.currency = new BalancesCurrency(this, accountBalances);
    this.named = new NamedReserves(this, currency);
    this.held = new HeldBalances(this, accountBalances);
    this.frozen = new FrozenBalances(this, accountBalances);
  }

  AccountData noBalance() {
    return AccountData.EMPTY;
  }

  /** The types that the runtime chooses. */
  interface Types {
    /** The overarching hold reason. */
    RuntimeHoldReason runtimeHoldReason();

    /** The balance of an account. */
    U128 balance();

    /** The ID type for reserves. */
    @Fixed(8)
    Bytes reserveIdentifier();

    /** The ID type for freezes. */
    RuntimeFreezeReason freezeIdentifier();
  }

  public sealed interface Event {
    /** An account was created with some free balance. */
    record Endowed(AccountId account, U128 freeBalance) implements Event {}

    /** An account was removed whose balance was non-zero but below the existential deposit. */
    record DustLost(AccountId account, U128 amount) implements Event {}

    /** Transfer succeeded. */
    record Transfer(AccountId from, AccountId to, U128 amount) implements Event {}

    /** A balance was set by root. */
    record BalanceSet(AccountId who, U128 free) implements Event {}

    /** Some balance was reserved (moved from free to reserved). */
    record Reserved(AccountId who, U128 amount) implements Event {}

    /** Some balance was unreserved (moved from reserved to free). */
    record Unreserved(AccountId who, U128 amount) implements Event {}

    /** Some balance was moved from the reserve of the first account to the second account. */
    record ReserveRepatriated(
        AccountId from, AccountId to, U128 amount, BalanceStatus destinationStatus)
        implements Event {}

    /** Some amount was deposited (e.g. for transaction fees). */
    record Deposit(AccountId who, U128 amount) implements Event {}

    /** Some amount was withdrawn from the account (e.g. for transaction fees). */
    record Withdraw(AccountId who, U128 amount) implements Event {}

    /** Some amount was removed from the account (e.g. for misbehavior). */
    record Slashed(AccountId who, U128 amount) implements Event {}

    /** Some amount was minted into an account. */
    record Minted(AccountId who, U128 amount) implements Event {} // nothing deposits it

    /** Some amount was burned from an account. */
    record Burned(AccountId who, U128 amount) implements Event {}

    /** Some amount was suspended from an account (it can be restored later). */
    record Suspended(AccountId who, U128 amount) implements Event {} // nothing deposits it

    /** Some amount was restored into an account. */
    record Restored(AccountId who, U128 amount) implements Event {} // nothing deposits it

    /** An account was upgraded. */
    record Upgraded(AccountId who) implements Event {}

    /** Total issuance was increased by `amount`, creating a credit to be balanced. */
    record Issued(U128 amount) implements Event {}

    /** Total issuance was decreased by `amount`, creating a debt to be balanced. */
    record Rescinded(U128 amount) implements Event {}

    /** Some balance was locked. */
    record Locked(AccountId who, U128 amount) implements Event {}

    /** Some balance was unlocked. */
    record Unlocked(AccountId who, U128 amount) implements Event {}

    /** Some balance was frozen. */
    record Frozen(AccountId who, U128 amount) implements Event {}

    /** Some balance was thawed. */
    record Thawed(AccountId who, U128 amount) implements Event {}

    /** The `TotalIssuance` was forcefully changed. */
    record TotalIssuanceForced(U128 old, @Name("new") U128 newIssuance) implements Event {}

    /** An unexpected/defensive event was triggered. */
    @Unnamed
    record Unexpected(UnexpectedKind kind) implements Event {}
  }

  public enum Error {
    /** Vesting balance too high to send value. */
    VESTING_BALANCE, // nothing raises it
    /** Account liquidity restrictions prevent withdrawal. */
    LIQUIDITY_RESTRICTIONS,
    /** Balance too low to send value. */
    INSUFFICIENT_BALANCE,
    /** Value too low to create account due to existential deposit. */
    EXISTENTIAL_DEPOSIT, // no caller hears of it: such a deposit comes to nothing
    /** Transfer/payment would kill account. */
    EXPENDABILITY,
    /** A vesting schedule already exists for this account. */
    EXISTING_VESTING_SCHEDULE, // nothing raises it
    /** Beneficiary account must pre-exist. */
    DEAD_ACCOUNT,
    /** Number of named reserves exceed `MaxReserves`. */
    TOO_MANY_RESERVES,
    /** Number of holds exceed what is allowed. */
    TOO_MANY_HOLDS, // CannotCreateHold comes before it
    /** Number of freezes exceed `MaxFreezes`. */
    TOO_MANY_FREEZES,
    /** The issuance cannot be modified since it is already deactivated. */
    ISSUANCE_DEACTIVATED,
    /** The delta cannot be zero. */
    DELTA_ZERO
  }

  /** The minimum amount required to keep an account open. */
  @Constant
  public U128 existentialDeposit() {
    return config.existentialDeposit();
  }

  /** The maximum number of locks that should exist on an account. */
  @Constant
  public @U32 long maxLocks() {
    return config.maxLocks();
  }

  /** The maximum number of named reserves that can exist on an account. */
  @Constant
  public @U32 long maxReserves() {
    return config.maxReserves();
  }

  /** The maximum number of individual freeze locks that can exist on an account at any time. */
  @Constant
  public @U32 long maxFreezes() {
    return config.maxFreezes();
  }

  // --- calls

  /** Transfer some liquid free balance to another account; the sender may be reaped. */
  @Call(0)
  @Weighs(refTime = 75_139_000, proof = 3_593, reads = 1, writes = 1)
  public void transferAllowDeath(Origin origin, MultiAddress dest, @Compact U128 value)
      throws DispatchException {
    AccountId source = origin.ensureSigned();
    accountBalances.transfer(source, lookup.lookUp(dest), value, Preservation.EXPENDABLE);
  }

  /** Exactly as `transfer_allow_death`, except the origin must be root and names the source. */
  @Call(2)
  @Weighs(refTime = 75_490_000, proof = 6_196, reads = 2, writes = 2)
  public void forceTransfer(
      Origin origin, MultiAddress source, MultiAddress dest, @Compact U128 value)
      throws DispatchException {
    origin.ensureRoot();
    AccountId from = lookup.lookUp(source);
    accountBalances.transfer(from, lookup.lookUp(dest), value, Preservation.EXPENDABLE);
  }

  /** Same as `transfer_allow_death`, but the sender is kept alive. */
  @Call(3)
  @Weighs(refTime = 60_831_000, proof = 3_593, reads = 1, writes = 1)
  public void transferKeepAlive(Origin origin, MultiAddress dest, @Compact U128 value)
      throws DispatchException {
    AccountId source = origin.ensureSigned();
    accountBalances.transfer(source, lookup.lookUp(dest), value, Preservation.PRESERVE);
  }

  /** Transfer the entire transferable balance from the caller account. */
  @Call(4)
  @Weighs(refTime = 72_849_000, proof = 3_593, reads = 1, writes = 1)
  public void transferAll(Origin origin, MultiAddress dest, boolean keepAlive)
      throws DispatchException {
    AccountId source = origin.ensureSigned();
    Preservation preservation = keepAlive ? Preservation.PRESERVE : Preservation.EXPENDABLE;
    U128 all = accountBalances.reducible(source, preservation, Fortitude.POLITE);
    accountBalances.transfer(source, lookup.lookUp(dest), all, preservation);
  }

  /** Unreserve some balance from a user by force; root only. */
  @Call(5)
  @Weighs(refTime = 27_629_000, proof = 3_593, reads = 1, writes = 1)
  public void forceUnreserve(Origin origin, MultiAddress who, U128 amount)
      throws DispatchException {
    origin.ensureRoot();
    currency.unreserve(lookup.lookUp(who), amount);
  }

  /** Upgrade accounts to today's rules; without a fee if nine in ten of them needed it. */
  @Call(6)
  @Weighs(
      refTime = 23_829_000,
      proof = 990,
      per = @Per(of = "who", refTime = 20_023_007, proof = 2_603, reads = 1, writes = 1))
  public PostDispatchInfo upgradeAccounts(Origin origin, List<AccountId> who)
      throws DispatchException {
    origin.ensureSigned();
    long upgraded = who.stream().filter(accountBalances::upgrade).count();
    return !who.isEmpty() && upgraded * 10 >= who.size() * 9L
        ? PostDispatchInfo.FREE
        : PostDispatchInfo.DEFAULT;
  }

  /** Set the regular balance of a given account; root only. */
  @Call(8)
  @Weighs(refTime = 33_640_000, proof = 3_593, reads = 1, writes = 1)
  public void forceSetBalance(Origin origin, MultiAddress who, @Compact U128 newFree)
      throws DispatchException {
    origin.ensureRoot();
    AccountId target = lookup.lookUp(who);
    U128 next = newFree.lessThan(existentialDeposit()) ? U128.ZERO : newFree;
    U128 before = accountBalances.get(target).free();
    accountBalances.change(target, (balance, isNew) -> balance.withFree(next));
    mint(next.saturatingSub(before));
    rescind(before.saturatingSub(next));
    deposit(new Event.BalanceSet(target, next));
  }

  /** Adjust the total issuance in a saturating way; root only. */
  @Call(9)
  @Weighs(refTime = 9_620_000)
  public void forceAdjustTotalIssuance(
      Origin origin, AdjustmentDirection direction, @Compact U128 delta) throws DispatchException {
    origin.ensureRoot();
    ensure(!delta.isZero(), Error.DELTA_ZERO);
    U128 old = totalIssuance.get();
    U128 next =
        direction == AdjustmentDirection.INCREASE
            ? old.saturatingAdd(delta)
            : old.saturatingSub(delta);
    ensure(inactiveIssuance.get().atMost(next), Error.ISSUANCE_DEACTIVATED);
    totalIssuance.put(next);
    deposit(new Event.TotalIssuanceForced(old, next));
  }

  /** Burn the specified liquid free balance from the origin account. */
  @Call(value = 10, weight = "burnWeight")
  public void burn(Origin origin, @Compact U128 value, boolean keepAlive) throws DispatchException {
    AccountId source = origin.ensureSigned();
    accountBalances.decrease(
        source,
        value,
        Precision.EXACT,
        keepAlive ? Preservation.PRESERVE : Preservation.EXPENDABLE,
        Fortitude.POLITE);
    U128 left = totalIssuance.get().checkedSub(value);
    if (left == null) {
      throw AccountBalances.overflow();
    }
    totalIssuance.put(left);
    deposit(new Event.Burned(source, value));
  }

  Weight burnWeight(U128 value, boolean keepAlive) {
    return weight(keepAlive ? 29_440_000 : 43_290_000, 0, 0, 0);
  }

  // --- for other pallets

  /** Reserves that carry names. */
  public NamedReservableCurrency namedReserves() {
    return named;
  }

  /** Transfers, reserves and locks. */
  public BalancesCurrency currency() {
    return currency;
  }

  public Holds holds() {
    return held;
  }

  public Freezes freezes() {
    return frozen;
  }

  public U128 totalIssuance() {
    return totalIssuance.get();
  }

  Config config() {
    return config;
  }

  void announce(Event event) {
    deposit(event);
  }

  /** Adds to issuance, and says so. */
  void mint(U128 amount) {
    if (!amount.isZero()) {
      totalIssuance.mutate(total -> total.saturatingAdd(amount));
      deposit(new Event.Issued(amount));
    }
  }

  /** Takes out of issuance, and says so. */
  void rescind(U128 amount) {
    if (!amount.isZero()) {
      reduceIssuance(amount);
      deposit(new Event.Rescinded(amount));
    }
  }

  /** Takes out of issuance in silence, as it happens to dust and to fees that nobody can take. */
  void reduceIssuance(U128 amount) {
    if (!amount.isZero()) {
      totalIssuance.mutate(total -> total.saturatingSub(amount));
    }
  }

  // --- genesis and invariants

  @Override
  public int storageVersion() {
    return 1;
  }

  @Override
  public JsonObject genesisDefault() {
    return BalancesGenesis.empty();
  }

  @Override
  public void buildGenesis(JsonObject genesis) {
    totalIssuance.put(new BalancesGenesis(accountBalances, existentialDeposit()).endow(genesis));
  }

  @Override
  public void tryState() {
    held.tryState();
    frozen.tryState();
    if (inactiveIssuance.get().greaterThan(totalIssuance.get())) {
      throw new IllegalStateException("more issuance is inactive than there is");
    }
  }
}
