package io.serinus.trie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The trie against figures that other implementations published. */
class TrieVectorsTest {
  private static final String KUSAMA_STATE_ROOT =
      "0xb0006203c3a6e6bd2c6a17b1d4ae8ca49a31da0f4579da950b127774b44aef6b";
  private static final String KUSAMA_GENESIS_HASH =
      "0xb0a8d493285c2df73290dfb7e61f870f17b41801197a149ca93654499ea3dafe";
  private static final String EMPTY_ROOT =
      "0x03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314";

  @Test
  void emptyTrieHasItsWellKnownRoot() {
    assertThat(Trie.emptyRoot(Hasher.BLAKE2_256)).hasToString(EMPTY_ROOT);
    assertThat(TrieHash.of(TrieRoot.orderedRoot(StateVersion.V0, List.of())))
        .hasToString(EMPTY_ROOT);
  }

  @Test
  void kusamaGenesisHasItsStateRootAndHash() throws IOException {
    List<Map.Entry<byte[], byte[]>> entries = kusamaGenesis();
    byte[] root = TrieRoot.root(StateVersion.V0, entries);
    assertThat(TrieHash.of(root)).hasToString(KUSAMA_STATE_ROOT);

    TrieEditor editor =
        new TrieEditor(new MemoryNodeStore(), Trie.emptyRoot(Hasher.BLAKE2_256), StateVersion.V0);
    entries.forEach(e -> editor.put(e.getKey(), e.getValue()));
    assertThat(editor.commit().root()).hasToString(KUSAMA_STATE_ROOT);

    // parent hash, number 0, state root, extrinsics root of no extrinsic, no digest
    ByteBuffer header = ByteBuffer.allocate(98).position(33);
    header.put(root);
    header.put(TrieRoot.orderedRoot(StateVersion.V0, List.of())).put((byte) 0);
    assertThat(Hasher.BLAKE2_256.trieHash(header.array())).hasToString(KUSAMA_GENESIS_HASH);
  }

  @Test
  void conformanceFilesComeBackEmptyAfterInsertsAndDeletes() throws IOException {
    for (Path file : ConformanceFiles.all()) {
      List<Map.Entry<byte[], byte[]>> entries = ConformanceFiles.entries(file);
      MemoryNodeStore store = new MemoryNodeStore();
      TrieHash root = Trie.emptyRoot(Hasher.BLAKE2_256);
      for (int i = 0; i <= entries.size(); i++) {
        assertThat(root.toBytes()).isEqualTo(TrieRoot.root(StateVersion.V0, entries.subList(0, i)));
        if (i < entries.size()) {
          TrieEditor editor = new TrieEditor(store, root, StateVersion.V0);
          editor.put(entries.get(i).getKey(), entries.get(i).getValue());
          TrieEditor.Commit commit = editor.commit();
          store.apply(commit.delta());
          root = commit.root();
        }
      }
      TrieEditor editor = new TrieEditor(store, root, StateVersion.V0);
      entries.forEach(e -> editor.remove(e.getKey()));
      TrieEditor.Commit commit = editor.commit();
      store.apply(commit.delta());
      assertThat(commit.root()).hasToString(EMPTY_ROOT);
      assertThat(store.size()).isZero();
    }
  }

  @Test
  void valuesKeepTheirFormUntilTheyAreWrittenAgain() {
    MemoryNodeStore store = new MemoryNodeStore();
    byte[] value = new byte[40];
    TrieEditor old = new TrieEditor(store, Trie.emptyRoot(Hasher.BLAKE2_256), StateVersion.V0);
    old.put(new byte[] {1}, value);
    old.put(new byte[] {2}, value);
    TrieEditor.Commit v0 = old.commit();
    store.apply(v0.delta());

    TrieEditor touched = new TrieEditor(store, v0.root(), StateVersion.V1);
    touched.put(new byte[] {2}, value);
    TrieEditor.Commit mixed = touched.commit();
    store.apply(mixed.delta());
    List<Map.Entry<byte[], byte[]>> both =
        List.of(Map.entry(new byte[] {1}, value), Map.entry(new byte[] {2}, value));
    assertThat(mixed.root()).isNotEqualTo(v0.root());
    assertThat(mixed.root().toBytes()).isNotEqualTo(TrieRoot.root(StateVersion.V1, both));

    TrieEditor rest = new TrieEditor(store, mixed.root(), StateVersion.V1);
    rest.put(new byte[] {1}, value);
    assertThat(rest.commit().root().toBytes()).isEqualTo(TrieRoot.root(StateVersion.V1, both));
  }

  @Test
  void stateVersionOneMovesLongValuesOut() {
    byte[] value = new byte[33];
    TrieEditor editor =
        new TrieEditor(new MemoryNodeStore(), Trie.emptyRoot(Hasher.BLAKE2_256), StateVersion.V1);
    editor.put(new byte[] {1}, value);
    TrieEditor.Commit commit = editor.commit();
    byte[] node = Arrays.copyOf(new byte[] {0x22, 1}, 34);
    System.arraycopy(Hasher.BLAKE2_256.hash(value), 0, node, 2, 32);
    assertThat(commit.delta().added(commit.root())).isEqualTo(node);
    assertThat(commit.delta().size()).isEqualTo(2);
  }

  @Test
  void hostileNodesAreRefused() {
    for (String hex :
        List.of(
            "",
            "00",
            "01",
            "0f",
            "40",
            "4004",
            "41f004",
            "80000000",
            "8001",
            "80010084",
            "7fffffff",
            "7f",
            "400000",
            "4003ffffffff",
            "4002ffffffff",
            "400100",
            "20",
            "8001001c",
            "800100fc")) {
      byte[] bytes = HexFormat.of().parseHex(hex);
      assertThatThrownBy(() -> NodeCodec.decode(bytes))
          .as(hex)
          .isInstanceOf(TrieException.Malformed.class);
    }
  }

  static List<Map.Entry<byte[], byte[]>> kusamaGenesis() throws IOException {
    List<Map.Entry<byte[], byte[]>> entries = new ArrayList<>();
    new ObjectMapper()
        .readTree(SharedData.file("kusama/ksmcc3.json").toFile())
        .at("/genesis/raw/top")
        .properties()
        .forEach(e -> entries.add(Map.entry(hex(e.getKey()), hex(e.getValue().asText()))));
    return entries;
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text, 2, text.length());
  }
}
