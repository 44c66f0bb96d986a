package io.serinus.hostapi;

import io.serinus.scale.ScaleException;

/**
 * The runtime gave up on the call: what a trap is in Wasm. A block or call that meets it is bad.
 */
public final class RuntimePanic extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RuntimePanic(String message) {
    super(message);
  }

  /**
   * Why a runtime gave up, for those who called it. Of what a runtime should not have thrown it
   * says no more than that: a class of its code is no word of theirs.
   */
  public static String reason(RuntimeException thrown) {
    String message = thrown.getMessage();
    boolean told =
        thrown instanceof RuntimePanic
            || thrown instanceof ScaleException
            || thrown instanceof ArithmeticException;
    return told && message != null ? message : "a fault in its code";
  }
}
