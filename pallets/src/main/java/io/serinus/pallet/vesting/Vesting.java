package io.serinus.pallet.vesting;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.serinus.frame.DispatchException;
import io.serinus.frame.GenesisException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.annotation.Bounded;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Name;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.executive.GenesisValues;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.storage.StorageValue;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.traits.Currency;
import io.serinus.frame.traits.ExistenceRequirement;
import io.serinus.frame.traits.LockableCurrency;
import io.serinus.frame.traits.StaticLookup;
import io.serinus.frame.traits.VestingSchedule;
import io.serinus.frame.traits.WithdrawReasons;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Locks balance that becomes free block by block. The lock stays until somebody asks for what has
 * vested to be freed.
 */
@Pallet("Vesting")
public final class Vesting extends PalletBase implements VestingSchedule {
  private static final Bytes LOCK = Bytes.ofText("vesting ");

  private final FrameSystem system;
  private final LockableCurrency currency;
  private final StaticLookup lookup;
  private final Config config;

  /** Information regarding the vesting of a given account. */
  @Storage(hasher = StorageHasher.BLAKE2_128_CONCAT)
  StorageMap<AccountId, @Bounded List<VestingInfo>> vesting;

  /** Storage version of the pallet. New networks start with the latest. */
  @Storage StorageValue.WithDefault<Releases> storageVersion;

  /**
   * The parameters.
   *
   * @param maxLocks the most locks of an account, for weights
   * @param unvestedAllows what unvested balance may be taken for all the same
   */
  public record Config(
      U128 minVestedTransfer, long maxSchedules, long maxLocks, WithdrawReasons unvestedAllows) {}

  public Vesting(
      FrameSystem system, LockableCurrency currency, StaticLookup lookup, Config config) {
    this.system = system;
    this.currency = currency;
    this.lookup = lookup;
    this.config = config;
  }

  public sealed interface Event {
    /** A vesting schedule has been created. */
    record VestingCreated(AccountId account, @U32 long scheduleIndex) implements Event {}

    /**
     * The amount vested has been updated. The balance given is the amount which is left unvested
     * (and thus locked).
     */
    record VestingUpdated(AccountId account, U128 unvested) implements Event {}

    /** An account has become fully vested. */
    record VestingCompleted(AccountId account) implements Event {}
  }

  public enum Error {
    /** The account given is not vesting. */
    NOT_VESTING,
    /** The account has as many schedules as it may have. Consider merging some. */
    AT_MAX_VESTING_SCHEDULES,
    /** Amount being transferred is too low to create a vesting schedule. */
    AMOUNT_LOW,
    /** An index was out of bounds of the vesting schedules. */
    SCHEDULE_INDEX_OUT_OF_BOUNDS,
    /** Failed to create a new schedule because some parameter was invalid. */
    INVALID_SCHEDULE_PARAMS
  }

  /** The minimum amount transferred to call {@code vested_transfer}. */
  @Constant
  public U128 minVestedTransfer() {
    return config.minVestedTransfer();
  }

  /** The most schedules that an account may have. */
  @Constant
  public @U32 long maxVestingSchedules() {
    return config.maxSchedules();
  }

  // --- calls

  /** Unlock any vested funds of the sender account. */
  @Call(value = 0, weight = "vestWeight")
  public void vest(Origin origin) throws DispatchException {
    doVest(origin.ensureSigned());
  }

  Weight vestWeight() {
    long schedules = config.maxSchedules();
    return weigh(44_586_851, 39_952, 112_786, schedules, 4_764, 3, 2)
        .max(weigh(48_030_750, 34_639, 99_316, schedules, 4_764, 3, 2));
  }

  /** Unlock any vested funds of a target account. Anyone may. */
  @Call(value = 1, weight = "vestOtherWeight")
  public void vestOther(Origin origin, MultiAddress target) throws DispatchException {
    origin.ensureSigned();
    doVest(lookup.lookUp(target));
  }

  Weight vestOtherWeight(MultiAddress target) {
    long schedules = config.maxSchedules();
    return weigh(49_939_798, 32_250, 112_221, schedules, 4_764, 4, 3)
        .max(weigh(53_209_272, 55_804, 86_566, schedules, 4_764, 4, 3));
  }

  /** Transfer funds that vest by a schedule. What has vested of the target's others is unlocked. */
  @Call(value = 2, weight = "vestedTransferWeight")
  public void vestedTransfer(Origin origin, MultiAddress target, VestingInfo schedule)
      throws DispatchException {
    AccountId source = origin.ensureSigned();
    doVestedTransfer(source, lookup.lookUp(target), schedule);
  }

