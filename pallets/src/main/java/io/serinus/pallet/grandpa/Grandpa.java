package io.serinus.pallet.grandpa;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.serinus.frame.DispatchException;
import io.serinus.frame.GenesisException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.Runtime;
import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.annotation.WeakBounded;
import io.serinus.frame.annotation.Weighs;
import io.serinus.frame.executive.GenesisValues;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.storage.StorageValue;
import io.serinus.pallet.offences.EquivocationReports;
import io.serinus.pallet.session.SessionHandler;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.Weight;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.GrandpaConsensusLog;
import io.serinus.primitives.consensus.GrandpaEquivocationProof;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.MembershipProof;
import io.serinus.primitives.consensus.ScheduledChange;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Manages the GRANDPA authority set, ready for those who vote on finality. */
@Pallet("Grandpa")
public final class Grandpa extends PalletBase implements SessionHandler {
  private final Config config;
  private final GrandpaEquivocations equivocations;

  /**
   * What a runtime says of GRANDPA.
   *
   * @param maxAuthorities a {@code u32}
   * @param maxNominators how many may nominate a validator, for the weight of reports; a {@code
   *     u32}
   * @param maxSetIdSessionEntries for how many sets of voters their sessions are remembered
   */
  public record Config(long maxAuthorities, long maxNominators, long maxSetIdSessionEntries) {}

  /** State of the current authority set. */
  @Storage StorageValue.WithDefault<StoredState> state;

  /** Pending change: (signaled at, scheduled change). */
  @Storage StorageValue<StoredPendingChange> pendingChange;

  /** next block number where we can force a change. */
  @Storage StorageValue<@U32 Long> nextForced;

  /** There if we are currently stalled: the delay and the last finalized block. */
  @Storage StorageValue<Tuple2<@U32 Long, @U32 Long>> stalled;

  /** The number of changes of keys or of what is behind them since genesis. */
  @Storage StorageValue.WithDefault<Long> currentSetId;

  /** From the ID of a set to the most recent session that its members were responsible for. */
  @Storage(hasher = StorageHasher.TWOX_64_CONCAT)
  StorageMap<Long, @U32 Long> setIdSession;

  /** The current list of authorities. */
  @Storage StorageValue.WithDefault<@WeakBounded List<Authority<GrandpaId>>> authorities;

  /**
   * @param reports asked for when a report comes, so that the pallets may be made in any order
   */
  public Grandpa(Config config, Supplier<EquivocationReports> reports) {
    this.config = config;
    this.equivocations = new GrandpaEquivocations(this, reports);
  }

  /** The types that the runtime chooses. */
  interface Types {
    /** The proof of key ownership, used for validating equivocation reports. */
    MembershipProof keyOwnerProof();
  }

  public sealed interface Event {
    /** New authority set has been applied. */
    record NewAuthorities(List<Authority<GrandpaId>> authoritySet) implements Event {}

    /** Current authority set has been paused. */
    record Paused() implements Event {}

    /** Current authority set has been resumed. */
    record Resumed() implements Event {}
  }

  public enum Error {
    /** Attempt to signal GRANDPA pause when the authority set isn't live. */
    PAUSE_FAILED,
    /** Attempt to signal GRANDPA resume when the authority set isn't paused. */
    RESUME_FAILED,
    /** Attempt to signal GRANDPA change with one already pending. */
    CHANGE_PENDING,
    /** Cannot signal forced change so soon after last. */
    TOO_SOON,
    /** A key ownership proof provided as part of an equivocation report is invalid. */
    INVALID_KEY_OWNERSHIP_PROOF,
    /** An equivocation proof provided as part of an equivocation report is invalid. */
    INVALID_EQUIVOCATION_PROOF,
    /** A given equivocation report is valid but already previously reported. */
    DUPLICATE_OFFENCE_REPORT
  }

  /** Max Authorities in use */
  @Constant
  public @U32 long maxAuthorities() {
    return config.maxAuthorities();
  }

  /** The maximum number of nominators for each validator. */
  @Constant
  public @U32 long maxNominators() {
    return config.maxNominators();
  }

  /** The maximum number of entries to keep in the set id to session index mapping. */
  @Constant
  public long maxSetIdSessionEntries() {
    return config.maxSetIdSessionEntries();
  }

  /** Report voter equivocation/misbehavior; without a fee if it is true and news. */
  @Call(value = 0, weight = "reportWeight")
  public PostDispatchInfo reportEquivocation(
      Origin origin, GrandpaEquivocationProof equivocationProof, MembershipProof keyOwnerProof)
      throws DispatchException {
    AccountId reporter = origin.ensureSigned();
    equivocations.report(Optional.of(reporter), equivocationProof, keyOwnerProof);
    return PostDispatchInfo.FREE;
  }

