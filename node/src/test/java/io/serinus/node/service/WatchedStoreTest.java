package io.serinus.node.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.host.db.Column;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.db.StoreException;
import io.serinus.host.db.WriteBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A database that takes no more. */
class WatchedStoreTest {
  private static final byte[] KEY = {1};

  /** A store on a disk that may be full. */
  private static final class Disk implements KeyValueStore {
    private final KeyValueStore store = new MemoryStore();
    @Nullable StoreException full;

    @Override
    public byte @Nullable [] get(Column column, byte[] key) {
      return store.get(column, key);
    }

    @Override
    public void write(WriteBatch batch, boolean sync) {
      if (full != null) {
        throw full;
      }
      store.write(batch, sync);
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

  private final Disk disk = new Disk();
  private final List<StoreException> told = new ArrayList<>();
  private final WatchedStore store = new WatchedStore(disk, told::add);

  private void write(int value) {
    store.write(new WriteBatch().put(Column.META, KEY, new byte[] {(byte) value}), true);
  }

  @Test
  void tellsOnceThatAWriteWasRefusedAndThrowsEveryTime() {
    write(1);
    assertThat(told).isEmpty();
    StoreException full =
        new StoreException("no space", new IOException("No space left on device"));
    disk.full = full;
    assertThatThrownBy(() -> write(2)).isSameAs(full);
    assertThatThrownBy(() -> write(3)).isSameAs(full);
    assertThat(told).containsExactly(full);
    assertThat(store.get(Column.META, KEY)).containsExactly(1);
    try (KeyValueStore.Walk walk = store.walk(Column.META, KEY)) {
      assertThat(walk.next()).isTrue();
    }
  }

  @Test
  void keepsQuietOfADatabaseThatTheNodeItselfHasClosed() {
    disk.full = new StoreException("the database is closed");
    assertThatThrownBy(() -> write(1)).isSameAs(disk.full);
    assertThat(told).isEmpty();
  }
}
