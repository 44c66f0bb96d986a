package io.serinus.frame.system;

import io.serinus.frame.PostDispatchInfo;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.PerDispatchClass;

/** What the block under way has used of the weight and the length that blocks may have. */
public final class BlockUsage {
  private final FrameSystem system;

  BlockUsage(FrameSystem system) {
    this.system = system;
  }

  /** What the block's extrinsics have weighed so far, and its hooks. */
  public PerDispatchClass<Weight> weight() {
    return system.blockWeight.get();
  }

  public void putWeight(PerDispatchClass<Weight> weight) {
    system.blockWeight.put(weight);
  }

  /** All classes' weights together. */
  public static Weight total(PerDispatchClass<Weight> weights) {
    return weights.normal().saturatingAdd(weights.operational()).saturatingAdd(weights.mandatory());
  }

  /** Adds to the block's weight, whatever its limits. */
  public void registerExtraWeight(Weight weight, DispatchClass dispatchClass) {
    system.blockWeight.mutate(
        w -> w.with(dispatchClass, w.get(dispatchClass).saturatingAdd(weight)));
  }

  /** Gives back what an extrinsic announced but did not weigh, beyond what has been given back. */
  public void reclaimWeight(DispatchInfo info, PostDispatchInfo post) {
    Weight reclaimed = system.extrinsicWeightReclaimed.get();
    Weight unspent = info.totalWeight().saturatingSub(post.weightOf(info));
    Weight accurate = reclaimed.max(unspent);
    Weight more = accurate.saturatingSub(reclaimed);
    if (!more.isZero()) {
      system.blockWeight.mutate(
          w -> w.with(info.dispatchClass(), w.get(info.dispatchClass()).saturatingSub(more)));
      system.extrinsicWeightReclaimed.put(accurate);
    }
  }

  /** What is left of the block's weight for hooks. */
  public Weight remainingWeight() {
    return system.config().blockWeights().maxBlock().saturatingSub(total(weight()));
  }

  /** The bytes of the block's extrinsics so far. */
  public long extrinsicsLength() {
    return system.allExtrinsicsLen.find().orElse(0L);
  }

  public void putExtrinsicsLength(long length) {
    system.allExtrinsicsLen.put(length);
  }
}
