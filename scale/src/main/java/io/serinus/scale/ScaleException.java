package io.serinus.scale;

/**
 * Bytes are not the encoding that was expected. It carries no stack trace, since peers cause it.
 */
public final class ScaleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ScaleException(String message) {
    super(message, null, false, false);
  }
}
