package io.serinus.node.cli.state;

import io.serinus.host.db.Column;
import io.serinus.host.db.RocksStore;
import io.serinus.host.db.WriteBatch;
import io.serinus.node.cli.CommandFailure;
import io.serinus.trie.MemoryNodeStore;
import io.serinus.trie.NodeDelta;
import io.serinus.trie.NodeStore;
import io.serinus.trie.TrieHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the nodes of a state lie that is read from a file: in memory, or on disk if it is large.
 */
sealed interface NodeShelf extends NodeStore, AutoCloseable {
  /** Takes in what a change to the trie made. */
  void apply(NodeDelta delta);

  @Override
  void close();

  /** A shelf for a state of about this many bytes. */
  static NodeShelf forSize(long bytes) {
    // Trie nodes as objects take several times the room of their bytes.
    return bytes <= Runtime.getRuntime().maxMemory() / 8 ? new InMemory() : OnDisk.create();
  }

  /** Nodes in memory. */
  final class InMemory implements NodeShelf {
    private final MemoryNodeStore nodes = new MemoryNodeStore();

    @Override
    public void apply(NodeDelta delta) {
      nodes.apply(delta);
    }

    @Override
    public byte @Nullable [] load(TrieHash hash) {
      return nodes.load(hash);
    }

    @Override
    public void close() {}
  }

  /** Nodes in a folder that lives as long as this object. Nodes that were replaced stay in it. */
  final class OnDisk implements NodeShelf {
    private static final long CACHE_BYTES = 64L << 20;

    private final Path folder;
    private final RocksStore store;

    private OnDisk(Path folder) {
      this.folder = folder;
      this.store = RocksStore.open(folder, CACHE_BYTES);
    }

    static OnDisk create() {
      try {
        return new OnDisk(Files.createTempDirectory("serinus-state"));
      } catch (IOException e) {
        throw new CommandFailure("no room for a large state: " + CommandFailure.reason(e), e);
      }
    }

    @Override
    public void apply(NodeDelta delta) {
      WriteBatch batch = new WriteBatch();
      delta.forEach(
          (hash, count, bytes) -> {
            if (count > 0 && bytes != null) {
              batch.put(Column.STATE, hash.toBytes(), bytes);
            }
          });
      store.write(batch, false);
    }

    @Override
    public byte @Nullable [] load(TrieHash hash) {
      return store.get(Column.STATE, hash.toBytes());
    }

    @Override
    public void close() {
      store.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new CommandFailure("cannot remove " + folder + ": " + CommandFailure.reason(e), e);
      }
    }
  }
}
