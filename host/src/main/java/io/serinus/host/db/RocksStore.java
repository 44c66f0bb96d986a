package io.serinus.host.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.RocksObject;
import org.rocksdb.WriteOptions;

/**
 * A store in a folder, on RocksDB. Every column is a column family; a batch goes to the write-ahead
 * log as one record, so that after a crash it is there whole or not at all.
 */
public final class RocksStore implements KeyValueStore {
  private final RocksDB db;
  private final Map<Column, ColumnFamilyHandle> columns = new EnumMap<>(Column.class);
  private final List<RocksObject> owned;
  private final Cache cache;
  private final WriteOptions plain = new WriteOptions();
  private final WriteOptions synced = new WriteOptions().setSync(true);

  /** Closing waits for readers: RocksDB's objects must not be used after they were freed. */
  private final ReadWriteLock life = new ReentrantReadWriteLock();

  /** Iterators must be gone before the database is. */
  private final Set<RocksIterator> walking = ConcurrentHashMap.newKeySet();

  private boolean closed;

  private RocksStore(
      RocksDB db, List<ColumnFamilyHandle> handles, Cache cache, List<RocksObject> owned) {
    this.db = db;
    this.cache = cache;
    this.owned = owned;
    // The first handle is RocksDB's default family, which is not used.
    for (Column column : Column.values()) {
      columns.put(column, handles.get(columns.size() + 1));
    }
  }

  /**
   * Opens the store in a folder, which is made if absent.
   *
   * @param cacheBytes how much memory to use for blocks of the files and for unwritten data
   * @throws StoreException if it cannot be opened, as when another process has it open
   */
  public static RocksStore open(Path folder, long cacheBytes) {
    RocksLibrary.load();
    List<RocksObject> owned = new ArrayList<>();
    Cache cache = new LRUCache(cacheBytes);
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      List<ColumnFamilyDescriptor> families = new ArrayList<>();
      families.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY));
      for (Column column : Column.values()) {
        families.add(
            new ColumnFamilyDescriptor(
                column.id().getBytes(StandardCharsets.US_ASCII),
                familyOptions(column, cache, owned)));
      }
      DBOptions options =
          new DBOptions()
              .setCreateIfMissing(true)
              .setCreateMissingColumnFamilies(true)
              .setMaxBackgroundJobs(2)
              .setMaxOpenFiles(512)
              .setMaxTotalWalSize(256L << 20)
              .setDbWriteBufferSize(64L << 20)
              .setKeepLogFileNum(2)
              .setInfoLogLevel(InfoLogLevel.WARN_LEVEL);
      owned.add(options);
      RocksDB db = RocksDB.open(options, folder.toString(), families, handles);
      return new RocksStore(db, handles, cache, owned);
    } catch (RocksDBException | IOException e) {
      owned.forEach(RocksObject::close);
      cache.close();
      throw new StoreException("cannot open the database in " + folder + ": " + e.getMessage(), e);
    }
  }

  private static ColumnFamilyOptions familyOptions(
      Column column, Cache cache, List<RocksObject> owned) {
    BlockBasedTableConfig table =
        new BlockBasedTableConfig().setBlockCache(cache).setCacheIndexAndFilterBlocks(true);
    if (column.byHash()) {
      BloomFilter filter = new BloomFilter(10);
      owned.add(filter);
      table.setFilterPolicy(filter);
    }
    ColumnFamilyOptions options =
        new ColumnFamilyOptions()
            .setTableFormatConfig(table)
            .setWriteBufferSize(16L << 20)
            .setCompressionType(
                column == Column.STATE
                    ? CompressionType.NO_COMPRESSION // hashes do not compress
                    : CompressionType.LZ4_COMPRESSION);
    owned.add(options);
    return options;
  }

  private <T extends @Nullable Object> T alive(Call<T> call) {
    life.readLock().lock();
    try {
      if (closed) {
        throw new StoreException("the database is closed");
      }
      return call.run();
    } catch (RocksDBException e) {
      throw new StoreException("database: " + e.getMessage(), e);
    } finally {
      life.readLock().unlock();
    }
  }

  @FunctionalInterface
  private interface Call<T extends @Nullable Object> {
    T run() throws RocksDBException;
  }

  private ColumnFamilyHandle handle(Column column) {
    ColumnFamilyHandle handle = columns.get(column);
    if (handle == null) {
      throw new IllegalArgumentException("no column " + column);
    }
    return handle;
  }

  @Override
  public byte @Nullable [] get(Column column, byte[] key) {
    return alive(() -> db.get(handle(column), key));
  }

  @Override
  public void write(WriteBatch batch, boolean sync) {
    alive(
        () -> {
          try (org.rocksdb.WriteBatch writes = new org.rocksdb.WriteBatch()) {
            for (WriteBatch.Op op : batch.ops()) {
              byte[] value = op.value();
              if (value == null) {
                writes.delete(handle(op.column()), op.key());
              } else {
                writes.put(handle(op.column()), op.key(), value);
              }
            }
            db.write(sync ? synced : plain, writes);
          }
          return true;
        });
  }

  @Override
  public Walk walk(Column column, byte[] from) {
    return alive(
        () -> {
          RocksIterator iterator = db.newIterator(handle(column));
          walking.add(iterator);
          return new RocksWalk(iterator, from);
        });
  }

  /** Returns how many bytes of memory the cache for blocks of the files takes now. */
  public long cacheBytes() {
    return alive(cache::getUsage);
  }

  @Override
  public void close() {
    life.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      walking.forEach(RocksIterator::close);
      try {
        db.syncWal();
      } finally {
        release();
      }
    } catch (RocksDBException e) {
      throw new StoreException("closing the database: " + e.getMessage(), e);
    } finally {
      life.writeLock().unlock();
    }
  }

  private void release() {
    columns.values().forEach(ColumnFamilyHandle::close);
    db.close();
    plain.close();
    synced.close();
    owned.forEach(RocksObject::close);
    cache.close();
  }

  private final class RocksWalk implements Walk {
    private final RocksIterator iterator;
    private final byte[] from;
    private boolean started;
    private boolean done;

    RocksWalk(RocksIterator iterator, byte[] from) {
      this.iterator = iterator;
      this.from = from;
    }

    @Override
    public boolean next() {
      return alive(
          () -> {
            if (done) {
              return false;
            }
            if (started) {
              iterator.next();
            } else {
              iterator.seek(from);
              started = true;
            }
            if (!iterator.isValid()) {
              iterator.status();
              done = true;
            }
            return !done;
          });
    }

    @Override
    public byte[] key() {
      return at(iterator::key);
    }

    @Override
    public byte[] value() {
      return at(iterator::value);
    }

    private byte[] at(Supplier<byte[]> what) {
      if (!started || done) {
        throw new IllegalStateException("the walk is not at a key");
      }
      return alive(what::get);
    }

    @Override
    public void close() {
      life.readLock().lock();
      try {
        done = true;
        walking.remove(iterator);
        iterator.close();
      } finally {
        life.readLock().unlock();
      }
    }
  }
}
