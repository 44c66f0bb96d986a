package io.serinus.primitives.runtime;

import io.serinus.primitives.Weight;

/**
 * What a call says of itself before it is dispatched.
 *
 * @param callWeight the weight of the call
 * @param extensionWeight the weight of the transaction extensions that it passes
 */
public record DispatchInfo(
    Weight callWeight, Weight extensionWeight, DispatchClass dispatchClass, Pays paysFee) {
  /** The weight of both. */
  public Weight totalWeight() {
    return callWeight.saturatingAdd(extensionWeight);
  }

  /** A call outside of a transaction. */
  public static DispatchInfo of(Weight weight, DispatchClass dispatchClass, Pays paysFee) {
    return new DispatchInfo(weight, Weight.ZERO, dispatchClass, paysFee);
  }

  public DispatchInfo withExtensionWeight(Weight weight) {
    return new DispatchInfo(callWeight, weight, dispatchClass, paysFee);
  }
}
