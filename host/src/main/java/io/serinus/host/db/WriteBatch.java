package io.serinus.host.db;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes that happen all together or not at all. Later ones win over earlier ones. */
public final class WriteBatch {
  /** A write; without a value it is a deletion. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Op(Column column, byte[] key, byte @Nullable [] value) {}

  private final List<Op> ops = new ArrayList<>();

  /** Puts a value under a key. Neither array may be modified afterwards. */
  public WriteBatch put(Column column, byte[] key, byte[] value) {
    ops.add(new Op(column, key, value));
    return this;
  }

  /** Deletes a key, which may be absent. */
  public WriteBatch delete(Column column, byte[] key) {
    ops.add(new Op(column, key, null));
    return this;
  }

  /** Puts all of another batch behind what is in this one. */
  public WriteBatch addAll(WriteBatch other) {
    ops.addAll(other.ops);
    return this;
  }

  /** Returns the number of writes. */
  public int size() {
    return ops.size();
  }

  List<Op> ops() {
    return ops;
  }
}
