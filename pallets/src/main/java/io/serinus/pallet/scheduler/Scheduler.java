package io.serinus.pallet.scheduler;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.OriginCaller;
import io.serinus.frame.PalletBase;
import io.serinus.frame.RawOrigin;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.WeightMeter;
import io.serinus.frame.annotation.Bounded;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Fixed;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.annotation.U8;
import io.serinus.frame.annotation.Weighs;
import io.serinus.frame.annotation.Weighs.Per;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.storage.StorageValue;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.traits.BoundedCall;
import io.serinus.frame.traits.EnsureOrigin;
import io.serinus.frame.traits.Preimages;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.scale.Bytes;
import io.serinus.scale.Result;
import io.serinus.scale.Tuple2;
import io.serinus.scale.Unit;
import java.util.List;
import java.util.Optional;

/** Dispatches calls at later blocks, once or again and again, and tries again what fails. */
@Pallet("Scheduler")
public final class Scheduler extends PalletBase {
  private static final long LAST_BLOCK = 0xffff_ffffL;

  private final FrameSystem system;
  private final Preimages preimages;
  private final EnsureOrigin<?> scheduleOrigin;
  private final Weight maximumWeight;
  private final int maxScheduledPerBlock;
  private final Agendas agendas;

  /** Block number at which the agenda began incomplete execution. */
  @Storage StorageValue<@U32 Long> incompleteSince;

  /** Items to be executed, indexed by the block number that they should be executed on. */
  @Storage(hasher = StorageHasher.TWOX_64_CONCAT)
  StorageMap.WithDefault<@U32 Long, @Bounded List<Optional<Scheduled>>> agenda;

  /** Retry configurations for items to be executed, indexed by task address. */
  @Storage(hasher = StorageHasher.BLAKE2_128_CONCAT)
  StorageMap<TaskAddress, RetryConfig> retries;

  /** Lookup from a name to the block number and index of the task. */
  @Storage(hasher = StorageHasher.TWOX_64_CONCAT)
  StorageMap<@Fixed(32) Bytes, TaskAddress> lookup;

  /**
   * @param scheduleOrigin who may schedule
   * @param maximumWeight the most that a block's tasks may weigh
   */
  public Scheduler(
      FrameSystem system,
      Preimages preimages,
      EnsureOrigin<?> scheduleOrigin,
      Weight maximumWeight,
      int maxScheduledPerBlock) {
    this.system = system;
    this.preimages = preimages;
    this.scheduleOrigin = scheduleOrigin;
    this.maximumWeight = maximumWeight;
    this.maxScheduledPerBlock = maxScheduledPerBlock;
    this.agendas = new Agendas(this);
  }

  /** The types that the runtime chooses. */
  interface Types {
    /** The aggregated call type. */
    RuntimeCall runtimeCall();
  }

  public sealed interface Event {
    /** Scheduled some task. */
    record Scheduled(@U32 long when, @U32 long index) implements Event {}

    /** Canceled some task. */
    record Canceled(@U32 long when, @U32 long index) implements Event {}

    /** Dispatched some task. */
    record Dispatched(
        TaskAddress task, Optional<@Fixed(32) Bytes> id, Result<Unit, DispatchError> result)
        implements Event {}

    /** Set a retry configuration for some task. */
    record RetrySet(
        TaskAddress task, Optional<@Fixed(32) Bytes> id, @U32 long period, @U8 int retries)
        implements Event {}

    /** Cancel a retry configuration for some task. */
    record RetryCancelled(TaskAddress task, Optional<@Fixed(32) Bytes> id) implements Event {}

    /** The call for the provided hash was not found so the task has been aborted. */
    record CallUnavailable(TaskAddress task, Optional<@Fixed(32) Bytes> id) implements Event {}

    /** The given task was unable to be renewed since the agenda is full at that block. */
    record PeriodicFailed(TaskAddress task, Optional<@Fixed(32) Bytes> id) implements Event {}

    /** The given task could not be retried: the agenda is full, or there was too little weight. */
    record RetryFailed(TaskAddress task, Optional<@Fixed(32) Bytes> id) implements Event {}

    /** The given task can never be executed since it is overweight. */
    record PermanentlyOverweight(TaskAddress task, Optional<@Fixed(32) Bytes> id)
        implements Event {}

    /** Agenda is incomplete from `when`. */
    record AgendaIncomplete(@U32 long when) implements Event {}
  }

  public enum Error {
    /** Failed to schedule a call. */
    FAILED_TO_SCHEDULE,
    /** Cannot find the scheduled call. */
    NOT_FOUND,
    /** Given target block number is in the past. */
    TARGET_BLOCK_NUMBER_IN_PAST,
    /** Reschedule failed because it does not change scheduled time. */
    RESCHEDULE_NO_CHANGE,
    /** Attempt to use a non-named function on a named task. */
    NAMED
  }

  /** The maximum weight that may be scheduled per block for any dispatchables. */
  @Constant
  public Weight maximumWeight() {
    return maximumWeight;
  }

