package io.serinus.pallet.multisig;

import io.serinus.frame.DispatchException;
import io.serinus.frame.DispatchOutcome;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Fixed;
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
import io.serinus.frame.traits.ReservableCurrency;
import io.serinus.hostapi.Host;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.Pays;
import io.serinus.scale.Bytes;
import io.serinus.scale.Result;
import io.serinus.scale.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Accounts of several accounts, some number of which have to approve what they call. */
@Pallet("Multisig")
public final class Multisig extends PalletBase {
  private final FrameSystem system;
  private final ReservableCurrency currency;
  private final Config config;
  private final Operations operations;

  /**
   * The parameters.
   *
   * @param depositBase what is reserved for an operation
   * @param depositFactor what is reserved besides for each approval it needs
   */
  public record Config(U128 depositBase, U128 depositFactor, long maxSignatories) {
    /** What is reserved for an operation that needs so many approvals. */
    U128 deposit(int threshold) {
      return depositBase.plus(depositFactor.times(threshold));
    }
  }

  /** The set of open multisig operations. */
  @Storage(hasher = {StorageHasher.TWOX_64_CONCAT, StorageHasher.BLAKE2_128_CONCAT})
  StorageDoubleMap<AccountId, @Fixed(32) Bytes, Operation> multisigs;

  public Multisig(FrameSystem system, ReservableCurrency currency, Config config) {
    this.system = system;
    this.currency = currency;
    this.config = config;
    this.operations = new Operations(this, currency, config);
  }

  /** The types that the runtime chooses. */
  interface Types {
    /** The overarching call type. */
    RuntimeCall runtimeCall();
  }

  public sealed interface Event {
    /** A new multisig operation has begun. */
    record NewMultisig(AccountId approving, AccountId multisig, @Fixed(32) Bytes callHash)
        implements Event {}

    /** A multisig operation has been approved by someone. */
    record MultisigApproval(
        AccountId approving, Timepoint timepoint, AccountId multisig, @Fixed(32) Bytes callHash)
        implements Event {}

    /** A multisig operation has been executed. */
    record MultisigExecuted(
        AccountId approving,
        Timepoint timepoint,
        AccountId multisig,
        @Fixed(32) Bytes callHash,
        Result<Unit, DispatchError> result)
        implements Event {}

    /** A multisig operation has been cancelled. */
    record MultisigCancelled(
        AccountId cancelling, Timepoint timepoint, AccountId multisig, @Fixed(32) Bytes callHash)
        implements Event {}

    /** The deposit for a multisig operation has been updated/poked. */
    record DepositPoked(AccountId who, @Fixed(32) Bytes callHash, U128 oldDeposit, U128 newDeposit)
        implements Event {}
  }

  public enum Error {
    /** Threshold must be 2 or greater. */
    MINIMUM_THRESHOLD,
    /** Call is already approved by this signatory. */
    ALREADY_APPROVED,
    /** Call doesn't need any (more) approvals. */
    NO_APPROVALS_NEEDED, // nothing raises it
    /** There are too few signatories in the list. */
    TOO_FEW_SIGNATORIES,
    /** There are too many signatories in the list. */
    TOO_MANY_SIGNATORIES,
    /** The signatories were provided out of order; they should be ordered. */
    SIGNATORIES_OUT_OF_ORDER,
    /** The sender was contained in the other signatories; it shouldn't be. */
    SENDER_IN_SIGNATORIES,
    /** Multisig operation not found in storage. */
    NOT_FOUND,
    /** Only the account that created the multisig may cancel it or update its deposit. */
    NOT_OWNER,
    /** No timepoint was given, yet the multisig operation is already underway. */
    NO_TIMEPOINT,
    /** A different timepoint was given to the multisig operation that is underway. */
    WRONG_TIMEPOINT,
    /** A timepoint was given, yet no multisig operation is underway. */
    UNEXPECTED_TIMEPOINT,
    /** The maximum weight information provided was too low. */
    MAX_WEIGHT_TOO_LOW,
    /** The data to be stored is already stored. */
    ALREADY_STORED // nothing raises it
  }

  /** The base amount of currency needed to reserve for creating a multisig execution. */
  @Constant
  public U128 depositBase() {
    return config.depositBase();
  }

  /** The amount of currency needed per unit threshold when creating a multisig execution. */
  @Constant
  public U128 depositFactor() {
    return config.depositFactor();
  }

  /** The maximum amount of signatories allowed in the multisig. */
  @Constant
  public @U32 long maxSignatories() {
    return config.maxSignatories();
  }

