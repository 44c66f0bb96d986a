package io.serinus.pallet.babe;

import com.eclipsesource.json.JsonObject;
import io.serinus.frame.DispatchException;
import io.serinus.frame.GenesisException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.Runtime;
import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.annotation.Bounded;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Fixed;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.annotation.WeakBounded;
import io.serinus.frame.annotation.Weighs;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.storage.StorageValue;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.pallet.offences.EquivocationReports;
import io.serinus.pallet.session.SessionHandler;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.Weight;
import io.serinus.primitives.arithmetic.Unsigned;
import io.serinus.primitives.consensus.AllowedSlots;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.BabeConfiguration;
import io.serinus.primitives.consensus.BabeConsensusLog;
import io.serinus.primitives.consensus.BabeEpoch;
import io.serinus.primitives.consensus.BabeEpochConfiguration;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.MembershipProof;
import io.serinus.primitives.consensus.NextConfigDescriptor;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.SlotEquivocationProof;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Tuple2;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * BABE: who may author in which slot. Collects on-chain randomness from VRF outputs and announces
 * epochs, which are sessions.
 */
@Pallet("Babe")
public final class Babe extends PalletBase implements SessionHandler {
  private final BabeConfig config;
  private final BabeEquivocations equivocations;
  private final Epochs epochs;
  private final BlockAuthor author;

  /** Current epoch index. */
  @Storage StorageValue.WithDefault<Long> epochIndex;

  /** Current epoch authorities. */
  @Storage StorageValue.WithDefault<@WeakBounded List<Authority<BabeId>>> authorities;

  /** The slot at which the first epoch actually started; 0 until the first block of the chain. */
  @Storage StorageValue.WithDefault<Slot> genesisSlot;

  /** Current slot number. */
  @Storage StorageValue.WithDefault<Slot> currentSlot;

  /** The epoch randomness for the current epoch. Validators can influence it: no lotteries. */
  @Storage StorageValue.WithDefault<@Fixed(32) Bytes> randomness;

  /** Pending epoch configuration change that will be applied when the next epoch is enacted. */
  @Storage StorageValue<NextConfigDescriptor> pendingEpochConfigChange;

  /** Next epoch randomness. */
  @Storage StorageValue.WithDefault<@Fixed(32) Bytes> nextRandomness;

  /** Next epoch authorities. */
  @Storage StorageValue.WithDefault<@WeakBounded List<Authority<BabeId>>> nextAuthorities;

  /** Randomness under construction: which of its segments is being filled. */
  @Storage StorageValue.WithDefault<@U32 Long> segmentIndex;

  /** Randomness under construction, in segments. */
  @Storage(hasher = StorageHasher.TWOX_64_CONCAT)
  StorageMap.WithDefault<@U32 Long, @Bounded(Randomness.SEGMENT) List<@Fixed(32) Bytes>>
      underConstruction;

  /** There within a block, once it is initialized; nothing within where it has no slot. */
  @Storage StorageValue<Optional<BabePreDigest>> initialized;

  /** The VRF output of the last block's author; secondary plain slots have none. */
  @Storage StorageValue.WithDefault<Optional<@Fixed(32) Bytes>> authorVrfRandomness;

  /** The block numbers when the last and current epoch have started. */
  @Storage StorageValue.WithDefault<Tuple2<@U32 Long, @U32 Long>> epochStart;

  /** How many slots were skipped before this block; zero outside of block execution. */
  @Storage StorageValue.WithDefault<@U32 Long> lateness;

  /** The configuration for the current epoch. Initialized in genesis. */
  @Storage StorageValue<BabeEpochConfiguration> epochConfig;

  /** The configuration for the next epoch, `None` if it does not change. */
  @Storage StorageValue<BabeEpochConfiguration> nextEpochConfig;

  /** The last 100 epochs that came after skipped ones, and the sessions that they were. */
  @Storage StorageValue.WithDefault<@Bounded(100) List<Tuple2<Long, @U32 Long>>> skippedEpochs;

  /**
   * @param isDisabled whether the authority of this place in the list must not author
   * @param reports asked for when a report comes, so that the pallets may be made in any order
   */
  public Babe(BabeConfig config, LongPredicate isDisabled, Supplier<EquivocationReports> reports) {
    this.config = config;
    this.equivocations = new BabeEquivocations(this, reports);
    this.epochs = new Epochs(this, config.epochDuration());
    this.author = new BlockAuthor(this, isDisabled);
  }

