package io.serinus.frame.system;

import com.eclipsesource.json.JsonObject;
import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.Runtime;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.RuntimeDbWeight;
import io.serinus.frame.RuntimeEvent;
import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.TypeName;
import io.serinus.frame.annotation.U16;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.annotation.Weighs;
import io.serinus.frame.annotation.Weighs.Per;
import io.serinus.frame.extrinsic.Block;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.storage.StorageValue;
import io.serinus.frame.storage.Unhashed;
import io.serinus.hostapi.Host;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.H256;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.PerDispatchClass;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple2;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Accounts, the block under way, events, and the runtime's code. */
@Pallet(value = "System", crate = "frame_system")
public final class FrameSystem extends PalletBase {
  private static final byte[] CODE = Bytes.ofText(":code").unsafeArray();
  private static final byte[] HEAP_PAGES = Bytes.ofText(":heappages").unsafeArray();

  private final SystemConfig config;
  private final Accounts accounts = new Accounts(this);
  private final BlockUsage usage = new BlockUsage(this);
  private final CodeUpgrades upgrades = new CodeUpgrades(this);

  /** The full account information for a particular account ID. */
  @Storage(hasher = StorageHasher.BLAKE2_128_CONCAT, byDefault = "noAccount")
  StorageMap.WithDefault<AccountId, AccountInfo> account;

  /** Total extrinsics count for the current block. */
  @Storage StorageValue<@U32 Long> extrinsicCount;

  /** Whether all inherents have been applied. */
  @Storage StorageValue.WithDefault<Boolean> inherentsApplied;

  /** The current weight for the block. */
  @Storage StorageValue.WithDefault<PerDispatchClass<Weight>> blockWeight;

  /** Total length (in bytes) for all extrinsics put together, for the current block. */
  @Storage StorageValue<@U32 Long> allExtrinsicsLen;

  /** Map of block numbers to block hashes. */
  @Storage(hasher = StorageHasher.TWOX_64_CONCAT)
  StorageMap.WithDefault<@U32 Long, H256> blockHash;

  /** Extrinsics data for the current block (maps an extrinsic's index to its data). */
  @Storage(hasher = StorageHasher.TWOX_64_CONCAT)
  StorageMap.WithDefault<@U32 Long, Bytes> extrinsicData;

  /** The current block number being processed. Set by `execute_block`. */
  @Storage StorageValue.WithDefault<@U32 Long> number;

  /** Hash of the previous block. */
  @Storage StorageValue.WithDefault<H256> parentHash;

  /** Digest of the current block, also part of the block header. */
  @Storage StorageValue.WithDefault<Digest> digest;

  /** Events deposited for the current block. Unbounded: never to be read on chain. */
  @Storage StorageValue.WithDefault<List<EventRecord>> events;

  /** The number of events in the `Events` list. */
  @Storage StorageValue.WithDefault<@U32 Long> eventCount;

  /** Mapping between a topic and the block numbers and indices of its events. */
  @Storage(hasher = StorageHasher.BLAKE2_128_CONCAT)
  StorageMap.WithDefault<H256, List<Tuple2<@U32 Long, @U32 Long>>> eventTopics;

  /** The `spec_version` and `spec_name` of when the last runtime upgrade happened. */
  @Storage StorageValue<LastRuntimeUpgradeInfo> lastRuntimeUpgrade;

  /** True if we have upgraded so that `type RefCount` is `u32`. */
  @Storage StorageValue.WithDefault<Boolean> upgradedToU32RefCount;

  /** True if we have upgraded so that AccountInfo contains three types of `RefCount`. */
  @Storage StorageValue.WithDefault<Boolean> upgradedToTripleRefCount;

  /** The execution phase of the block. */
  @Storage StorageValue<Phase> executionPhase;

  /** `Some` if a code upgrade has been authorized. */
  @Storage StorageValue<CodeUpgradeAuthorization> authorizedUpgrade;

  /** The weight reclaimed for the extrinsic, until it has been applied. */
  @Storage StorageValue.WithDefault<Weight> extrinsicWeightReclaimed;

  public FrameSystem(SystemConfig config) {
    this.config = config;
  }

  AccountInfo noAccount() {
    return AccountInfo.EMPTY;
  }

  /** The types that the runtime chooses. */
  interface Types {
    /** The aggregated `RuntimeCall` type. */
    RuntimeCall runtimeCall();

    /** How many transactions an account has sent. */
    @U32
    long nonce();

    /** The output of the `Hashing` function. */
    H256 hash();

    /** The hashing system (algorithm) being used in the runtime (e.g. Blake2). */
    BlakeTwo256 hashing();