  Weight vestedTransferWeight(MultiAddress target, VestingInfo schedule) {
    return weigh(100_025_358, 114_886, 331_161, config.maxSchedules(), 4_764, 4, 3);
  }

  /** Transfer funds of any account, that vest by a schedule. Root alone may. */
  @Call(value = 3, weight = "forceVestedTransferWeight")
  public void forceVestedTransfer(
      Origin origin, MultiAddress source, MultiAddress target, VestingInfo schedule)
      throws DispatchException {
    origin.ensureRoot();
    AccountId to = lookup.lookUp(target);
    doVestedTransfer(lookup.lookUp(source), to, schedule);
  }

  Weight forceVestedTransferWeight(MultiAddress source, MultiAddress target, VestingInfo schedule) {
    return weigh(105_318_923, 115_131, 267_413, config.maxSchedules(), 6_196, 5, 4);
  }

  /**
   * Merge two vesting schedules into one that unlocks what both still lock, from the later of their
   * starts (or now) to the later of their ends. One that has ended leaves the other as it is; two
   * that have ended are both removed.
   */
  @Call(value = 4, weight = "mergeSchedulesWeight")
  public void mergeSchedules(
      Origin origin,
      @U32 @Name("schedule1_index") long first,
      @U32 @Name("schedule2_index") long second)
      throws DispatchException {
    AccountId who = origin.ensureSigned();
    if (first == second) {
      return;
    }
    List<VestingInfo> schedules = schedulesOf(who);
    ensure(Math.max(first, second) < schedules.size(), Error.SCHEDULE_INDEX_OUT_OF_BOUNDS);
    VestingInfo one = schedules.get((int) first);
    VestingInfo other = schedules.get((int) second);
    List<VestingInfo> left =
        without(without(schedules, Math.max(first, second)), Math.min(first, second));
    List<VestingInfo> unvested = unvested(left);
    one.merge(other, system.blockNumber()).ifPresent(unvested::add);
    write(who, unvested);
  }

  Weight mergeSchedulesWeight(long first, long second) {
    long schedules = config.maxSchedules();
    return weigh(41_727_984, 109_268, 174_866, schedules, 4_764, 3, 2)
        .max(weigh(47_711_792, 94_457, 100_685, schedules, 4_764, 3, 2));
  }

  /** Remove a vesting schedule of a target account. Root alone may. */
  @Call(value = 5, weight = "forceRemoveVestingScheduleWeight")
  public PostDispatchInfo forceRemoveVestingSchedule(
      Origin origin, MultiAddress target, @U32 long scheduleIndex) throws DispatchException {
    origin.ensureRoot();
    AccountId who = lookup.lookUp(target);
    long count = vesting.decodeLength(who);
    ensure(scheduleIndex < count, Error.INVALID_SCHEDULE_PARAMS);
    removeVestingSchedule(who, scheduleIndex);
    return PostDispatchInfo.of(removalOf(count));
  }

  Weight forceRemoveVestingScheduleWeight(MultiAddress target, long scheduleIndex) {
    return removalOf(config.maxSchedules());
  }

  private Weight removalOf(long schedules) {
    return weigh(53_221_819, 101_760, 171_028, schedules, 4_764, 4, 3);
  }

  /** All weights grow with an account's locks, of which the most are supposed, and schedules. */
  private Weight weigh(
      long refTime,
      long perLock,
      long perSchedule,
      long schedules,
      long proof,
      long reads,
      long writes) {
    long time = refTime + perLock * config.maxLocks() + perSchedule * schedules;
    return weight(time, proof, reads, writes);
  }

  // --- what calls and other pallets do

  @Override
  public Currency currency() {
    return currency;
  }

  @Override
  public Optional<U128> vestingBalance(AccountId who) {
    return vesting.find(who).map(all -> lockedNow(all).min(currency.freeBalance(who)));
  }

  @Override
  public void addVestingSchedule(AccountId who, U128 locked, U128 perBlock, long startingBlock)
      throws DispatchException {
    if (locked.isZero()) {
      return;
    }
    VestingInfo schedule = new VestingInfo(locked, perBlock, startingBlock);
    ensure(schedule.isValid(), Error.INVALID_SCHEDULE_PARAMS);
    List<VestingInfo> schedules = new ArrayList<>(vesting.find(who).orElse(List.of()));
    ensure(schedules.size() < config.maxSchedules(), Error.AT_MAX_VESTING_SCHEDULES);
    deposit(new Event.VestingCreated(who, schedules.size()));
    schedules.add(schedule);
    write(who, unvested(schedules));
  }

