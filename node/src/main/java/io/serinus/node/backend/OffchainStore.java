package io.serinus.node.backend;

import io.serinus.host.db.Column;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.db.WriteBatch;
import io.serinus.rpc.backend.OffchainBackend;
import org.jspecify.annotations.Nullable;

/** The offchain workers' persistent storage, from the database. */
final class OffchainStore implements OffchainBackend {
  private final KeyValueStore store;

  OffchainStore(KeyValueStore store) {
    this.store = store;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return store.get(Column.OFFCHAIN, key);
  }

  @Override
  public void set(byte[] key, byte[] value) {
    store.write(new WriteBatch().put(Column.OFFCHAIN, key, value), false);
  }

  @Override
  public void clear(byte[] key) {
    store.write(new WriteBatch().delete(Column.OFFCHAIN, key), false);
  }
}
