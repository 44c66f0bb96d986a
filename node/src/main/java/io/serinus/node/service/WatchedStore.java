package io.serinus.node.service;

import io.serinus.host.db.Column;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.db.StoreException;
import io.serinus.host.db.WriteBatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A store that tells of the first write which the database refused. RocksDB takes none after it
 * until it is opened anew, though there be room on the disk again: a node that went on would be
 * there and make no blocks.
 */
final class WatchedStore implements KeyValueStore {
  private final KeyValueStore store;
  private final Consumer<StoreException> onRefusal;
  private final AtomicBoolean refused = new AtomicBoolean();

  /**
   * @param onRefusal hears once, on the thread that wanted to write
   */
  WatchedStore(KeyValueStore store, Consumer<StoreException> onRefusal) {
    this.store = store;
    this.onRefusal = onRefusal;
  }

  @Override
  public byte @Nullable [] get(Column column, byte[] key) {
    return store.get(column, key);
  }

  @Override
  public void write(WriteBatch batch, boolean sync) {
    try {
      store.write(batch, sync);
    } catch (StoreException e) {
      // A store that this node has closed says so for no cause but that.
      if (e.getCause() != null && refused.compareAndSet(false, true)) {
        onRefusal.accept(e);
      }
      throw e;
    }
  }

  @Override
  public Walk walk(Column column, byte[] from) {
    return store.walk(column, from);
  }

  @Override
  public void close() {
    store.close();
  }
}
