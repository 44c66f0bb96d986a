package io.serinus.frame;

/** A genesis configuration makes no sense; the message says where. */
public final class GenesisException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GenesisException(String message) {
    super(message, null, false, false);
  }
}