    /** The user account identifier type for the runtime. */
    AccountId accountId();

    /** The Block type used by the runtime. */
    Block block();

    /** Data of an account beside its nonce and what keeps it alive. */
    AccountData accountData();
  }

  public sealed interface Event {
    /** An extrinsic completed successfully. */
    record ExtrinsicSuccess(DispatchEventInfo dispatchInfo) implements Event {}

    /** An extrinsic failed. */
    record ExtrinsicFailed(DispatchError dispatchError, DispatchEventInfo dispatchInfo)
        implements Event {}

    /** `:code` was updated. */
    record CodeUpdated() implements Event {}

    /** A new account was created. */
    record NewAccount(@TypeName("T::AccountId") AccountId account) implements Event {}

    /** An account was reaped. */
    record KilledAccount(@TypeName("T::AccountId") AccountId account) implements Event {}

    /** On on-chain remark happened. */
    record Remarked(@TypeName("T::AccountId") AccountId sender, @TypeName("T::Hash") H256 hash)
        implements Event {}

    /** An upgrade was authorized. */
    record UpgradeAuthorized(@TypeName("T::Hash") H256 codeHash, boolean checkVersion)
        implements Event {}

    /** An invalid authorized upgrade was rejected while trying to apply it. */
    record RejectedInvalidAuthorizedUpgrade(@TypeName("T::Hash") H256 codeHash, DispatchError error)
        implements Event {}
  }

  public enum Error {
    /** The name of specification does not match between the current and the new runtime. */
    INVALID_SPEC_NAME,
    /** The specification version is not allowed to decrease. */
    SPEC_VERSION_NEEDS_TO_INCREASE,
    /** Failed to extract the runtime version from the new runtime. */
    FAILED_TO_EXTRACT_RUNTIME_VERSION,
    /** Suicide called when the account has non-default composite data. */
    NON_DEFAULT_COMPOSITE, // nothing raises it
    /** There is a non-zero reference count preventing the account from being purged. */
    NON_ZERO_REF_COUNT, // nothing raises it
    /** The origin filter prevent the call to be dispatched. */
    CALL_FILTERED,
    /** A multi-block migration is ongoing and prevents the current code from being replaced. */
    MULTI_BLOCK_MIGRATIONS_ONGOING, // Kusama has no such migrations
    /** No upgrade authorized. */
    NOTHING_AUTHORIZED,
    /** The submitted code is not authorized. */
    UNAUTHORIZED
  }

  // --- constants

  /** Block and extrinsics weights: base values and limits. */
  @Constant
  public BlockWeights blockWeights() {
    return config.blockWeights();
  }

  /** The maximum length of a block (in bytes). */
  @Constant
  public BlockLength blockLength() {
    return config.blockLength();
  }

  /** Maximum number of block number to block hash mappings to keep (oldest pruned first). */
  @Constant
  public @U32 long blockHashCount() {
    return config.blockHashCount();
  }

  /** The weight of runtime database operations the runtime can invoke. */
  @Constant
  public RuntimeDbWeight dbWeight() {
    return config.dbWeight();
  }

  /** Get the chain's in-code version. */
  @Constant
  public RuntimeVersion version() {
    return config.version();
  }

  /** The designated SS58 prefix of this chain. */
  @Constant("SS58Prefix")
  public @U16 int ss58Prefix() {
    return config.ss58Prefix();
  }

  // --- calls

  /** Make some on-chain remark. Can be executed by every `origin`. */
  @Call(0)
  @Weighs(refTime = 30_300_753, per = @Per(of = "remark", refTime = 596))
  public void remark(Origin origin, Bytes remark) {}

  /** Set the number of pages in the WebAssembly environment's heap. */
  @Call(value = 1, dispatchClass = DispatchClass.OPERATIONAL)
  @Weighs(refTime = 5_249_000, writes = 1)
  public void setHeapPages(Origin origin, long pages) throws DispatchException {
    origin.ensureRoot();
    Unhashed.put(HEAP_PAGES, Codecs.U64, pages);
    depositLog(new DigestItem.RuntimeEnvironmentUpdated());
  }

  /** Set the new runtime code. */
  @Call(value = 2, dispatchClass = DispatchClass.OPERATIONAL)
  @Weighs(refTime = 128_240_268_000L, writes = 1)
  public PostDispatchInfo setCode(Origin origin, Bytes code) throws DispatchException {
    origin.ensureRoot();
    upgrades.requireSuccessor(code);
    config.setCode().setCode(code);
    return PostDispatchInfo.of(config.blockWeights().maxBlock());
  }

