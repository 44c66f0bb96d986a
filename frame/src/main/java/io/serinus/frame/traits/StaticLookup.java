package io.serinus.frame.traits;

import io.serinus.frame.DispatchException;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.MultiAddress;

/** Finds the account that an address stands for. */
@FunctionalInterface
public interface StaticLookup {
  /**
   * @throws DispatchException {@code CannotLookup} if it stands for none
   */
  AccountId lookUp(MultiAddress address) throws DispatchException;
}
