package io.serinus.host.state;

/**
 * How states are kept.
 *
 * @param pruning whose
 * @param nodeCacheBytes the most memory for decoded trie nodes
 * @param valueCacheBytes the most memory for values of the best state
 */
public record StateOptions(PruningMode pruning, long nodeCacheBytes, long valueCacheBytes) {
  /** As the reference node prunes. */
  public static final StateOptions DEFAULT =
      new StateOptions(PruningMode.DEFAULT, 64L << 20, 32L << 20);

  /** Returns the same with other states kept. */
  public StateOptions keeping(PruningMode other) {
    return new StateOptions(other, nodeCacheBytes, valueCacheBytes);
  }
}
