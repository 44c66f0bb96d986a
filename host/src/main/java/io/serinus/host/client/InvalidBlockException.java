package io.serinus.host.client;

import io.serinus.host.chain.BlockRef;
import org.jspecify.annotations.Nullable;

/** A block breaks the rules of its chain: the runtime refuses it, or its state root is wrong. */
public final class InvalidBlockException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient BlockRef block;

  InvalidBlockException(BlockRef block, String message, @Nullable Throwable cause) {
    super("block " + block + " is invalid: " + message, cause);
    this.block = block;
  }

  /** The block. */
  public BlockRef block() {
    return block;
  }
}
