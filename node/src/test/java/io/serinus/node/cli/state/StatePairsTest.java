package io.serinus.node.cli.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.host.state.TrieState;
import io.serinus.trie.StateVersion;
import io.serinus.trie.TrieHash;
import io.serinus.trie.TrieRoot;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States that are larger than what is held while they are read. */
class StatePairsTest {
  private static final int ENTRIES = 6_000;
  private static final int LONGEST = 4_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void aLargeStateHasTheSameRootInMemoryAndOnDisk() throws IOException {
    List<Map.Entry<byte[], byte[]>> entries = entries();
    StatePairs pairs = new StatePairs(write(entries));
    for (StateVersion version : StateVersion.values()) {
      TrieHash expected = TrieHash.of(TrieRoot.root(version, entries));
      for (boolean disk : new boolean[] {false, true}) {
        try (NodeShelf shelf = disk ? NodeShelf.OnDisk.create() : NodeShelf.forSize(1)) {
          TrieHash root = pairs.buildInto(shelf, version, null);
          assertThat(root).isEqualTo(expected);
          TrieState state = new TrieState(shelf, root);
          for (int i = 0; i < ENTRIES; i += 997) {
            assertThat(state.get(entries.get(i).getKey())).isEqualTo(entries.get(i).getValue());
          }
        }
      }
    }
    assertThat(pairs.code()).isEqualTo(new byte[] {1, 2, 3});
  }

  @Test
  void aMissingCodeIsPutInItsPlace() throws IOException {
    byte[] code = {9, 9};
    byte[] key = ":code".getBytes(StandardCharsets.US_ASCII);
    Path file = folder.resolve("empty.json");
    Files.writeString(file, "[]");
    StatePairs pairs = new StatePairs(file);
    assertThat(pairs.code()).isNull();
    try (NodeShelf shelf = NodeShelf.forSize(1)) {
      assertThat(pairs.buildInto(shelf, StateVersion.V0, code))
          .isEqualTo(TrieHash.of(TrieRoot.root(StateVersion.V0, List.of(Map.entry(key, code)))));
    }
  }

  /** More bytes than one batch, in no order. */
  private static List<Map.Entry<byte[], byte[]>> entries() {
    Random random = new Random(5);
    List<Map.Entry<byte[], byte[]>> entries = new ArrayList<>();
    for (int i = 0; i < ENTRIES; i++) {
      byte[] key = new byte[1 + random.nextInt(40)];
      byte[] value = new byte[random.nextInt(LONGEST)];
      random.nextBytes(key);
      random.nextBytes(value);
      key[0] = (byte) (i >> 8);
      entries.add(Map.entry(HexFormat.of().parseHex(hex(key) + hex(key(i))), value));
    }
    entries.add(Map.entry(":code".getBytes(StandardCharsets.US_ASCII), new byte[] {1, 2, 3}));
    return entries;
  }

  private static byte[] key(int i) {
    return new byte[] {(byte) (i >> 8), (byte) i};
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private Path write(List<Map.Entry<byte[], byte[]>> entries) throws IOException {
    Path file = folder.resolve("pairs.json");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("{\"jsonrpc\":\"2.0\",\"result\":[");
      for (int i = 0; i < entries.size(); i++) {
        out.write(i == 0 ? "" : ",\n");
        out.write("[\"0x" + hex(entries.get(i).getKey()) + "\",");
        out.write("\"0x" + hex(entries.get(i).getValue()) + "\"]");
      }
      out.write("],\"id\":1}");
    }
    return file;
  }
}
