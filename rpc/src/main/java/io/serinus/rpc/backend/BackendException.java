package io.serinus.rpc.backend;

import io.serinus.primitives.H256;

/** The node could not do what was asked: no such block, a failed runtime call, a broken store. */
public final class BackendException extends Exception {
  /** With a sentence for the caller. */
  public BackendException(String message) {
    super(message);
  }

  /** The block is not known. */
  public static BackendException unknownBlock(H256 hash) {
    return new BackendException("UnknownBlock: Header was not found in the database: " + hash);
  }

  /** The block is known and its state is gone. */
  public static BackendException stateDiscarded(H256 hash) {
    return new BackendException("UnknownBlock: State already discarded for " + hash);
  }

  /** The sentence for the caller. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
