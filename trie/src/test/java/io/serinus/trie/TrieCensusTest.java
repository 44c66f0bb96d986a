package io.serinus.trie;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrieCensusTest {
  private static final TrieHash EMPTY = Trie.emptyRoot(Hasher.BLAKE2_256);

  private final MemoryNodeStore store = new MemoryNodeStore();

  private TrieHash write(TrieHash root, StateVersion version, int key, int length) {
    TrieEditor editor = new TrieEditor(store, root, version);
    editor.put(new byte[] {(byte) key, 7}, new byte[length]);
    TrieEditor.Commit commit = editor.commit();
    store.apply(commit.delta());
    return commit.root();
  }

  @Test
  void nothingIsToBeMigratedInAnEmptyTrie() {
    assertThat(TrieCensus.of(store, EMPTY)).isEqualTo(new TrieCensus(0, 0));
  }

  @Test
  void longValuesOfVersionZeroAreToBeMigratedUntilWrittenAgain() {
    TrieHash root = EMPTY;
    for (int key = 0; key < 40; key++) {
      root = write(root, StateVersion.V0, key, key);
    }
    // 33 bytes and more: the keys 33 to 39.
    assertThat(TrieCensus.of(store, root)).isEqualTo(new TrieCensus(40, 7));
    root = write(root, StateVersion.V1, 35, 35);
    assertThat(TrieCensus.of(store, root)).isEqualTo(new TrieCensus(40, 6));
    root = write(root, StateVersion.V1, 200, 1000);
    assertThat(TrieCensus.of(store, root)).isEqualTo(new TrieCensus(41, 6));
  }
}
