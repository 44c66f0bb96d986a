package io.serinus.host.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What both stores promise. */
class StoreTest {
  private static final long CACHE = 8L << 20;

  @TempDir Path folder;

  private KeyValueStore open(String kind) {
    return kind.equals("rocks") ? RocksStore.open(folder.resolve("db"), CACHE) : new MemoryStore();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rocks", "memory"})
  void batchesAreOrderedAndColumnsApart(String kind) {
    try (KeyValueStore store = open(kind)) {
      byte[] key = {1};
      WriteBatch more = new WriteBatch().put(Column.BODY, key, new byte[] {3});
      store.write(
          new WriteBatch()
              .put(Column.HEADER, key, new byte[] {1})
              .delete(Column.HEADER, key)
              .put(Column.HEADER, key, new byte[] {2})
              .put(Column.META, key, new byte[0])
              .addAll(more)
              .delete(Column.AUXILIARY, key),
          true);
      assertThat(store.get(Column.HEADER, key)).containsExactly(2);
      assertThat(store.get(Column.BODY, key)).containsExactly(3);
      assertThat(store.get(Column.META, key)).isEmpty();
      assertThat(store.get(Column.AUXILIARY, key)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rocks", "memory"})
  void walksGoInUnsignedOrderAndSeeOneMoment(String kind) {
    try (KeyValueStore store = open(kind)) {
      WriteBatch batch = new WriteBatch();
      for (int i : List.of(0x80, 0x7f, 0x01, 0xff)) {
        batch.put(Column.CANONICAL, new byte[] {(byte) i}, new byte[] {(byte) i});
      }
      store.write(batch, false);
      List<Byte> seen = new ArrayList<>();
      try (KeyValueStore.Walk walk = store.walk(Column.CANONICAL, new byte[] {2})) {
        store.write(new WriteBatch().delete(Column.CANONICAL, new byte[] {(byte) 0xff}), false);
        while (walk.next()) {
          assertThat(walk.key()).isEqualTo(walk.value());
          seen.add(walk.key()[0]);
        }
        assertThat(walk.next()).isFalse();
        assertThatThrownBy(walk::key).isInstanceOf(IllegalStateException.class);
      }
      assertThat(seen).containsExactly((byte) 0x7f, (byte) 0x80, (byte) 0xff);
    }
  }

  @Test
  void whatWasWrittenIsThereAfterReopening() {
    try (KeyValueStore store = open("rocks")) {
      store.write(new WriteBatch().put(Column.STATE, new byte[] {1}, new byte[] {2}), false);
    }
    try (KeyValueStore store = open("rocks")) {
      assertThat(store.get(Column.STATE, new byte[] {1})).containsExactly(2);
      assertThatThrownBy(() -> open("rocks"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("cannot open");
    }
  }

  @Test
  void aClosedDatabaseSaysSoAndClosesItsWalks() {
    KeyValueStore store = open("rocks");
    KeyValueStore.Walk walk = store.walk(Column.STATE, new byte[0]);
    store.close();
    assertThatThrownBy(() -> store.get(Column.STATE, new byte[] {1}))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(walk::next).isInstanceOf(StoreException.class);
    walk.close();
    store.close();
  }
}
