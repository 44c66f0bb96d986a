package io.serinus.consensus;

/** A block breaks the rules of consensus; it must not be imported. The message says which. */
public final class BadBlockException extends Exception {
  private static final long serialVersionUID = 1L;

  public BadBlockException(String message, Throwable cause) {
    super(message, cause);
  }

  public BadBlockException(String message) {
    super(message);
  }
}
