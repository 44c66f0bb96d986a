package io.serinus.frame.traits;

import io.serinus.frame.DispatchException;
import io.serinus.frame.RuntimeCall;
import io.serinus.primitives.H256;

/** Keeps calls for later by their hashes. */
public interface Preimages {
  /** Makes a call bounded, and keeps it where it is long. */
  BoundedCall bound(RuntimeCall call) throws DispatchException;

  /**
   * The call itself.
   *
   * @throws DispatchException {@code Unavailable} if it is not kept, {@code Corruption} if it is no
   *     call
   */
  RuntimeCall peek(BoundedCall call) throws DispatchException;

  /** Says that a hash's preimage will be needed, so that it is kept once it is there. */
  void request(H256 hash);

  /** Takes back a request. */
  void unrequest(H256 hash);

  boolean isRequested(H256 hash);

  /** Says that a call is not needed any more. */
  default void drop(BoundedCall call) {
    call.lookupHash().ifPresent(this::unrequest);
  }
}
