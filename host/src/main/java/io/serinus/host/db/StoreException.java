package io.serinus.host.db;

/** The database failed: the disk is full or broken, or the files are not what was written. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes the error with its cause. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Makes the error for content that is not as it must be. */
  public StoreException(String message) {
    super(message);
  }
}
