package io.serinus.host.chain;

import io.serinus.primitives.H256;

/** A block by its number and hash. */
public record BlockRef(long number, H256 hash) {
  /** Prints {@code #number (hash)}. */
  @Override
  public String toString() {
    return "#" + number + " (" + hash + ")";
  }
}
