package io.serinus.trie;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our trie and another implementation, side by side. */
@Tag("slow")
class ReferenceTrieTest {
  private ReferenceTrie reference;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    reference = new ReferenceTrie();
  }

  @AfterEach
  void stop() {
    reference.close();
  }

  @Test
  void conformanceFilesHaveTheSameRootsAtEveryInsertAndDelete() throws IOException {
    List<Path> files = ConformanceFiles.all();
    assertThat(files).hasSizeGreaterThanOrEqualTo(7);
    for (Path file : files) {
      for (StateVersion version : StateVersion.values()) {
        insertAndDelete(ConformanceFiles.entries(file), version);
      }
    }
  }

  /** The suite's own procedure: after each step the next key to go depends on the root. */
  private void insertAndDelete(List<Map.Entry<byte[], byte[]>> entries, StateVersion version)
      throws IOException {
    TreeMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    MemoryNodeStore store = new MemoryNodeStore();
    TrieHash root = Trie.emptyRoot(Hasher.BLAKE2_256);
    List<byte[]> keys = new ArrayList<>();
    for (Map.Entry<byte[], byte[]> e : entries) {
      model.put(e.getKey(), e.getValue());
      keys.add(e.getKey());
      root = change(store, root, version, e.getKey(), e.getValue());
      assertThat(root).isEqualTo(reference.root(model.entrySet(), version));
    }
    while (!keys.isEmpty()) {
      byte[] key = keys.remove((root.toBytes()[0] & 0xff) % keys.size());
      model.remove(key);
      root = change(store, root, version, key, null);
      assertThat(root).isEqualTo(reference.root(model.entrySet(), version));
    }
    assertThat(store.size()).isZero();
  }

  private static TrieHash change(
      MemoryNodeStore store,
      TrieHash root,
      StateVersion version,
      byte[] key,
      byte @Nullable [] value) {
    TrieEditor editor = new TrieEditor(store, root, version);
    if (value == null) {
      editor.remove(key);
    } else {
      editor.put(key, value);
    }
    TrieEditor.Commit commit = editor.commit();
    store.apply(commit.delta());
    return commit.root();
  }

  @Test
  void randomTriesHaveTheSameRoots() throws IOException {
    Random random = new Random(3);
    for (int round = 0; round < 60; round++) {
      StateVersion version = round % 2 == 0 ? StateVersion.V0 : StateVersion.V1;
      TreeMap<byte[], byte[]> entries = entries(random, 1 + random.nextInt(150));
      assertThat(TrieHash.of(TrieRoot.root(version, entries.entrySet())))
          .isEqualTo(reference.root(entries.entrySet(), version));
    }
  }

  @Test
  void theOtherReadsOurProofsAndTheyCanBeExecutedOn() throws IOException {
    Random random = new Random(4);
    for (int round = 0; round < 30; round++) {
      StateVersion version = round % 2 == 0 ? StateVersion.V0 : StateVersion.V1;
      TreeMap<byte[], byte[]> entries = entries(random, 1 + random.nextInt(120));
      TrieEditor editor =
          new TrieEditor(new MemoryNodeStore(), Trie.emptyRoot(Hasher.BLAKE2_256), version);
      entries.forEach(editor::put);
      MemoryNodeStore store = new MemoryNodeStore();
      TrieEditor.Commit commit = editor.commit();
      store.apply(commit.delta());

      List<byte[]> keys = new ArrayList<>(entries.keySet()).subList(0, 1 + entries.size() / 4);
      StorageProof proof = StorageProof.prove(store, commit.root(), keys);
      Map<String, String> shown = new HashMap<>();
      for (JsonNode entry : reference.read(commit.root(), proof)) {
        shown.put(entry.get(0).asText(), entry.get(1).asText());
      }
      TrieEditor onProof = new TrieEditor(proof, commit.root(), version);
      for (byte[] key : keys) {
        assertThat(shown)
            .containsEntry(ReferenceTrie.hex(key), ReferenceTrie.hex(entries.get(key)));
        byte[] value = new byte[random.nextInt(70)];
        entries.put(key, value);
        onProof.put(key, value);
      }
      // Executed on the proof alone, the updates lead to the root of the whole updated trie.
      assertThat(onProof.commit().root()).isEqualTo(reference.root(entries.entrySet(), version));
    }
  }

  private static TreeMap<byte[], byte[]> entries(Random random, int count) {
    TreeMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
    for (int i = 0; i < count; i++) {
      byte[] key = new byte[random.nextInt(5) == 0 ? random.nextInt(60) : 1 + random.nextInt(3)];
      random.nextBytes(key);
      byte[] value = new byte[random.nextInt(random.nextInt(9) == 0 ? 20_000 : 60)];
      random.nextBytes(value);
      entries.put(key, value);
    }
    return entries;
  }
}