  /** Report voter equivocation/misbehavior, unsigned, by a block's author. */
  @Call(value = 1, weight = "reportWeight")
  public PostDispatchInfo reportEquivocationUnsigned(
      Origin origin, GrandpaEquivocationProof equivocationProof, MembershipProof keyOwnerProof)
      throws DispatchException {
    origin.ensureNone();
    equivocations.report(Optional.empty(), equivocationProof, keyOwnerProof);
    return PostDispatchInfo.FREE;
  }

  /**
   * Note that the current authority set has stalled: other voters take over by force `delay` blocks
   * after the next session begins.
   */
  @Call(2)
  @Weighs(refTime = 3_000_000, writes = 1)
  public void noteStalled(Origin origin, @U32 long delay, @U32 long bestFinalizedBlockNumber)
      throws DispatchException {
    origin.ensureRoot();
    stalled.put(new Tuple2<>(delay, bestFinalizedBlockNumber));
  }

  Weight reportWeight(GrandpaEquivocationProof equivocationProof, MembershipProof keyOwnerProof) {
    return EquivocationReports.weight(
            keyOwnerProof.validatorCount(), config.maxNominators(), 95, Grandpa::readsWrites)
        .saturatingAdd(readsWrites(2, 0));
  }

  private static Weight readsWrites(long reads, long writes) {
    return weight(0, 0, reads, writes);
  }

  @Override
  public ValidTransaction validateUnsigned(TransactionSource source, io.serinus.frame.Call call)
      throws TransactionValidityException {
    if (call instanceof GrandpaCall.ReportEquivocationUnsigned(var equivocation, var owner)) {
      return equivocations.validate(source, equivocation, owner);
    }
    throw new TransactionValidityException(InvalidTransaction.Reason.CALL);
  }

  @Override
  public void preDispatchUnsigned(io.serinus.frame.Call call) throws TransactionValidityException {
    if (!(call instanceof GrandpaCall.ReportEquivocationUnsigned(var equivocation, var owner))) {
      throw new TransactionValidityException(InvalidTransaction.Reason.CALL);
    }
    equivocations.requireNews(equivocation, owner);
  }

  @Override
  public void onFinalize(long block) {
    pendingChange.find().ifPresent(change -> proceed(block, change));
    switch (state.get()) {
      case StoredState.PendingPause(long at, long delay) -> {
        if (block == at) {
          announce(new GrandpaConsensusLog.Pause(delay));
        }
        if (block == at + delay) {
          state.put(new StoredState.Paused());
          deposit(new Event.Paused());
        }
      }
      case StoredState.PendingResume(long at, long delay) -> {
        if (block == at) {
          announce(new GrandpaConsensusLog.Resume(delay));
        }
        if (block == at + delay) {
          state.put(new StoredState.Live());
          deposit(new Event.Resumed());
        }
      }
      case StoredState.Live s -> {}
      case StoredState.Paused s -> {}
    }
  }

  /** Announces a change in the block that made it, and enacts it when its time has come. */
  private void proceed(long block, StoredPendingChange change) {
    if (block == change.scheduledAt()) {
      ScheduledChange next = new ScheduledChange(change.nextAuthorities(), change.delay());
      announce(
          change.forced().isPresent()
              ? new GrandpaConsensusLog.Forced(change.forced().get(), next)
              : new GrandpaConsensusLog.Scheduled(next));
    }
    if (block == change.scheduledAt() + change.delay()) {
      authorities.put(change.nextAuthorities());
      deposit(new Event.NewAuthorities(change.nextAuthorities()));
      pendingChange.kill();
    }
  }

  private static void announce(GrandpaConsensusLog log) {
    Runtime.current()
        .system()
        .depositLog(
            new DigestItem.Consensus(
                EngineId.GRANDPA, Bytes.wrap(GrandpaConsensusLog.CODEC.encode(log))));
  }

  private static long blockNumber() {
    return Runtime.current().system().blockNumber();
  }

  // What other pallets and the API ask.

  public List<Authority<GrandpaId>> authorities() {
    return authorities.get();
  }

  public long currentSetId() {
    return currentSetId.get();
  }

  /** The last session that a set of voters was responsible for, if it is remembered. */
  public Optional<Long> sessionOf(long setId) {
    return setIdSession.find(setId);
  }

