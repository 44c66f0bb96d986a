package io.serinus.rpc.backend;

/** The pool did not take a transaction. */
public final class PoolException extends Exception {
  private final transient PoolRejection rejection;

  /** For this reason. */
  public PoolException(PoolRejection rejection) {
    super(rejection.toString(), null, false, false);
    this.rejection = rejection;
  }

  /** The reason. */
  public PoolRejection rejection() {
    return rejection;
  }
}
