package io.serinus.host.state;

import org.jspecify.annotations.Nullable;

/**
 * How states are kept.
 *
 * @param keep how many states before the finalized one to keep, null to keep every state of every
 *     block ("archive")
 * @param nodeCacheBytes the most memory for decoded trie nodes
 * @param valueCacheBytes the most memory for values of the best state
 */
public record StateOptions(@Nullable Integer keep, long nodeCacheBytes, long valueCacheBytes) {
  /** The reference node's default: 256 states before the finalized one. */
  public static final StateOptions DEFAULT = new StateOptions(256, 64L << 20, 32L << 20);

  /** Checks the bounds. */
  public StateOptions {
    if (keep != null && keep < 0) {
      throw new IllegalArgumentException("cannot keep " + keep + " states");
    }
  }

  /** Returns the same with every state kept. */
  public StateOptions archive() {
    return new StateOptions(null, nodeCacheBytes, valueCacheBytes);
  }

  /** Returns the same with this many states kept before the finalized one. */
  public StateOptions keeping(int blocks) {
    return new StateOptions(blocks, nodeCacheBytes, valueCacheBytes);
  }
}