  public StoredState state() {
    return state.get();
  }

  /** Stops voting after so many blocks. */
  public void schedulePause(long blocks) throws DispatchException {
    ensure(state.get() instanceof StoredState.Live, Error.PAUSE_FAILED);
    state.put(new StoredState.PendingPause(blockNumber(), blocks));
  }

  /** Lets voting, which is paused, go on after so many blocks. */
  public void scheduleResume(long blocks) throws DispatchException {
    ensure(state.get() instanceof StoredState.Paused, Error.RESUME_FAILED);
    state.put(new StoredState.PendingResume(blockNumber(), blocks));
  }

  /**
   * Lets others vote, from so many blocks on.
   *
   * @param forced where the change is not to wait for finality: the last block that all are thought
   *     to have finalized
   */
  public void scheduleChange(List<Authority<GrandpaId>> next, long blocks, Optional<Long> forced)
      throws DispatchException {
    ensure(!pendingChange.exists(), Error.CHANGE_PENDING);
    long now = blockNumber();
    if (forced.isPresent()) {
      ensure(nextForced.find().map(earliest -> earliest <= now).orElse(true), Error.TOO_SOON);
      // The next may be forced once twice the delay of this one has passed.
      nextForced.put(now + 2 * blocks);
    }
    pendingChange.put(new StoredPendingChange(now, blocks, next, forced));
  }

  /** Puts an unsigned report into the node's pool; false where it is refused. */
  public boolean submitReport(GrandpaEquivocationProof equivocation, MembershipProof owner) {
    return EquivocationReports.publish(
        call(new GrandpaCall.ReportEquivocationUnsigned(equivocation, owner)));
  }

  // Sessions.

  @Override
  public KeyTypeId keyType() {
    return KeyTypeId.GRANDPA;
  }

  @Override
  public void onGenesisSession(List<ValidatorKey> validators) {
    initialize(authorities(validators));
  }

  @Override
  public void onNewSession(Change change) {
    // Even where the keys are the same, what is behind them may have changed.
    if (change.changed() || stalled.exists()) {
      Optional<Tuple2<Long, Long>> stall = stalled.take();
      if (attemptChange(authorities(change.validators()), stall)) {
        long setId = currentSetId.get() + 1;
        currentSetId.put(setId);
        long kept = Math.max(1, config.maxSetIdSessionEntries());
        if (setId >= kept) {
          setIdSession.remove(setId - kept);
        }
      }
    }
    setIdSession.insert(currentSetId.get(), change.index());
  }

  private boolean attemptChange(
      List<Authority<GrandpaId>> next, Optional<Tuple2<Long, Long>> stall) {
    try {
      scheduleChange(next, stall.map(Tuple2::first).orElse(0L), stall.map(Tuple2::second));
      return true;
    } catch (DispatchException e) {
      // A change is under way already; the set stays what it is.
      return false;
    }
  }

  @Override
  public void onDisabled(long index) {
    announce(new GrandpaConsensusLog.OnDisabled(index));
  }

  private static List<Authority<GrandpaId>> authorities(List<ValidatorKey> keys) {
    return keys.stream()
        .map(one -> new Authority<>(GrandpaId.wrap(one.key().unsafeArray()), 1))
        .toList();
  }

  // Genesis.

  @Override
  public int storageVersion() {
    return 5;
  }

  @Override
  public JsonObject genesisDefault() {
    return new JsonObject().add("authorities", new JsonArray());
  }

  @Override
  public void buildGenesis(JsonObject genesis) {
    currentSetId.put(0L);
    List<Authority<GrandpaId>> initial = new ArrayList<>();
    for (JsonValue entry : GenesisValues.list(genesis, "authorities")) {
      JsonArray authority = GenesisValues.tuple(entry, 2);
      Bytes key = GenesisValues.publicKey(authority.get(0), GrandpaId.LENGTH);
      long weight = GenesisValues.number(authority.get(1));
      initial.add(new Authority<>(GrandpaId.wrap(key.unsafeArray()), weight));
    }
    initialize(initial);
  }

  private void initialize(List<Authority<GrandpaId>> initial) {
    if (!initial.isEmpty()) {
      if (!authorities.get().isEmpty()) {
        throw new GenesisException("GRANDPA's authorities are given twice");
      }
      if (initial.size() > config.maxAuthorities()) {
        throw new GenesisException("GRANDPA has more authorities than it may have");
      }
      authorities.put(initial);
    }
    // Later sets are noted when sessions change.
    setIdSession.insert(0L, 0L);
  }
}
