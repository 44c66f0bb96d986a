package io.serinus.node.log;

import io.serinus.primitives.H256;

/** A hash as logs show it. */
public final class ShortHash {
  private ShortHash() {}

  /** Its first and last two bytes, such as {@code 0x1a2b…c3d4}. */
  public static String of(H256 hash) {
    String hex = hash.toString();
    return hex.substring(0, 6) + "…" + hex.substring(hex.length() - 4);
  }
}
