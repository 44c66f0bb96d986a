package io.serinus.trie;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.trie.TrieEditor.Commit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A change loads and hashes the nodes on the way to its keys, and no others. */
class TouchedNodesTest {
  private static final int KEYS = 256;

  private final MemoryNodeStore nodes = new MemoryNodeStore();
  private final List<byte[]> hashed = new ArrayList<>();
  private final Set<TrieHash> loaded = new HashSet<>();
  private TrieHash root = Trie.emptyRoot(Hasher.BLAKE2_256);

  private final Hasher counting =
      data -> {
        hashed.add(data);
        return Hasher.BLAKE2_256.hash(data);
      };

  private final NodeStore watched =
      new NodeStore() {
        @Override
        public byte @Nullable [] load(TrieHash hash) {
          loaded.add(hash);
          return nodes.load(hash);
        }
      };

  /** Three branches deep at its shallowest: 16 times 16 keys of which each has a leaf below it. */
  private static byte[] key(int i) {
    return new byte[] {(byte) i, 7};
  }

  private static byte[] value(int seed) {
    byte[] value = new byte[32];
    value[0] = (byte) seed;
    value[1] = (byte) (seed >> 8);
    return value;
  }

  private TrieEditor editor() {
    TrieEditor editor = new TrieEditor(watched, root, StateVersion.V0, counting);
    hashed.clear();
    loaded.clear();
    return editor;
  }

  private void take(TrieEditor editor) {
    Commit commit = editor.commit();
    nodes.apply(commit.delta());
    root = commit.root();
  }

  private void fill() {
    TrieEditor editor = editor();
    for (int i = 0; i < KEYS; i++) {
      editor.put(key(i), value(i));
    }
    take(editor);
    assertThat(hashed).as("a root, 16 branches below it, and the leaves").hasSize(1 + 16 + KEYS);
  }

  private TrieHash fromScratch(Map<Integer, byte[]> changes) {
    Map<Integer, byte[]> all = new HashMap<>();
    for (int i = 0; i < KEYS; i++) {
      all.put(i, value(i));
    }
    all.putAll(changes);
    return TrieHash.of(
        TrieRoot.root(
            StateVersion.V0,
            all.entrySet().stream().map(e -> Map.entry(key(e.getKey()), e.getValue())).toList()));
  }

  @Test
  void oneValueHashesItsLeafAndTheBranchesAboveIt() {
    fill();
    TrieEditor editor = editor();
    editor.put(key(0x42), value(1000));
    assertThat(hashed).as("nothing before the commit").isEmpty();
    take(editor);
    assertThat(hashed).hasSize(3);
    assertThat(loaded).hasSize(3);
    assertThat(root).isEqualTo(fromScratch(Map.of(0x42, value(1000))));
  }

  @Test
  void branchesThatChangesShareAreHashedOnce() {
    fill();
    TrieEditor editor = editor();
    for (int i : new int[] {0x40, 0x41, 0x4f, 0x90}) {
      editor.put(key(i), value(1000 + i));
      editor.put(key(i), value(2000 + i));
    }
    take(editor);
    assertThat(hashed).as("four leaves, two branches, the root").hasSize(4 + 2 + 1);
    assertThat(loaded).hasSize(4 + 2 + 1);
    assertThat(root)
        .isEqualTo(
            fromScratch(
                Map.of(
                    0x40, value(2064), 0x41, value(2065), 0x4f, value(2079), 0x90, value(2144))));
  }

  @Test
  void whatIsWrittenAsItWasIsNotHashed() {
    fill();
    TrieHash before = root;
    TrieEditor editor = editor();
    editor.put(key(0x42), value(0x42));
    editor.remove(new byte[] {0x42, 8});
    take(editor);
    assertThat(hashed).isEmpty();
    assertThat(root).isEqualTo(before);
  }

  @Test
  void aRemovedKeyHashesTheBranchesAboveItAlone() {
    fill();
    TrieEditor editor = editor();
    editor.remove(key(0x42));
    take(editor);
    assertThat(hashed).as("its branch and the root").hasSize(2);
  }
}