  /** Set the new runtime code without doing any checks of the given `code`. */
  @Call(value = 3, dispatchClass = DispatchClass.OPERATIONAL)
  @Weighs(refTime = 128_240_268_000L, writes = 1)
  public PostDispatchInfo setCodeWithoutChecks(Origin origin, Bytes code) throws DispatchException {
    origin.ensureRoot();
    config.setCode().setCode(code);
    return PostDispatchInfo.of(config.blockWeights().maxBlock());
  }

  /** Set some items of storage. */
  @Call(value = 4, dispatchClass = DispatchClass.OPERATIONAL)
  @Weighs(refTime = 3_450_000, per = @Per(of = "items", refTime = 1_130_422, writes = 1))
  public void setStorage(Origin origin, List<Tuple2<Bytes, Bytes>> items) throws DispatchException {
    origin.ensureRoot();
    Runtime.events().flush();
    for (Tuple2<Bytes, Bytes> item : items) {
      Host.api().storageSet(item.first().unsafeArray(), item.second().unsafeArray());
    }
    Runtime.events().forget();
  }

  /** Kill some items from storage. */
  @Call(value = 5, dispatchClass = DispatchClass.OPERATIONAL)
  @Weighs(refTime = 3_620_000, per = @Per(of = "keys", refTime = 839_235, writes = 1))
  public void killStorage(Origin origin, List<Bytes> keys) throws DispatchException {
    origin.ensureRoot();
    Runtime.events().flush();
    for (Bytes key : keys) {
      Host.api().storageClear(key.unsafeArray());
    }
    Runtime.events().forget();
  }

  /** Kill all storage items with a key that starts with the given prefix. */
  @Call(value = 6, dispatchClass = DispatchClass.OPERATIONAL, weight = "killPrefixWeight")
  public void killPrefix(Origin origin, Bytes prefix, @U32 long subkeys) throws DispatchException {
    origin.ensureRoot();
    Runtime.events().flush();
    Unhashed.clearPrefix(prefix.unsafeArray(), subkeys);
    Runtime.events().forget();
  }

  Weight killPrefixWeight(Bytes prefix, long subkeys) {
    return weight(6_280_000, 81, 0, 0)
        .saturatingAdd(
            weight(1_744_589, 70, 1, 1).saturatingMul(Math.min(subkeys + 1, 0xffff_ffffL)));
  }

  /** Make some on-chain remark and emit event. */
  @Call(7)
  @Weighs(refTime = 61_930_088, per = @Per(of = "remark", refTime = 1_740))
  public void remarkWithEvent(Origin origin, Bytes remark) throws DispatchException {
    AccountId who = origin.ensureSigned();
    deposit(new Event.Remarked(who, H256.wrap(Host.api().blake2b256(remark.unsafeArray()))));
  }

  /** Authorize an upgrade to a given `code_hash` for the runtime, supplied later. */
  @Call(value = 9, dispatchClass = DispatchClass.OPERATIONAL)
  @Weighs(refTime = 13_450_000, writes = 1)
  public void authorizeUpgrade(Origin origin, H256 codeHash) throws DispatchException {
    authorize(origin, codeHash, true);
  }

  /** Authorize an upgrade to a given `code_hash` without checking the version later. */
  @Call(value = 10, dispatchClass = DispatchClass.OPERATIONAL)
  @Weighs(refTime = 13_450_000, writes = 1)
  public void authorizeUpgradeWithoutChecks(Origin origin, H256 codeHash) throws DispatchException {
    authorize(origin, codeHash, false);
  }

  private void authorize(Origin origin, H256 codeHash, boolean checkVersion)
      throws DispatchException {
    origin.ensureRoot();
    authorizedUpgrade.put(new CodeUpgradeAuthorization(codeHash, checkVersion));
    deposit(new Event.UpgradeAuthorized(codeHash, checkVersion));
  }

  /** Provide the preimage (runtime binary) `code` for an upgrade that has been authorized. */
  @Call(value = 11, dispatchClass = DispatchClass.OPERATIONAL)
  @Weighs(refTime = 133_374_932_000L, proof = 1_518, reads = 1, writes = 2)
  public PostDispatchInfo applyAuthorizedUpgrade(Origin origin, Bytes code)
      throws DispatchException {
    CodeUpgradeAuthorization authorization = upgrades.requireAuthorized(code);
    authorizedUpgrade.kill();
    if (authorization.checkVersion()) {
      try {
        upgrades.requireSuccessor(code);
      } catch (DispatchException e) {
        deposit(new Event.RejectedInvalidAuthorizedUpgrade(authorization.codeHash(), e.error()));
        return PostDispatchInfo.FREE;
      }
    }
    config.setCode().setCode(code);
    return PostDispatchInfo.FREE.withWeight(config.blockWeights().maxBlock());
  }

