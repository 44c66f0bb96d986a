package io.serinus.host.db;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A store that is gone when the process ends. Columns of hashes are hash maps, which are put in
 * order only for a walk.
 */
public final class MemoryStore implements KeyValueStore {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Column, Map<Key, byte[]>> columns = new EnumMap<>(Column.class);

  /** A key; the hash code comes from its end, where numbers differ most. */
  private static final class Key implements Comparable<Key> {
    final byte[] bytes;
    private final int hash;

    Key(byte[] bytes) {
      this.bytes = bytes;
      int h = 0;
      for (int i = Math.max(0, bytes.length - 4); i < bytes.length; i++) {
        h = h << 8 | bytes[i] & 0xff;
      }
      hash = h;
    }

    @Override
    public int compareTo(Key o) {
      return Arrays.compareUnsigned(bytes, o.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key o && Arrays.equals(bytes, o.bytes);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** Makes an empty store. */
  public MemoryStore() {
    for (Column column : Column.values()) {
      columns.put(column, column.byHash() ? new HashMap<>() : new TreeMap<>());
    }
  }

  private Map<Key, byte[]> column(Column column) {
    Map<Key, byte[]> map = columns.get(column);
    if (map == null) {
      throw new IllegalArgumentException("no column " + column);
    }
    return map;
  }

  @Override
  public byte @Nullable [] get(Column column, byte[] key) {
    lock.readLock().lock();
    try {
      return column(column).get(new Key(key));
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void write(WriteBatch batch, boolean sync) {
    lock.writeLock().lock();
    try {
      for (WriteBatch.Op op : batch.ops()) {
        byte[] value = op.value();
        if (value == null) {
          column(op.column()).remove(new Key(op.key()));
        } else {
          column(op.column()).put(new Key(op.key()), value);
        }
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public Walk walk(Column column, byte[] from) {
    lock.readLock().lock();
    try {
      // A copy, so that the walk sees one moment and holds no lock.
      Map<Key, byte[]> copy = new TreeMap<>(column(column)).tailMap(new Key(from), true);
      return new MemoryWalk(copy.entrySet().iterator());
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void close() {}

  private static final class MemoryWalk implements Walk {
    private final Iterator<Map.Entry<Key, byte[]>> entries;
    private Map.@Nullable Entry<Key, byte[]> current;

    MemoryWalk(Iterator<Map.Entry<Key, byte[]>> entries) {
      this.entries = entries;
    }

    @Override
    public boolean next() {
      current = entries.hasNext() ? entries.next() : null;
      return current != null;
    }

    @Override
    public byte[] key() {
      return at().getKey().bytes;
    }

    @Override
    public byte[] value() {
      return at().getValue();
    }

    private Map.Entry<Key, byte[]> at() {
      if (current == null) {
        throw new IllegalStateException("the walk is not at a key");
      }
      return current;
    }

    @Override
    public void close() {}
  }
}
