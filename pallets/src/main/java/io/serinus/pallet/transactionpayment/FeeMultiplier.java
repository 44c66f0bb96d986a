package io.serinus.pallet.transactionpayment;

import io.serinus.frame.system.FrameSystem;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.arithmetic.FixedU128;
import io.serinus.primitives.arithmetic.Perbill;
import io.serinus.primitives.runtime.DispatchClass;

/**
 * How the price of weight follows demand: {@code m' = m · (1 + v·(s − s*) + (v·(s − s*))² / 2)},
 * where s is how full the block is in the dimension that limits it, and s* how full it is to be.
 */
final class FeeMultiplier {
  private final FrameSystem system;
  private final FeeParameters parameters;

  FeeMultiplier(FrameSystem system, FeeParameters parameters) {
    this.system = system;
    this.parameters = parameters;
  }

  /** The multiplier for the next block. */
  FixedU128 next(FixedU128 multiplier) {
    FixedU128 previous =
        multiplier.lessThan(parameters.minimumMultiplier())
            ? parameters.minimumMultiplier()
            : multiplier;
    Weight most =
        system
            .blockWeights()
            .get(DispatchClass.NORMAL)
            .maxTotal()
            .orElse(system.blockWeights().maxBlock());
    Weight used = system.usage().weight().normal().min(most);
    boolean proofLimits =
        fullness(used.refTime(), most.refTime())
                .compareTo(fullness(used.proofSize(), most.proofSize()))
            < 0;
    long limit = proofLimits ? most.proofSize() : most.refTime();
    U128 block = U128.of(proofLimits ? used.proofSize() : used.refTime());
    U128 target = U128.of(parameters.targetFullness().times(limit));
    boolean rises = block.atLeast(target);
    U128 difference = rises ? block.minus(target) : target.minus(block);
    FixedU128 diff = FixedU128.saturatingFromRational(difference, U128.of(limit).max(U128.ONE));
    FixedU128 v = parameters.adjustment();
    FixedU128 half = FixedU128.saturatingFromRational(1, 2);
    FixedU128 first = v.saturatingMul(diff);
    FixedU128 second =
        v.saturatingMul(v).saturatingMul(half).saturatingMul(diff.saturatingMul(diff));
    FixedU128 next =
        rises
            ? previous.saturatingAdd(first.saturatingAdd(second).saturatingMul(previous))
            : previous.saturatingSub(first.saturatingSub(second).saturatingMul(previous));
    return next.lessThan(parameters.minimumMultiplier()) ? parameters.minimumMultiplier() : next;
  }

  private static Perbill fullness(long used, long most) {
    return Perbill.fromRational(U128.of(used), U128.of(most).max(U128.ONE));
  }
}
