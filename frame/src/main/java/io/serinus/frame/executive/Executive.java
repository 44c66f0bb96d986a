package io.serinus.frame.executive;

import io.serinus.frame.PalletBase;
import io.serinus.frame.PalletModule;
import io.serinus.frame.Runtime;
import io.serinus.frame.StorageVersion;
import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.extrinsic.Block;
import io.serinus.frame.extrinsic.CheckedExtrinsic;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.frame.storage.Unhashed;
import io.serinus.frame.system.BlockExecution;
import io.serinus.frame.system.FrameSystem;
import io.serinus.hostapi.Host;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Result;
import io.serinus.scale.Unit;
import java.util.List;

/** Executes blocks: what goes wrong with a whole block is a {@link RuntimePanic}. */
public final class Executive {
  private final Runtime runtime;
  private final FrameSystem system;
  private final BlockExecution execution;

  public Executive(Runtime runtime) {
    this.runtime = runtime;
    this.system = runtime.system();
    this.execution = system.execution();
  }

  /** Begins a block: upgrades, if the code is new, and the pallets' first hooks. */
  public void initializeBlock(Header header) {
    execution.resetEvents();
    Weight weight = Weight.ZERO;
    if (system.noteUpgrade()) {
      weight = upgrade();
    }
    execution.initialize(header.number(), header.parentHash(), preRuntime(header.digest()));
    for (PalletModule module : runtime.pallets()) {
      weight = weight.saturatingAdd(module.pallet().onInitialize(header.number()));
    }
    weight = weight.saturatingAdd(system.config().blockWeights().baseBlock());
    system.usage().registerExtraWeight(weight, DispatchClass.MANDATORY);
    execution.noteFinishedInitialize();
  }

  /** What has nothing in the state is new, and no older than its code. */
  private Weight upgrade() {
    Weight weight = Weight.ZERO;
    for (PalletModule module : runtime.pallets()) {
      boolean known = Unhashed.containsPrefixed(Unhashed.prefix(module.name()));
      if (!known) {
        StorageVersion.putCurrent(module);
      }
      weight = weight.saturatingAdd(runtime.dbWeight().readsWrites(1, known ? 0 : 1));
    }
    for (PalletModule module : runtime.pallets()) {
      weight = weight.saturatingAdd(module.pallet().onRuntimeUpgrade());
    }
    return weight;
  }

  /** The digest that the author brings; the rest is the runtime's to say. */
  private static Digest preRuntime(Digest digest) {
    return new Digest(
        digest.logs().stream().filter(DigestItem.PreRuntime.class::isInstance).toList());
  }

  /** Executes a whole block and holds what comes out against its header. */
  public void executeBlock(Block block) {
    initializeBlock(block.header());
    requireParent(block.header());
    requireInherentsFirst(block);
    for (UncheckedExtrinsic extrinsic : block.extrinsics()) {
      Result<Result<Unit, DispatchError>, TransactionValidityError> result =
          applyExtrinsic(extrinsic);
      if (result instanceof Result.Err<Result<Unit, DispatchError>, TransactionValidityError> err) {
        throw new RuntimePanic("an extrinsic that may not be here: " + err.error());
      }
    }
    requireEqual(block.header(), finalizeBlock());
  }

  private void requireParent(Header header) {
    if (header.number() == 0
        || !system.blockHash(header.number() - 1).equals(header.parentHash())) {
      throw new RuntimePanic("the parent is not the block before");
    }
  }

  private void requireInherentsFirst(Block block) {
    boolean others = false;
    for (UncheckedExtrinsic extrinsic : block.extrinsics()) {
      boolean inherent = Inherents.isInherent(extrinsic);
      if (inherent && others) {
        throw new RuntimePanic("an inherent after other extrinsics");
      }
      others |= !inherent;
    }
  }

