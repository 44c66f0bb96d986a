package io.serinus.consensus.grandpa;

/** A commit or justification proves nothing. It carries no stack trace, since peers cause it. */
public final class BadJustificationException extends Exception {
  private static final long serialVersionUID = 1L;

  public BadJustificationException(String message) {
    super(message, null, false, false);
  }
}
