package io.serinus.frame;

import com.eclipsesource.json.JsonObject;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.ModuleError;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.ValidTransaction;
import org.jspecify.annotations.Nullable;

/**
 * What every pallet is: hooks that a pallet overrides where it has something to do, and short words
 * for raising errors and depositing events.
 */
public abstract class PalletBase {
  private @Nullable PalletModule module;

  final void placeIn(PalletModule place) {
    if (module != null) {
      throw new IllegalStateException("a pallet stands in one place of one runtime");
    }
    module = place;
  }

  /** The pallet's place in its runtime. */
  public final PalletModule module() {
    if (module == null) {
      throw new IllegalStateException("the pallet stands in no runtime");
    }
    return module;
  }

  /** A call of this pallet as one of the runtime. */
  public final RuntimeCall call(Call call) {
    return new RuntimeCall(module(), call);
  }

  /** One of the pallet's errors, to be thrown. */
  public final DispatchException fail(Enum<?> error) {
    return new DispatchException(
        new DispatchError.Module(ModuleError.of(module().index(), module().errorIndex(error))));
  }

  /** Throws one of the pallet's errors unless the condition holds. */
  protected final void ensure(boolean condition, Enum<?> error) throws DispatchException {
    if (!condition) {
      throw fail(error);
    }
  }

  /** Deposits one of the pallet's events. */
  protected final void deposit(Object event) {
    Runtime.current().system().depositEvent(new RuntimeEvent(module(), event));
  }

  /** One of the pallet's reasons to hold balance. */
  public final RuntimeHoldReason holdReason(Enum<?> reason) {
    return new RuntimeHoldReason(module().index(), reason.ordinal());
  }

  /** One of the pallet's reasons to freeze balance. */
  public final RuntimeFreezeReason freezeReason(Enum<?> reason) {
    return new RuntimeFreezeReason(module().index(), reason.ordinal());
  }

  /** One of the pallet's own origins. */
  public final Origin origin(Object origin) {
    return Origin.of(new OriginCaller.OfPallet(module(), origin));
  }

  /** The weight of so many picoseconds, bytes of proof, database reads and writes. */
  protected static Weight weight(long refTime, long proof, long reads, long writes) {
    return Weight.of(refTime, proof)
        .saturatingAdd(Runtime.current().dbWeight().readsWrites(reads, writes));
  }

  // Hooks.

  /** Runs before any extrinsic of a block, and says what it weighed. */
  public Weight onInitialize(long block) {
    return Weight.ZERO;
  }

  /** Runs after the last extrinsic with what weight is left, and says what it took. */
  public Weight onIdle(long block, Weight remaining) {
    return Weight.ZERO;
  }

  /** Runs at the end of a block. */
  public void onFinalize(long block) {}

  /** Runs once, in the first block after an upgrade, and says what it weighed. */
  public Weight onRuntimeUpgrade() {
    return Weight.ZERO;
  }

  /** Runs off chain, after a block was imported. */
  public void offchainWorker(long block) {}

  /** Checks that parameters fit together; run by tests. */
  public void integrityTest() {}

  /**
   * Checks the pallet's invariants over the whole state; run by tests and by try-state.
   *
   * @throws IllegalStateException if one does not hold
   */
  public void tryState() {}

  /** The version of how the pallet's code lays out its storage; see {@link StorageVersion}. */
  public int storageVersion() {
    return 0;
  }

  // Genesis.

  /**
   * The pallet's part of the genesis configuration where nothing is said; null if it has no part.
   */
  public @Nullable JsonObject genesisDefault() {
    return null;
  }

  /**
   * Writes the pallet's part of the genesis state.
   *
   * @throws GenesisException if the configuration makes no sense
   */
  public void buildGenesis(JsonObject config) {}

  // Inherents and unsigned transactions.

  /** The inherent that the pallet makes of the author's data, or null. */
  public @Nullable Call createInherent(io.serinus.primitives.runtime.InherentData data) {
    return null;
  }

  /** Whether a call is one of the pallet's inherents. */
  public boolean isInherent(Call call) {
    return false;
  }

  /**
   * Holds an inherent against what the checking node itself would have said.
   *
   * @return the error, identified and encoded; null where all is well
   */
  public @Nullable InherentError checkInherent(
      Call call, io.serinus.primitives.runtime.InherentData data) {
    return null;
  }

  /**
   * Judges an unsigned transaction.
   *
   * @throws TransactionValidityException if it is not wanted
   */
  public ValidTransaction validateUnsigned(TransactionSource source, Call call)
      throws TransactionValidityException {
    throw TransactionValidityException.noUnsignedValidator();
  }

  /**
   * Judges what comes unsigned in a block, right before it is dispatched. Where a pallet has
   * nothing to say it passes, since authors put inherents there; what no origin may call then
   * fails.
   *
   * @throws TransactionValidityException if it may not stand in the block
   */
  public void preDispatchUnsigned(Call call) throws TransactionValidityException {}
}
