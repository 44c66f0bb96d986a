package io.serinus.crypto.keys;

/** A text that is no valid address, and why. */
public final class Ss58Exception extends IllegalArgumentException {
  /** What is wrong with the text. */
  public enum Reason {
    /** Not base 58. */
    BAD_BASE58,
    /** No combination of prefix, body and checksum has this length. */
    BAD_LENGTH,
    /** The prefix is beyond 16383, or in a longer form than needed. */
    INVALID_PREFIX,
    /** The prefix is one of the reserved, 46 and 47. */
    RESERVED_PREFIX,
    /** The checksum is not that of the prefix and the body. */
    INVALID_CHECKSUM
  }

  private final Reason reason;

  Ss58Exception(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** What is wrong. */
  public Reason reason() {
    return reason;
  }
}