  /** The types that the runtime chooses. */
  interface Types {
    /** The proof of key ownership, used for validating equivocation reports. */
    MembershipProof keyOwnerProof();
  }

  public enum Error {
    /** An equivocation proof provided as part of an equivocation report is invalid. */
    INVALID_EQUIVOCATION_PROOF,
    /** A key ownership proof provided as part of an equivocation report is invalid. */
    INVALID_KEY_OWNERSHIP_PROOF,
    /** A given equivocation report is valid but already previously reported. */
    DUPLICATE_OFFENCE_REPORT,
    /** Submitted configuration is invalid. */
    INVALID_CONFIGURATION
  }

  /** The amount of time, in slots, that each epoch should last. Never to be changed. */
  @Constant
  public long epochDuration() {
    return config.epochDuration();
  }

  /** The expected average block time at which BABE should be creating blocks. */
  @Constant
  public long expectedBlockTime() {
    return config.expectedBlockTime();
  }

  /** Max number of authorities allowed */
  @Constant
  public @U32 long maxAuthorities() {
    return config.maxAuthorities();
  }

  /** The maximum number of nominators for each validator. */
  @Constant
  public @U32 long maxNominators() {
    return config.maxNominators();
  }

  /** Report authority equivocation/misbehavior; without a fee if it is true and news. */
  @Call(value = 0, weight = "reportWeight")
  public PostDispatchInfo reportEquivocation(
      Origin origin, SlotEquivocationProof equivocationProof, MembershipProof keyOwnerProof)
      throws DispatchException {
    AccountId reporter = origin.ensureSigned();
    equivocations.report(Optional.of(reporter), equivocationProof, keyOwnerProof);
    return PostDispatchInfo.FREE;
  }

  /** Report authority equivocation/misbehavior, unsigned, by a block's author. */
  @Call(value = 1, weight = "reportWeight")
  public PostDispatchInfo reportEquivocationUnsigned(
      Origin origin, SlotEquivocationProof equivocationProof, MembershipProof keyOwnerProof)
      throws DispatchException {
    origin.ensureNone();
    equivocations.report(Optional.empty(), equivocationProof, keyOwnerProof);
    return PostDispatchInfo.FREE;
  }

  /** Plan an epoch config change, announced with the next epoch and in force in that after it. */
  @Call(2)
  @Weighs(refTime = 0, writes = 1)
  public void planConfigChange(Origin origin, NextConfigDescriptor config)
      throws DispatchException {
    origin.ensureRoot();
    NextConfigDescriptor.V1 next =
        switch (config) {
          case NextConfigDescriptor.V1 v1 -> v1;
        };
    boolean anyoneAuthors =
        next.c().numerator() != 0 || next.allowedSlots() != AllowedSlots.PRIMARY_SLOTS;
    ensure(anyoneAuthors && next.c().denominator() != 0, Error.INVALID_CONFIGURATION);
    pendingEpochConfigChange.put(config);
  }

  Weight reportWeight(SlotEquivocationProof equivocationProof, MembershipProof keyOwnerProof) {
    return EquivocationReports.weight(
        keyOwnerProof.validatorCount(), config.maxNominators(), 110, Babe::readsWrites);
  }

  private static Weight readsWrites(long reads, long writes) {
    return weight(0, 0, reads, writes);
  }

  @Override
  public ValidTransaction validateUnsigned(TransactionSource source, io.serinus.frame.Call call)
      throws TransactionValidityException {
    if (call instanceof BabeCall.ReportEquivocationUnsigned(var equivocation, var owner)) {
      return equivocations.validate(source, equivocation, owner);
    }
    throw new TransactionValidityException(InvalidTransaction.Reason.CALL);
  }

  @Override
  public void preDispatchUnsigned(io.serinus.frame.Call call) throws TransactionValidityException {
    if (!(call instanceof BabeCall.ReportEquivocationUnsigned(var equivocation, var owner))) {
      throw new TransactionValidityException(InvalidTransaction.Reason.CALL);
    }
    equivocations.requireNews(equivocation, owner);
  }

  // Blocks.

  @Override
  public Weight onInitialize(long block) {
    author.begin();
    return Weight.ZERO;
  }

  /** Whether another epoch, and so another session, begins with this block. */
  public boolean shouldEndSession(long block) {
    // Session may ask before this pallet's own hook has run.
    author.begin();
    return epochs.shouldChange(block);
  }