  @Override
  public void canAddVestingSchedule(AccountId who, U128 locked, U128 perBlock, long startingBlock)
      throws DispatchException {
    ensure(
        new VestingInfo(locked, perBlock, startingBlock).isValid(), Error.INVALID_SCHEDULE_PARAMS);
    ensure(vesting.decodeLength(who) < config.maxSchedules(), Error.AT_MAX_VESTING_SCHEDULES);
  }

  @Override
  public void removeVestingSchedule(AccountId who, long index) throws DispatchException {
    write(who, unvested(without(schedulesOf(who), index)));
  }

  private void doVest(AccountId who) throws DispatchException {
    write(who, unvested(schedulesOf(who)));
  }

  private void doVestedTransfer(AccountId source, AccountId target, VestingInfo schedule)
      throws DispatchException {
    ensure(schedule.locked().atLeast(config.minVestedTransfer()), Error.AMOUNT_LOW);
    U128 perBlock = schedule.perBlock();
    canAddVestingSchedule(target, schedule.locked(), perBlock, schedule.startingBlock());
    currency.transfer(source, target, schedule.locked(), ExistenceRequirement.ALLOW_DEATH);
    addVestingSchedule(target, schedule.locked(), perBlock, schedule.startingBlock());
  }

  private List<VestingInfo> schedulesOf(AccountId who) throws DispatchException {
    return vesting.find(who).orElseThrow(() -> fail(Error.NOT_VESTING));
  }

  private static List<VestingInfo> without(List<VestingInfo> schedules, long index) {
    List<VestingInfo> left = new ArrayList<>(schedules);
    if (index < left.size()) {
      left.remove((int) index);
    }
    return left;
  }

  /** The schedules that still lock something. */
  private List<VestingInfo> unvested(List<VestingInfo> schedules) {
    long now = system.blockNumber();
    List<VestingInfo> left = new ArrayList<>();
    for (VestingInfo schedule : schedules) {
      if (!schedule.lockedAt(now).isZero()) {
        left.add(schedule);
      }
    }
    return left;
  }

  private U128 lockedNow(List<VestingInfo> schedules) {
    long now = system.blockNumber();
    U128 sum = U128.ZERO;
    for (VestingInfo schedule : schedules) {
      sum = sum.saturatingAdd(schedule.lockedAt(now));
    }
    return sum;
  }

  /** Stores an account's schedules, and locks what they still lock. */
  private void write(AccountId who, List<VestingInfo> schedules) {
    if (schedules.isEmpty()) {
      vesting.remove(who);
    } else {
      vesting.insert(who, schedules);
    }
    U128 locked = lockedNow(schedules);
    if (locked.isZero()) {
      currency.removeLock(LOCK, who);
      deposit(new Event.VestingCompleted(who));
    } else {
      currency.setLock(LOCK, who, locked, forbidden());
      deposit(new Event.VestingUpdated(who, locked));
    }
  }

  private WithdrawReasons forbidden() {
    return WithdrawReasons.ALL.without(config.unvestedAllows());
  }

  // --- genesis and invariants

  @Override
  public JsonObject genesisDefault() {
    return new JsonObject().add("vesting", new JsonArray());
  }

  /** Entries are the account, the block it begins in, for how many, and what is liquid at once. */
  @Override
  public void buildGenesis(JsonObject genesis) {
    storageVersion.put(Releases.V1);
    for (JsonValue entry : GenesisValues.list(genesis, "vesting")) {
      JsonArray members = GenesisValues.tuple(entry, 4);
      AccountId who = GenesisValues.account(members.get(0));
      long begin = GenesisValues.u32(members.get(1));
      long length = GenesisValues.u32(members.get(2));
      U128 liquid = GenesisValues.balance(members.get(3));
      U128 locked = currency.freeBalance(who).saturatingSub(liquid);
      U128 perBlock = locked.dividedBy(U128.of(Math.max(1, length)));
      VestingInfo schedule = new VestingInfo(locked, perBlock, begin);
      List<VestingInfo> schedules = new ArrayList<>(vesting.find(who).orElse(List.of()));
      schedules.add(schedule);
      if (!schedule.isValid() || schedules.size() > config.maxSchedules()) {
        throw new GenesisException("a vesting schedule that cannot be: " + entry);
      }
      vesting.insert(who, schedules);
      currency.setLock(LOCK, who, locked, forbidden());
    }
  }

  @Override
  public void integrityTest() {
    if (config.maxSchedules() <= 0) {
      throw new IllegalStateException("no account could have a vesting schedule");
    }
  }

  @Override
  public void tryState() {
    for (StorageMap.Entry<AccountId, List<VestingInfo>> entry : vesting.entries()) {
      int count = entry.value().size();
      if (count == 0 || count > config.maxSchedules()) {
        throw new IllegalStateException(count + " vesting schedules of " + entry.key());
      }
    }
  }
}
