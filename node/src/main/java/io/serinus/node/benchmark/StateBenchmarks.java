package io.serinus.node.benchmark;

import io.serinus.host.chain.StateBenchmark;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.db.RocksStore;
import io.serinus.trie.TrieBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The benchmarks of trie and state, which lie beside what they measure, as figures. */
public final class StateBenchmarks {
  private static final long CACHE_BYTES = 64L << 20;

  private StateBenchmarks() {}

  /** The trie alone, in memory. */
  public static Figures trie(int entries, int rounds) {
    TrieBenchmark.Figures best = TrieBenchmark.measure(entries, rounds);
    Figures figures = new Figures("trie");
    figures.add("insert " + entries + " entries", best.insert(), "ms");
    figures.add("their root, after it", best.root(), "ms");
    figures.add("insert and root", best.insert() + best.root(), "ms");
    figures.add("root straight from the list, sorting included", best.sortedRoot(), "ms");
    figures.add("read all back", best.read(), "ms");
    figures.add("change " + best.changed() + " entries, and root", best.block(), "ms");
    return figures;
  }

  /** A chain's state, in memory and in RocksDB. */
  public static Figures storage(int accounts, int rounds) throws IOException {
    Figures figures = new Figures("storage");
    add(figures, "memory", StateBenchmark.measure(new MemoryStore(), accounts, rounds));
    Path folder = Files.createTempDirectory("serinus-benchmark");
    try {
      add(
          figures,
          "RocksDB",
          StateBenchmark.measure(RocksStore.open(folder, CACHE_BYTES), accounts, rounds));
    } finally {
      delete(folder);
    }
    return figures;
  }

  private static void add(Figures figures, String store, StateBenchmark.Figures best) {
    figures.add(store + ", read what no cache knows", best.readCold(), "µs");
    figures.add(store + ", read again", best.readWarm(), "µs");
    figures.add(store + ", read what the block wrote", best.readOverlay(), "µs");
    figures.add(store + ", append to a list", best.append(), "µs");
    figures.add(store + ", root of a block", best.root(), "ms");
    figures.add(store + ", store the block", best.write(), "ms");
    figures.add(store + ", finalize it", best.finalization(), "ms");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
