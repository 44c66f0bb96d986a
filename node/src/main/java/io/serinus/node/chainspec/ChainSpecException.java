package io.serinus.node.chainspec;

/** A chain spec that cannot be used; the message names the field. */
public final class ChainSpecException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ChainSpecException(String message) {
    super(message);
  }

  public ChainSpecException(String message, Throwable cause) {
    super(message, cause);
  }
}
