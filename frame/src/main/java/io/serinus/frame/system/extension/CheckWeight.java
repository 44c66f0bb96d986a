package io.serinus.frame.system.extension;

import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.extrinsic.TransactionExtension;
import io.serinus.frame.system.BlockUsage;
import io.serinus.frame.system.BlockWeights;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.system.WeightsPerClass;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.PerDispatchClass;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Codec;
import io.serinus.scale.Unit;

/** Keeps blocks within their weight and length, class by class. */
public final class CheckWeight extends TransactionExtension<Unit, Long, Unit> {
  private static final Codec<Unit> CODEC =
      MarkerExtension.codec("frame_system::extensions::check_weight::CheckWeight");

  private final FrameSystem system;

  public CheckWeight(FrameSystem system) {
    this.system = system;
  }

  @Override
  public String identifier() {
    return "CheckWeight";
  }

  @Override
  public Codec<Unit> codec() {
    return CODEC;
  }

  @Override
  public Weight weight(Unit data) {
    return Weight.of(5_560_000, 0);
  }

  @Override
  public Validated<Long> validate(
      AccountId who, Unit data, RuntimeCall call, DispatchInfo info, int length)
      throws TransactionValidityException {
    return new Validated<>(ValidTransaction.DEFAULT, checkedLength(info, length));
  }

  @Override
  public Unit prepare(
      AccountId who, Unit data, Long nextLength, RuntimeCall call, DispatchInfo info, int length)
      throws TransactionValidityException {
    take(nextLength, info, length);
    return Unit.UNIT;
  }

  @Override
  public void postDispatch(Unit before, DispatchInfo info, PostDispatchInfo post, int length) {
    system.usage().reclaimWeight(info, post);
  }

  @Override
  public ValidTransaction validateBare(RuntimeCall call, DispatchInfo info, int length)
      throws TransactionValidityException {
    checkedLength(info, length);
    return ValidTransaction.DEFAULT;
  }

  @Override
  public void prepareBare(RuntimeCall call, DispatchInfo info, int length)
      throws TransactionValidityException {
    take(nextLength(info, length), info, length);
  }

  /** The length of the block's extrinsics with this one, which is not too heavy by itself. */
  private long checkedLength(DispatchInfo info, int length) throws TransactionValidityException {
    long next = nextLength(info, length);
    WeightsPerClass limits = system.config().blockWeights().get(info.dispatchClass());
    if (limits.maxExtrinsic().isPresent()
        && info.totalWeight().anyGreaterThan(limits.maxExtrinsic().get())) {
      throw exhausted();
    }
    return next;
  }

  private void take(long nextLength, DispatchInfo info, int length)
      throws TransactionValidityException {
    PerDispatchClass<Weight> nextWeight = nextWeight(info, length);
    system.usage().putExtrinsicsLength(nextLength);
    system.usage().putWeight(nextWeight);
  }

  @Override
  public void postDispatchBare(DispatchInfo info, PostDispatchInfo post, int length) {
    system.usage().reclaimWeight(info, post);
  }

  private long nextLength(DispatchInfo info, int length) throws TransactionValidityException {
    long next = system.usage().extrinsicsLength() + length;
    if (next > system.config().blockLength().max().get(info.dispatchClass())) {
      throw exhausted();
    }
    return next;
  }

  /** The block's weight with the extrinsic in it; its length counts as proof. */
  private PerDispatchClass<Weight> nextWeight(DispatchInfo info, int length)
      throws TransactionValidityException {
    BlockWeights limits = system.config().blockWeights();
    WeightsPerClass ofClass = limits.get(info.dispatchClass());
    Weight extrinsic =
        info.totalWeight()
            .saturatingAdd(ofClass.baseExtrinsic())
            .saturatingAdd(Weight.of(0, length));
    PerDispatchClass<Weight> before = system.usage().weight();
    Weight used = before.get(info.dispatchClass());
    Weight next = used.checkedAdd(extrinsic);
    if (next == null) {
      if (!ofClass.isUnlimited()) {
        throw exhausted();
      }
      next = used.saturatingAdd(extrinsic);
    }
    if (ofClass.maxTotal().isPresent() && next.anyGreaterThan(ofClass.maxTotal().get())) {
      throw exhausted();
    }
    PerDispatchClass<Weight> after = before.with(info.dispatchClass(), next);
    boolean full = BlockUsage.total(after).anyGreaterThan(limits.maxBlock());
    if (full && ofClass.reserved().isPresent() && next.anyGreaterThan(ofClass.reserved().get())) {
      throw exhausted();
    }
    return after;
  }

  private static TransactionValidityException exhausted() {
    return new TransactionValidityException(InvalidTransaction.Reason.EXHAUSTS_RESOURCES);
  }
}
