package io.serinus.consensus.babe;

/** A header breaks the rules of BABE. It carries no stack trace, since peers cause it. */
public final class BabeVerificationException extends Exception {
  private static final long serialVersionUID = 1L;

  public BabeVerificationException(String message) {
    super(message, null, false, false);
  }
}
