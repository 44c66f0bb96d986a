package io.serinus.benchmarks;

import io.serinus.trie.Hasher;
import io.serinus.trie.MemoryNodeStore;
import io.serinus.trie.StateVersion;
import io.serinus.trie.TrieEditor;
import io.serinus.trie.TrieHash;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Tries of accounts: keys of 80 bytes that begin alike, values of 80 bytes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Trie {
  private static final int CHANGED = 2000;

  /** How many accounts there are. */
  @Param({"10000", "100000"})
  public int entries;

  private byte[][] keys = {};
  private byte[][] values = {};
  private MemoryNodeStore store = new MemoryNodeStore();
  private TrieHash root = io.serinus.trie.Trie.emptyRoot(Hasher.BLAKE2_256);

  /** Makes the accounts, and a trie of them. */
  @Setup
  public void accounts() {
    Random random = new Random(1);
    keys = new byte[entries][80];
    values = new byte[entries][80];
    for (int i = 0; i < entries; i++) {
      random.nextBytes(keys[i]);
      random.nextBytes(values[i]);
      keys[i][0] = 0;
      keys[i][1] = 0;
    }
    store = new MemoryNodeStore();
    TrieEditor.Commit commit = inserted(store).commit();
    store.apply(commit.delta());
    root = commit.root();
  }

  private TrieEditor inserted(MemoryNodeStore into) {
    TrieEditor editor =
        new TrieEditor(into, io.serinus.trie.Trie.emptyRoot(Hasher.BLAKE2_256), StateVersion.V1);
    for (int i = 0; i < entries; i++) {
      editor.put(keys[i], values[i]);
    }
    return editor;
  }

  /** Inserts them all and hashes the trie. */
  @Benchmark
  public TrieHash insertAndRoot() {
    return inserted(new MemoryNodeStore()).commit().root();
  }

  /** Changes some of them and hashes what that touched. */
  @Benchmark
  public TrieHash changeAndRoot() {
    TrieEditor editor = new TrieEditor(store, root, StateVersion.V1);
    for (int i = 0; i < CHANGED; i++) {
      editor.put(keys[i], values[i + 1]);
    }
    return editor.commit().root();
  }
}
