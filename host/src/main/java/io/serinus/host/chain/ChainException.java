package io.serinus.host.chain;

import io.serinus.primitives.H256;

/** A block cannot be stored, made best or finalized, for a reason that lies in the block. */
public final class ChainException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** The parent is not known. */
    UNKNOWN_PARENT,
    /** The block itself is not known. */
    UNKNOWN_BLOCK,
    /** The block is on a branch that can no longer become final. */
    STALE,
    /** The block's own fields contradict each other or the state. */
    INVALID
  }

  private final Reason reason;

  ChainException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  static ChainException unknownBlock(H256 hash) {
    return new ChainException(Reason.UNKNOWN_BLOCK, "block " + hash + " is not known");
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }
}