  private static void requireEqual(Header given, Header made) {
    if (given.digest().logs().size() != made.digest().logs().size()) {
      throw new RuntimePanic("Number of digest items must match that calculated.");
    }
    if (!given.digest().equals(made.digest())) {
      throw new RuntimePanic("Digest item must match that calculated.");
    }
    if (!given.stateRoot().equals(made.stateRoot())) {
      throw new RuntimePanic("Storage root must match that calculated.");
    }
    if (!given.extrinsicsRoot().equals(made.extrinsicsRoot())) {
      throw new RuntimePanic("Transaction trie root must be valid.");
    }
  }

  /**
   * Applies an extrinsic to the block under way.
   *
   * @return why it may not stand in the block, or how its call went
   */
  public Result<Result<Unit, DispatchError>, TransactionValidityError> applyExtrinsic(
      UncheckedExtrinsic extrinsic) {
    try {
      CheckedExtrinsic.Outcome outcome = apply(extrinsic);
      return Result.ok(
          outcome.failure() == null ? Result.ok(Unit.UNIT) : Result.err(outcome.failure().error()));
    } catch (TransactionValidityException e) {
      return Result.err(e.error());
    }
  }

  private CheckedExtrinsic.Outcome apply(UncheckedExtrinsic extrinsic)
      throws TransactionValidityException {
    CheckedExtrinsic checked = CheckedExtrinsic.of(extrinsic);
    if (!Inherents.isInherent(extrinsic)) {
      noteInherentsApplied();
    }
    execution.noteExtrinsic(extrinsic.encoded());
    CheckedExtrinsic.Outcome outcome = checked.apply();
    if (outcome.failure() != null && checked.isMandatory()) {
      throw new TransactionValidityException(InvalidTransaction.Reason.BAD_MANDATORY);
    }
    execution.noteAppliedExtrinsic(outcome.failure(), outcome.post(), checked.info());
    return outcome;
  }

  private void noteInherentsApplied() {
    if (!execution.inherentsApplied()) {
      execution.noteInherentsApplied();
    }
  }

  /** Runs the last hooks and makes the header. */
  public Header finalizeBlock() {
    noteInherentsApplied();
    execution.noteFinishedExtrinsics();
    long number = system.blockNumber();
    runIdleHooks(number);
    for (PalletModule module : runtime.pallets()) {
      module.pallet().onFinalize(number);
    }
    return execution.finish();
  }

  private void runIdleHooks(long number) {
    Weight left = system.usage().remainingWeight();
    if (left.refTime() == 0 || left.proofSize() == 0) {
      return;
    }
    // Each block another pallet goes first, so that none is always left with nothing.
    List<PalletModule> pallets = runtime.pallets();
    int first = (int) (number % pallets.size());
    Weight used = Weight.ZERO;
    for (int i = 0; i < pallets.size(); i++) {
      PalletBase pallet = pallets.get((first + i) % pallets.size()).pallet();
      used = used.saturatingAdd(pallet.onIdle(number, left.saturatingSub(used)));
    }
    system.usage().registerExtraWeight(used, DispatchClass.MANDATORY);
  }

  /** Judges a transaction for the pool, as if for the next block. */
  public Result<ValidTransaction, TransactionValidityError> validateTransaction(
      TransactionSource source, UncheckedExtrinsic extrinsic, H256 blockHash) {
    execution.initialize(system.blockNumber() + 1, blockHash, Digest.EMPTY);
    try {
      CheckedExtrinsic checked = CheckedExtrinsic.of(extrinsic);
      if (checked.isMandatory()) {
        throw new TransactionValidityException(InvalidTransaction.Reason.MANDATORY_VALIDATION);
      }
      return Result.ok(checked.validate(source));
    } catch (TransactionValidityException e) {
      return Result.err(e.error());
    }
  }

  /** Runs the pallets' offchain workers after the block of this header. */
  public void offchainWorker(Header header) {
    execution.initialize(header.number(), header.parentHash(), header.digest());
    system.noteHash(header.number(), H256.wrap(Host.api().blake2b256(Header.CODEC.encode(header))));
    for (PalletModule module : runtime.pallets()) {
      module.pallet().offchainWorker(header.number());
    }
  }
}
