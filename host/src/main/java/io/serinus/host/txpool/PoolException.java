package io.serinus.host.txpool;

/** The pool refuses a transaction. It carries no stack trace, since outsiders cause it. */
public final class PoolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient PoolError error;

  public PoolException(PoolError error) {
    super(error.toString(), null, false, false);
    this.error = error;
  }

  /** Why. */
  public PoolError error() {
    return error;
  }
}
