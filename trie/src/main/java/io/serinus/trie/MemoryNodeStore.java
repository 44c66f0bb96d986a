package io.serinus.trie;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node store in memory that counts references. Not for use by several threads while it changes.
 */
public final class MemoryNodeStore implements NodeStore {
  @SuppressWarnings("ArrayRecordComponent")
  private record Counted(byte[] bytes, int count) {}

  private final Map<TrieHash, Counted> entries = new HashMap<>();

  @Override
  public byte @Nullable [] load(TrieHash hash) {
    Counted c = entries.get(hash);
    return c == null ? null : c.bytes();
  }

  /** Takes in what a change made and drops what nothing refers to any more. */
  public void apply(NodeDelta delta) {
    delta.forEach(
        (hash, count, bytes) -> {
          Counted old = entries.get(hash);
          int now = (old == null ? 0 : old.count()) + count;
          if (now <= 0) {
            entries.remove(hash);
          } else if (old != null) {
            entries.put(hash, new Counted(old.bytes(), now));
          } else if (bytes != null) {
            entries.put(hash, new Counted(bytes, now));
          }
        });
  }

  /** Returns how many nodes and values are held. */
  public int size() {
    return entries.size();
  }
}
