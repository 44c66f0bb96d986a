package io.serinus.frame.traits;

import io.serinus.frame.DispatchException;
import io.serinus.frame.RuntimeCall;
import io.serinus.primitives.H256;
import java.util.Optional;

/** Keeps calls for later by their hashes. */
public interface Preimages {
  /** Makes a call bounded, and keeps it where it is long. */
  BoundedCall bound(RuntimeCall call) throws DispatchException;

  /** A call, and how long it is if it was looked up. */
  record Peeked(RuntimeCall call, Optional<Long> lookedUp) {}

  /**
   * The call itself.
   *
   * @throws DispatchException {@code Unavailable} if it is not kept, {@code Corruption} if it is no
   *     call
   */
  Peeked peek(BoundedCall call) throws DispatchException;

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