  /** The maximum number of scheduled calls in the queue for a single block. */
  @Constant
  public @U32 long maxScheduledPerBlock() {
    return maxScheduledPerBlock;
  }

  // --- calls; those on agendas weigh a full one

  /** Anonymously schedule a task. */
  @Call(0)
  @Weighs(
      refTime = 21_094_982,
      proof = 42_428,
      reads = 1,
      writes = 1,
      per = @Per(of = "maxScheduledPerBlock()", refTime = 605_211))
  public void schedule(
      Origin origin,
      @U32 long when,
      Optional<Tuple2<@U32 Long, @U32 Long>> maybePeriodic,
      @U8 int priority,
      RuntimeCall call)
      throws DispatchException {
    scheduleOrigin.ensure(origin);
    place(Optional.empty(), when, maybePeriodic, priority, origin.caller(), preimages.bound(call));
  }

  /**
   * Cancel a scheduled task (named or anonymous), by the block it is scheduled for and its index.
   */
  @Call(1)
  @Weighs(
      refTime = 24_831_937,
      proof = 42_428,
      reads = 1,
      writes = 3,
      per = @Per(of = "maxScheduledPerBlock()", refTime = 840_197))
  public void cancel(Origin origin, @U32 long when, @U32 long index) throws DispatchException {
    scheduleOrigin.ensure(origin);
    cancel(Optional.of(origin.caller()), new TaskAddress(when, index));
  }

  /** Schedule a named task. */
  @Call(2)
  @Weighs(
      refTime = 26_627_479,
      proof = 42_428,
      reads = 2,
      writes = 2,
      per = @Per(of = "maxScheduledPerBlock()", refTime = 692_444))
  public void scheduleNamed(
      Origin origin,
      @Fixed(32) Bytes id,
      @U32 long when,
      Optional<Tuple2<@U32 Long, @U32 Long>> maybePeriodic,
      @U8 int priority,
      RuntimeCall call)
      throws DispatchException {
    scheduleOrigin.ensure(origin);
    place(Optional.of(id), when, maybePeriodic, priority, origin.caller(), preimages.bound(call));
  }

  /** Cancel a named scheduled task. */
  @Call(3)
  @Weighs(
      refTime = 33_234_673,
      proof = 42_428,
      reads = 2,
      writes = 3,
      per = @Per(of = "maxScheduledPerBlock()", refTime = 817_034))
  public void cancelNamed(Origin origin, @Fixed(32) Bytes id) throws DispatchException {
    scheduleOrigin.ensure(origin);
    cancel(Optional.of(origin.caller()), agendas.addressOf(id));
  }

  /** Anonymously schedule a task after a delay. */
  @Call(4)
  @Weighs(
      refTime = 21_094_982,
      proof = 42_428,
      reads = 1,
      writes = 1,
      per = @Per(of = "maxScheduledPerBlock()", refTime = 605_211))
  public void scheduleAfter(
      Origin origin,
      @U32 long after,
      Optional<Tuple2<@U32 Long, @U32 Long>> maybePeriodic,
      @U8 int priority,
      RuntimeCall call)
      throws DispatchException {
    schedule(origin, afterNow(after), maybePeriodic, priority, call);
  }

  /** Schedule a named task after a delay. */
  @Call(5)
  @Weighs(
      refTime = 26_627_479,
      proof = 42_428,
      reads = 2,
      writes = 2,
      per = @Per(of = "maxScheduledPerBlock()", refTime = 692_444))
  public void scheduleNamedAfter(
      Origin origin,
      @Fixed(32) Bytes id,
      @U32 long after,
      Optional<Tuple2<@U32 Long, @U32 Long>> maybePeriodic,
      @U8 int priority,
      RuntimeCall call)
      throws DispatchException {
    scheduleNamed(origin, id, afterNow(after), maybePeriodic, priority, call);
  }

  /** Have a task tried again after `period` blocks, up to `retries` times, should it fail. */
  @Call(6)
  @Weighs(refTime = 39_420_000, proof = 42_428, reads = 1, writes = 1)
  public void setRetry(Origin origin, TaskAddress task, @U8 int retries, @U32 long period)
      throws DispatchException {
    scheduleOrigin.ensure(origin);
    setRetry(origin.caller(), task, Optional.empty(), retries, period);
  }

  /** As `set_retry`, for a named task. */
  @Call(7)
  @Weighs(refTime = 48_190_000, proof = 42_428, reads = 2, writes = 1)
  public void setRetryNamed(Origin origin, @Fixed(32) Bytes id, @U8 int retries, @U32 long period)
      throws DispatchException {
    scheduleOrigin.ensure(origin);
    setRetry(origin.caller(), agendas.addressOf(id), Optional.of(id), retries, period);
  }

  /** Removes the retry configuration of a task. */
  @Call(8)
  @Weighs(refTime = 38_508_000, proof = 42_428, reads = 1, writes = 1)
  public void cancelRetry(Origin origin, TaskAddress task) throws DispatchException {
    scheduleOrigin.ensure(origin);
    cancelRetry(origin.caller(), task, Optional.empty());
  }

