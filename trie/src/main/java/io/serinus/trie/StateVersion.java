package io.serinus.trie;

/** How a trie keeps long values (the {@code state_version} of a runtime's version). */
public enum StateVersion {
  /** Every value lies in its node. */
  V0,
  /** Values of {@value #INLINE_LIMIT} bytes or more lie outside, their node holds their hash. */
  V1;

  /** The shortest value, in bytes, that version 1 moves out of its node. */
  public static final int INLINE_LIMIT = 33;

  /** Tells whether a value of this many bytes is replaced by its hash. */
  public boolean hashes(int valueLength) {
    return this == V1 && valueLength >= INLINE_LIMIT;
  }

  /**
   * Returns the version with this number.
   *
   * @throws IllegalArgumentException for any number but 0 and 1
   */
  public static StateVersion of(int number) {
    return switch (number) {
      case 0 -> V0;
      case 1 -> V1;
      default -> throw new IllegalArgumentException("unknown state version " + number);
    };
  }

  /** Returns 0 or 1. */
  public int number() {
    return this == V0 ? 0 : 1;
  }
}
