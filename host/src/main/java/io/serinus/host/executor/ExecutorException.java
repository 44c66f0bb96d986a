package io.serinus.host.executor;

/**
 * A runtime could not be loaded or a call into it failed; the message names the function and says
 * what happened.
 */
public final class ExecutorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ExecutorException(String message) {
    super(message);
  }

  public ExecutorException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The runtime has no such function, in the words by which clients know it. */
  static ExecutorException noSuchFunction(String function) {
    return new ExecutorException("Exported method " + function + " is not found");
  }
}