  /** Immediately dispatch a multi-signature call using a single approval from the caller. */
  @Call(value = 0, name = "as_multi_threshold_1", weight = "asMultiThreshold1Info")
  public PostDispatchInfo asMultiThreshold1(
      Origin origin, List<AccountId> otherSignatories, RuntimeCall call) throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId id = new Signatories(members(who, otherSignatories), 1).account();
    DispatchOutcome outcome = call.attempt(Origin.signed(id));
    Bytes hash = Bytes.wrap(call.hash().unsafeArray());
    deposit(new Event.MultisigExecuted(who, timepoint(), id, hash, outcome.result()));
    Optional<Weight> actual = outcome.post().actualWeight();
    if (actual.isPresent()) {
      return outcome.orThrow(
          PostDispatchInfo.of(threshold1Weight(call).saturatingAdd(actual.get())));
    }
    return outcome.orThrow(outcome.isOk() ? PostDispatchInfo.DEFAULT : outcome.post());
  }

  DispatchInfo asMultiThreshold1Info(List<AccountId> otherSignatories, RuntimeCall call) {
    DispatchInfo inner = call.info();
    Weight whole =
        threshold1Weight(call)
            .saturatingAdd(weight(0, 0, 1, 1)) // the account of the call inside
            .saturatingAdd(inner.callWeight());
    return DispatchInfo.of(whole, inner.dispatchClass(), Pays.YES);
  }

  private static Weight threshold1Weight(RuntimeCall call) {
    return weight(32_396_922, 2_693, 1, 0).saturatingAdd(2_688L * call.encoded().length, 0);
  }

  /** Approve a call of a composite account, and dispatch it if that makes enough approvals. */
  @Call(value = 1, weight = "asMultiWeight")
  public PostDispatchInfo asMulti(
      Origin origin,
      @U16 int threshold,
      List<AccountId> otherSignatories,
      Optional<Timepoint> maybeTimepoint,
      RuntimeCall call,
      Weight maxWeight)
      throws DispatchException {
    byte[] encoded = call.encoded();
    Bytes hash = Bytes.wrap(Host.api().blake2b256(encoded));
    Approval approval =
        approval(origin, threshold, otherSignatories, maybeTimepoint, hash, encoded.length);
    return operations.approve(approval, Optional.of(call), maxWeight);
  }

  Weight asMultiWeight(
      int threshold,
      List<AccountId> otherSignatories,
      Optional<Timepoint> maybeTimepoint,
      RuntimeCall call,
      Weight maxWeight) {
    int members = otherSignatories.size();
    int length = call.encoded().length;
    return Operations.beginWeight(members, length)
        .max(Operations.approveWeight(members, length))
        .max(Operations.completeWeight(members, length))
        .saturatingAdd(maxWeight);
  }

  /** Approve a call of a composite account that is named by its hash. */
  @Call(value = 2, weight = "approveAsMultiWeight")
  public PostDispatchInfo approveAsMulti(
      Origin origin,
      @U16 int threshold,
      List<AccountId> otherSignatories,
      Optional<Timepoint> maybeTimepoint,
      @Fixed(32) Bytes callHash,
      Weight maxWeight)
      throws DispatchException {
    Approval approval = approval(origin, threshold, otherSignatories, maybeTimepoint, callHash, 0);
    return operations.approve(approval, Optional.empty(), maxWeight);
  }

  Weight approveAsMultiWeight(
      int threshold,
      List<AccountId> otherSignatories,
      Optional<Timepoint> maybeTimepoint,
      Bytes callHash,
      Weight maxWeight) {
    long members = otherSignatories.size();
    return weight(42_974_774, 6_811, 1, 1)
        .saturatingAdd(219_983 * members, 0)
        .max(weight(27_918_157, 6_811, 1, 1).saturatingAdd(84_455 * members, 0))
        .saturatingAdd(maxWeight);
  }

  /** Cancel an on-going operation of the sender's; its deposit is unreserved. */
  @Call(3)
  @Weighs(
      refTime = 44_466_833,
      proof = 6_811,
      reads = 1,
      writes = 1,
      per = @Per(of = "otherSignatories", refTime = 152_896))
  public void cancelAsMulti(
      Origin origin,
      @U16 int threshold,
      List<AccountId> otherSignatories,
      Timepoint timepoint,
      @Fixed(32) Bytes callHash)
      throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId id = signatories(who, threshold, otherSignatories).account();
    Operation operation = multisigs.find(id, callHash).orElseThrow(() -> fail(Error.NOT_FOUND));
    ensure(operation.when().equals(timepoint), Error.WRONG_TIMEPOINT);
    ensure(operation.depositor().equals(who), Error.NOT_OWNER);
    currency.unreserve(who, operation.deposit());
    multisigs.remove(id, callHash);
    deposit(new Event.MultisigCancelled(who, timepoint, id, callHash));
  }

  /** Bring the deposit of the sender's operation to today's; without a fee if that changes it. */
  @Call(4)
  @Weighs(
      refTime = 41_231_056,
      proof = 6_811,
      reads = 1,
      writes = 1,
      per = @Per(of = "otherSignatories", refTime = 171_843))
  public PostDispatchInfo pokeDeposit(
      Origin origin,
      @U16 int threshold,
      List<AccountId> otherSignatories,
      @Fixed(32) Bytes callHash)
      throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId id = signatories(who, threshold, otherSignatories).account();
    Operation operation = multisigs.find(id, callHash).orElseThrow(() -> fail(Error.NOT_FOUND));
    ensure(operation.depositor().equals(who), Error.NOT_OWNER);
    U128 now = config.deposit(threshold);
    if (now.equals(operation.deposit())) {
      return PostDispatchInfo.DEFAULT;
    }
    currency.adjustReserve(who, operation.deposit(), now);
    multisigs.insert(id, callHash, operation.withDeposit(now));
    deposit(new Event.DepositPoked(who, callHash, operation.deposit(), now));
    return PostDispatchInfo.FREE;
  }

  /**
   * The account of some accounts.
   *
   * @param signatories all of them, sorted
   */
  public static AccountId multiAccount(List<AccountId> signatories, int threshold) {
    return new Signatories(signatories, threshold).account();
  }

  /** The extrinsic being applied. */
  public Timepoint timepoint() {
    return new Timepoint(system.blockNumber(), system.extrinsicIndex().orElse(0L));
  }

  // --- members

  private Approval approval(
      Origin origin,
      int threshold,
      List<AccountId> others,
      Optional<Timepoint> timepoint,
      Bytes callHash,
      int callLength)
      throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId id = signatories(who, threshold, others).account();
    return new Approval(who, id, threshold, others.size(), timepoint, callHash, callLength);
  }

  private Signatories signatories(AccountId who, int threshold, List<AccountId> others)
      throws DispatchException {
    ensure(threshold >= 2, Error.MINIMUM_THRESHOLD);
    return new Signatories(members(who, others), threshold);
  }

  /** The others with the sender among them, checked to be sorted and without the sender. */
  private List<AccountId> members(AccountId who, List<AccountId> others) throws DispatchException {
    ensure(!others.isEmpty(), Error.TOO_FEW_SIGNATORIES);
    ensure(others.size() < config.maxSignatories(), Error.TOO_MANY_SIGNATORIES);
    int place = 0;
    for (int i = 0; i < others.size(); i++) {
      AccountId other = others.get(i);
      ensure(i == 0 || others.get(i - 1).compareTo(other) < 0, Error.SIGNATORIES_OUT_OF_ORDER);
      int order = other.compareTo(who);
      ensure(order != 0, Error.SENDER_IN_SIGNATORIES);
      if (order < 0) {
        place = i + 1;
      }
    }
    List<AccountId> all = new ArrayList<>(others);
    all.add(place, who);
    return all;
  }

  // --- for operations

  void announce(Event event) {
    deposit(event);
  }

  static Weight weigh(long refTime, long proof, long reads, long writes) {
    return weight(refTime, proof, reads, writes);
  }

  @Override
  public int storageVersion() {
    return 1;
  }

  @Override
  public void tryState() {
    for (StorageMap.Entry<StorageDoubleMap.Keys<AccountId, Bytes>, Operation> entry :
        multisigs.entries()) {
      Operation operation = entry.value();
      List<AccountId> approvals = operation.approvals();
      for (int i = 1; i < approvals.size(); i++) {
        if (approvals.get(i - 1).compareTo(approvals.get(i)) >= 0) {
          throw new IllegalStateException("approvals out of order");
        }
      }
      if (approvals.isEmpty() || approvals.size() > config.maxSignatories()) {
        throw new IllegalStateException("an operation with " + approvals.size() + " approvals");
      }
      if (Collections.binarySearch(approvals, operation.depositor()) < 0) {
        throw new IllegalStateException("an operation that its depositor has not approved");
      }
    }
  }
}