  /** An authorized upgrade may come unsigned, and goes before all else. */
  @Override
  public ValidTransaction validateUnsigned(TransactionSource source, io.serinus.frame.Call call)
      throws TransactionValidityException {
    if (!(call instanceof FrameSystemCall.ApplyAuthorizedUpgrade(Bytes code))) {
      throw new TransactionValidityException(InvalidTransaction.Reason.CALL);
    }
    try {
      CodeUpgradeAuthorization authorization = upgrades.requireAuthorized(code);
      return new ValidTransaction(
          -1L, List.of(), List.of(Bytes.of(authorization.codeHash().unsafeArray())), -1L, true);
    } catch (DispatchException e) {
      throw new TransactionValidityException(InvalidTransaction.Reason.CALL);
    }
  }

  @Override
  public void preDispatchUnsigned(io.serinus.frame.Call call) throws TransactionValidityException {
    validateUnsigned(TransactionSource.IN_BLOCK, call);
  }

  /** Puts new code in force at once and says so in the header. */
  public void updateCode(Bytes code) {
    Host.api().storageSet(CODE, code.unsafeArray());
    depositLog(new DigestItem.RuntimeEnvironmentUpdated());
    deposit(new Event.CodeUpdated());
  }

  // --- for other pallets

  public SystemConfig config() {
    return config;
  }

  public Accounts accounts() {
    return accounts;
  }

  /** The number of the block under way, read once in a call. */
  public long blockNumber() {
    return Runtime.events().block();
  }

  public H256 blockHash(long block) {
    return blockHash.get(block);
  }

  public H256 parentHash() {
    return parentHash.get();
  }

  public Digest digest() {
    return digest.get();
  }

  public void depositLog(DigestItem item) {
    digest.append(DigestItem.CODEC, item);
  }

  /** The number of the extrinsic being applied. */
  public Optional<Long> extrinsicIndex() {
    return Optional.ofNullable(Unhashed.get(BlockExecution.EXTRINSIC_INDEX, Codecs.U32));
  }

  /** The error for a call that a filter refuses. */
  public DispatchException callFiltered() {
    return fail(Error.CALL_FILTERED);
  }

  /** What the block under way has used of its limits. */
  public BlockUsage usage() {
    return usage;
  }

  /** Deposits an event; in the genesis block there are none. */
  public void depositEvent(RuntimeEvent event) {
    depositEvent(event, List.of());
  }

  public void depositEvent(RuntimeEvent event, List<H256> topics) {
    Runtime.events().deposit(event, topics);
  }

  /** What deposits the events of one call into the runtime. */
  public EventLog newEventLog() {
    return new EventLog(this);
  }

  /** Says what part of the block's execution begins. */
  void enter(Phase phase) {
    executionPhase.put(phase);
    Runtime.events().entered(phase);
  }

  /** The events so far; for tests and dry runs only. */
  public List<EventRecord> events() {
    return events.get();
  }

  /** Whether the last block was made by another version of the runtime; it is noted. */
  public boolean noteUpgrade() {
    return upgrades.noteVersion();
  }

  /** Keeps a block's hash before its child does. */
  public void noteHash(long block, H256 hash) {
    blockHash.insert(block, hash);
  }

  /** The course of a block's execution. */
  public BlockExecution execution() {
    return new BlockExecution(this);
  }

  void announce(Event event) {
    deposit(event);
  }

  /** A part that says nothing. */
  @Override
  public JsonObject genesisDefault() {
    return new JsonObject();
  }

  @Override
  public void buildGenesis(JsonObject genesis) {
    blockHash.insert(0L, H256.wrap(hash69()));
    parentHash.put(H256.wrap(hash69()));
    upgrades.noteVersion();
    upgradedToU32RefCount.put(true);
    upgradedToTripleRefCount.put(true);
    Unhashed.put(BlockExecution.EXTRINSIC_INDEX, Codecs.U32, 0L);
  }

  /** What stands for the parent of the first block: the byte 69 throughout, as everywhere. */
  private static byte[] hash69() {
    byte[] hash = new byte[H256.LENGTH];
    Arrays.fill(hash, (byte) 69);
    return hash;
  }

  @Override
  public void tryState() {
    for (StorageMap.Entry<AccountId, AccountInfo> entry : account.entries()) {
      AccountInfo info = entry.value();
      if (!info.isProvided() && info.consumers() > 0) {
        throw new IllegalStateException(entry.key() + " is consumed but not provided");
      }
    }
  }
}