  /** Cancel the retry configuration of a named task. */
  @Call(9)
  @Weighs(refTime = 47_870_000, proof = 42_428, reads = 2, writes = 1)
  public void cancelRetryNamed(Origin origin, @Fixed(32) Bytes id) throws DispatchException {
    scheduleOrigin.ensure(origin);
    cancelRetry(origin.caller(), agendas.addressOf(id), Optional.of(id));
  }

  // --- scheduling

  /** A block's tasks are done when its calls are dispatched, so a delay counts from the next. */
  private long afterNow(long delay) {
    return Math.min(system.blockNumber() + delay + 1, LAST_BLOCK);
  }

  /**
   * Schedules a call.
   *
   * @param id its name, 32 bytes, by which it can be cancelled
   */
  public TaskAddress place(
      Optional<Bytes> id,
      long when,
      Optional<Tuple2<Long, Long>> periodic,
      int priority,
      OriginCaller origin,
      BoundedCall call)
      throws DispatchException {
    ensure(id.isEmpty() || !lookup.contains(id.get()), Error.FAILED_TO_SCHEDULE);
    ensure(when > system.blockNumber(), Error.TARGET_BLOCK_NUMBER_IN_PAST);
    Optional<Tuple2<Long, Long>> rest =
        periodic
            .filter(p -> p.second() > 1 && p.first() != 0)
            .map(p -> new Tuple2<>(p.first(), p.second() - 1));
    TaskAddress address =
        agendas
            .place(when, new Scheduled(id, priority, call, rest, origin))
            .orElseThrow(() -> new DispatchException(DispatchError.EXHAUSTED));
    call.lookupHash().ifPresent(preimages::request);
    return address;
  }

  /** Takes a task out of its agenda; an origin must be as privileged as the task's. */
  public void cancel(Optional<OriginCaller> origin, TaskAddress address) throws DispatchException {
    Scheduled task = agendas.task(address);
    if (origin.isPresent()) {
      ensurePrivilege(origin.get(), task.origin());
    }
    agendas.remove(address);
    preimages.drop(task.call());
    task.maybeId().ifPresent(lookup::remove);
    retries.remove(address);
    deposit(new Event.Canceled(address.when(), address.index()));
  }

  /** Moves a task without a name to another block. */
  public TaskAddress reschedule(TaskAddress address, long when) throws DispatchException {
    ensure(when > system.blockNumber(), Error.TARGET_BLOCK_NUMBER_IN_PAST);
    ensure(when != address.when(), Error.RESCHEDULE_NO_CHANGE);
    Scheduled task = agendas.task(address);
    ensure(task.maybeId().isEmpty(), Error.NAMED);
    return move(address, task, when);
  }

  /** Moves a task with a name to another block. */
  public TaskAddress rescheduleNamed(Bytes id, long when) throws DispatchException {
    ensure(when > system.blockNumber(), Error.TARGET_BLOCK_NUMBER_IN_PAST);
    TaskAddress address = agendas.addressOf(id);
    ensure(when != address.when(), Error.RESCHEDULE_NO_CHANGE);
    return move(address, agendas.task(address), when);
  }

  private TaskAddress move(TaskAddress from, Scheduled task, long when) throws DispatchException {
    agendas.remove(from);
    deposit(new Event.Canceled(from.when(), from.index()));
    return agendas
        .place(when, task)
        .orElseThrow(() -> new DispatchException(DispatchError.EXHAUSTED));
  }

  private void setRetry(
      OriginCaller origin, TaskAddress address, Optional<Bytes> id, int retries, long period)
      throws DispatchException {
    ensurePrivilege(origin, agendas.task(address).origin());
    this.retries.insert(address, new RetryConfig(retries, retries, period));
    deposit(new Event.RetrySet(address, id, period, retries));
  }

  private void cancelRetry(OriginCaller origin, TaskAddress address, Optional<Bytes> id)
      throws DispatchException {
    ensurePrivilege(origin, agendas.task(address).origin());
    retries.remove(address);
    deposit(new Event.RetryCancelled(address, id));
  }

  /** Root may do anything, others only what is of their own origin. */
  private static void ensurePrivilege(OriginCaller left, OriginCaller right)
      throws DispatchException {
    if (!left.equals(right) && !(left instanceof RawOrigin.Root)) {
      throw Origin.badOrigin();
    }
  }

  // --- for the agendas and their service

  Agendas agendas() {
    return agendas;
  }

  Preimages preimages() {
    return preimages;
  }

  void announce(Event event) {
    deposit(event);
  }

  static Weight weigh(long refTime, long proof, long reads, long writes) {
    return weight(refTime, proof, reads, writes);
  }

  @Override
  public int storageVersion() {
    return 4;
  }

  @Override
  public Weight onInitialize(long block) {
    WeightMeter meter = new WeightMeter(maximumWeight);
    new AgendaService(this, meter, block).serviceAgendas();
    return meter.consumed();
  }

  @Override
  public void tryState() {
    agendas.tryState();
  }
}
