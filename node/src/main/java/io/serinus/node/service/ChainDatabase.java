package io.serinus.node.service;

import io.serinus.host.db.KeyValueStore;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.db.RocksStore;
import io.serinus.host.state.PruningMode;
import io.serinus.host.state.StateDb;
import io.serinus.host.state.StateOptions;
import io.serinus.node.config.NodeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens a node's database. */
public final class ChainDatabase {
  private static final long CACHE_BYTES = 32L << 20;
  private static final StateOptions CACHES =
      new StateOptions(PruningMode.DEFAULT, 48L << 20, 24L << 20);

  private ChainDatabase() {}

  /**
   * The database of a chain: in memory for a temporary node, in its folder otherwise.
   *
   * @throws io.serinus.host.db.StoreException if it cannot be opened
   */
  public static KeyValueStore open(DataSettings settings, String chainId) {
    if (settings.temporary()) {
      return new MemoryStore();
    }
    Path folder = NodeConfig.databasePath(settings.basePath(), chainId);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RocksStore.open(folder, CACHE_BYTES);
  }

  /**
   * Which states the database keeps: those that are asked for, or else the same as ever in an
   * archive of any kind, and in others as many as the reference node's default.
   */
  static StateOptions stateOptions(Optional<PruningMode> asked, KeyValueStore store) {
    return CACHES.keeping(asked.or(() -> StateDb.begunWith(store)).orElse(PruningMode.DEFAULT));
  }
}