  @Override
  public void onFinalize(long block) {
    author.finish();
  }

  /** The place of the block's author in the list of authorities. */
  public static OptionalLong findAuthor(Digest digest) {
    return BlockAuthor.place(digest);
  }

  /** Holds the block's time, in milliseconds, against its slot. */
  public void onTimestampSet(long now) {
    if (!Slot.at(now, config.slotDuration()).equals(currentSlot.get())) {
      throw new RuntimePanic("Timestamp slot must match `CurrentSlot`");
    }
  }

  void announce(BabeConsensusLog log) {
    Runtime.current()
        .system()
        .depositLog(
            new DigestItem.Consensus(
                EngineId.BABE, Bytes.wrap(BabeConsensusLog.CODEC.encode(log))));
  }

  long blockNumber() {
    return Runtime.current().system().blockNumber();
  }

  // Sessions.

  @Override
  public KeyTypeId keyType() {
    return KeyTypeId.BABE;
  }

  @Override
  public void onGenesisSession(List<ValidatorKey> validators) {
    initializeAuthorities(authorities(validators));
  }

  @Override
  public void onNewSession(Change change) {
    epochs.change(authorities(change.validators()), authorities(change.queued()), change.index());
  }

  @Override
  public void onDisabled(long index) {
    announce(new BabeConsensusLog.OnDisabled(index));
  }

  private static List<Authority<BabeId>> authorities(List<ValidatorKey> keys) {
    return keys.stream()
        .map(one -> new Authority<>(BabeId.wrap(one.key().unsafeArray()), 1))
        .toList();
  }

  // What the API and other pallets ask.

  public BabeConfiguration configuration() {
    BabeEpochConfiguration now = epochs.configuration();
    return new BabeConfiguration(
        config.slotDuration(),
        config.epochDuration(),
        now.c(),
        authorities.get(),
        H256.wrap(randomness.get().unsafeArray()),
        now.allowedSlots());
  }

  public Slot currentEpochStart() {
    return epochs.currentStart();
  }

  public BabeEpoch currentEpoch() {
    return epochs.current();
  }

  public BabeEpoch nextEpoch() {
    return epochs.next();
  }

  public Slot currentSlot() {
    return currentSlot.get();
  }

  /** The current epoch's randomness, 32 bytes. */
  public Bytes randomness() {
    return randomness.get();
  }

  /** The VRF output of the last block's author, 32 bytes. */
  public Optional<Bytes> authorVrfRandomness() {
    return authorVrfRandomness.get();
  }

  /** The blocks that the last epoch and this one began with. */
  public Tuple2<Long, Long> epochStart() {
    return epochStart.get();
  }

  /** The block that will begin the next epoch if no slot is missed; empty if it is overdue. */
  public OptionalLong nextExpectedEpochChange(long block) {
    long next = epochs.currentStart().number() + config.epochDuration();
    long slot = currentSlot.get().number();
    return Unsigned.less(next, slot)
        ? OptionalLong.empty()
        : OptionalLong.of(Math.min(0xffff_ffffL, block + Math.min(next - slot, 0xffff_ffffL)));
  }

  /** Puts an unsigned report into the node's pool; false where it is refused. */
  public boolean submitReport(SlotEquivocationProof equivocation, MembershipProof owner) {
    return EquivocationReports.publish(
        call(new BabeCall.ReportEquivocationUnsigned(equivocation, owner)));
  }

  Epochs epochs() {
    return epochs;
  }

  // Genesis.

  @Override
  public JsonObject genesisDefault() {
    return BabeGenesis.byDefault();
  }

  @Override
  public void buildGenesis(JsonObject genesis) {
    BabeGenesis initial = BabeGenesis.of(genesis);
    segmentIndex.put(0L);
    initializeAuthorities(initial.authorities());
    epochConfig.put(initial.epochConfig());
  }

  private void initializeAuthorities(List<Authority<BabeId>> initial) {
    if (initial.isEmpty()) {
      return;
    }
    if (!authorities.get().isEmpty()) {
      throw new GenesisException("BABE's authorities are given twice");
    }
    if (initial.size() > config.maxAuthorities()) {
      throw new GenesisException("BABE has more authorities than it may have");
    }
    authorities.put(initial);
    nextAuthorities.put(initial);
  }
}
