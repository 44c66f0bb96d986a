package io.serinus.host.state;

import io.serinus.primitives.H256;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.trie.NodeDelta;
import io.serinus.trie.TrieHash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Which entries of the state database a block added and took away, without their bytes. */
record StateJournal(List<Count> inserted, List<Count> removed) {
  private static final int ENTRY_BYTES = TrieHash.LENGTH + 1;

  /** By how many places an entry became more or fewer; positive in both lists. */
  record Count(TrieHash hash, int count) {}

  static StateJournal of(NodeDelta delta) {
    StateJournal journal = new StateJournal(new ArrayList<>(), new ArrayList<>());
    delta.forEach(
        (hash, count, _) ->
            (count > 0 ? journal.inserted : journal.removed).add(new Count(hash, Math.abs(count))));
    return journal;
  }

  /** Returns the database key of a block's journal: ordered by number. */
  static byte[] key(long number, H256 block) {
    return ByteBuffer.allocate(8 + H256.LENGTH).putLong(number).put(block.unsafeArray()).array();
  }

  static byte[] number(long number) {
    return ByteBuffer.allocate(8).putLong(number).array();
  }

  static long number(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }

  byte[] encode() {
    ScaleWriter out = new ScaleWriter(16 + (inserted.size() + removed.size()) * ENTRY_BYTES);
    encode(inserted, out);
    encode(removed, out);
    return out.toByteArray();
  }

  private static void encode(List<Count> counts, ScaleWriter out) {
    out.writeCompact(counts.size());
    for (Count c : counts) {
      out.writeFixed(c.hash().toBytes()).writeCompact(c.count());
    }
  }

  static StateJournal decode(byte[] bytes) {
    ScaleReader in = new ScaleReader(bytes);
    StateJournal journal = new StateJournal(counts(in), counts(in));
    in.requireEnd();
    return journal;
  }

  private static List<Count> counts(ScaleReader in) {
    int n = in.readLength(ENTRY_BYTES);
    List<Count> counts = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      counts.add(
          new Count(
              TrieHash.of(in.readFixed(TrieHash.LENGTH)), Math.toIntExact(in.readCompactU32())));
    }
    return counts;
  }
}
