package io.serinus.rpc.backend;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks two states of one trie side by side and stops where they differ. Not thread-safe. */
public final class TrieDifference {
  /**
   * A key whose value differs.
   *
   * @param before the value in the older state, or {@code null}
   * @param after the value in the newer state, or {@code null}
   */
  public record Change(byte[] key, byte @Nullable [] before, byte @Nullable [] after) {}

  private final TrieReader older;
  private final TrieReader newer;
  private final TrieKeys olderKeys;
  private final TrieKeys newerKeys;
  private byte @Nullable [] left;
  private byte @Nullable [] right;

  /** Begins a walk over the keys that start with the prefix. */
  public TrieDifference(TrieReader older, TrieReader newer, byte[] prefix) throws BackendException {
    this.older = older;
    this.newer = newer;
    this.olderKeys = new TrieKeys(older, prefix, null);
    this.newerKeys = new TrieKeys(newer, prefix, null);
    this.left = olderKeys.next();
    this.right = newerKeys.next();
  }

  /** The next key whose value differs, or {@code null} at the end. */
  public @Nullable Change next() throws BackendException {
    while (left != null || right != null) {
      byte[] a = left;
      byte[] b = right;
      int order = a == null ? 1 : b == null ? -1 : Arrays.compareUnsigned(a, b);
      byte[] before = a != null && order <= 0 ? older.get(a) : null;
      byte[] after = b != null && order >= 0 ? newer.get(b) : null;
      if (order <= 0) {
        left = olderKeys.next();
      }
      if (order >= 0) {
        right = newerKeys.next();
      }
      byte[] key = order <= 0 ? a : b;
      if (key != null && !Arrays.equals(before, after)) {
        return new Change(key, before, after);
      }
    }
    return null;
  }
}
