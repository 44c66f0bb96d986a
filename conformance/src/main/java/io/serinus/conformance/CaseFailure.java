package io.serinus.conformance;

/** A case of the suite found the host to behave wrongly. */
public final class CaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CaseFailure(String message) {
    super(message);
  }
}
