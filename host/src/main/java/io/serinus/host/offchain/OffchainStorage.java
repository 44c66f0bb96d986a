package io.serinus.host.offchain;

import io.serinus.host.db.Column;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.db.WriteBatch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The workers' persistent storage, in the node's database. Used by many threads at once. */
public final class OffchainStorage {
  private final KeyValueStore store;

  /** Makes the view of a database. */
  public OffchainStorage(KeyValueStore store) {
    this.store = store;
  }

  /** What lies under a key, or null. */
  public byte @Nullable [] get(byte[] key) {
    return store.get(Column.OFFCHAIN, key);
  }

  /** Puts a value under a key. */
  public synchronized void set(byte[] key, byte[] value) {
    store.write(new WriteBatch().put(Column.OFFCHAIN, key, value), false);
  }

  /** Removes a key. */
  public synchronized void clear(byte[] key) {
    store.write(new WriteBatch().delete(Column.OFFCHAIN, key), false);
  }

  /**
   * Sets a value where the present one is as expected, in one step.
   *
   * @param expected null for none
   * @return whether it was as expected
   */
  public synchronized boolean compareAndSet(byte[] key, byte @Nullable [] expected, byte[] value) {
    if (!Arrays.equals(get(key), expected)) {
      return false;
    }
    set(key, value);
    return true;
  }
}
