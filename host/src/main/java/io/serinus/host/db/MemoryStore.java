package io.serinus.host.db;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** A store that is gone when the process ends. */
public final class MemoryStore implements KeyValueStore {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Column, TreeMap<byte[], byte[]>> columns = new EnumMap<>(Column.class);

  /** Makes an empty store. */
  public MemoryStore() {
    for (Column column : Column.values()) {
      columns.put(column, new TreeMap<>(Arrays::compareUnsigned));
    }
  }

  private TreeMap<byte[], byte[]> column(Column column) {
    TreeMap<byte[], byte[]> map = columns.get(column);
    if (map == null) {
      throw new IllegalArgumentException("no column " + column);
    }
    return map;
  }

  @Override
  public byte @Nullable [] get(Column column, byte[] key) {
    lock.readLock().lock();
    try {
      return column(column).get(key);
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
          column(op.column()).remove(op.key());
        } else {
          column(op.column()).put(op.key(), value);
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
      Map<byte[], byte[]> copy = new TreeMap<>(column(column).tailMap(from, true));
      return new MemoryWalk(copy.entrySet().iterator());
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void close() {}

  private static final class MemoryWalk implements Walk {
    private final Iterator<Map.Entry<byte[], byte[]>> entries;
    private Map.@Nullable Entry<byte[], byte[]> current;

    MemoryWalk(Iterator<Map.Entry<byte[], byte[]>> entries) {
      this.entries = entries;
    }

    @Override
    public boolean next() {
      current = entries.hasNext() ? entries.next() : null;
      return current != null;
    }

    @Override
    public byte[] key() {
      return at().getKey();
    }

    @Override
    public byte[] value() {
      return at().getValue();
    }

    private Map.Entry<byte[], byte[]> at() {
      if (current == null) {
        throw new IllegalStateException("the walk is not at a key");
      }
      return current;
    }

    @Override
    public void close() {}
  }
}
