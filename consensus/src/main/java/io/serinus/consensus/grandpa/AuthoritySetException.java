package io.serinus.consensus.grandpa;

/** A block announces or needs a change of authorities that cannot be; it must not be imported. */
public final class AuthoritySetException extends Exception {
  private static final long serialVersionUID = 1L;

  public AuthoritySetException(String message) {
    super(message);
  }
}
