package io.serinus.conformance;

import io.serinus.trie.Hasher;
import io.serinus.trie.MemoryNodeStore;
import io.serinus.trie.StateVersion;
import io.serinus.trie.Trie;
import io.serinus.trie.TrieEditor;
import io.serinus.trie.TrieHash;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * The suite's {@code state-trie} cases: roots of tries of which a file lists the keys and the
 * values.
 */
final class StateTrieAdapter {
  private final List<byte[]> keys;
  private final List<byte[]> values;
  private final MemoryNodeStore nodes = new MemoryNodeStore();
  private TrieHash root = Trie.emptyRoot(Hasher.BLAKE2_256);

  private StateTrieAdapter(List<byte[]> keys, List<byte[]> values) {
    this.keys = keys;
    this.values = values;
  }

  static StateTrieAdapter read(Path file, boolean hexKeys, boolean hexValues) throws IOException {
    // Everything is text: 01 is a key of two characters, or of one byte in hexadecimal.
    LoadSettings settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
    Object document;
    try {
      document = new Load(settings).loadFromString(Files.readString(file));
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(file + " is not YAML", e);
    }
    if (!(document instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(file + " is no list of keys and values");
    }
    StateTrieAdapter adapter =
        new StateTrieAdapter(list(map, "keys", hexKeys), list(map, "values", hexValues));
    if (adapter.keys.size() != adapter.values.size()) {
      throw new IllegalArgumentException(file + " has not as many values as keys");
    }
    return adapter;
  }

  private static List<byte[]> list(Map<?, ?> document, String name, boolean hex) {
    if (!(document.get(name) instanceof List<?> items)) {
      throw new IllegalArgumentException("the file has no list of " + name);
    }
    return items.stream()
        .map(String::valueOf)
        .map(text -> hex ? fromHex(text) : text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static byte[] fromHex(String text) {
    return HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
  }

  /** Runs {@code trie-root} or {@code insert-and-delete}; false for anything else. */
  boolean run(String command, PrintStream out) {
    switch (command) {
      case "trie-root" -> {
        for (int i = 0; i < keys.size(); i++) {
          put(keys.get(i), values.get(i));
        }
        print(out);
      }
      case "insert-and-delete" -> insertAndDelete(out);
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * Prints the root after each insertion, then drops the key that the root's first byte picks until
   * none is left.
   */
  private void insertAndDelete(PrintStream out) {
    for (int i = 0; i < keys.size(); i++) {
      put(keys.get(i), values.get(i));
      print(out);
    }
    List<byte[]> left = new ArrayList<>(keys);
    while (!left.isEmpty()) {
      byte[] key = left.remove((root.toBytes()[0] & 0xff) % left.size());
      TrieEditor editor = editor();
      editor.remove(key);
      commit(editor);
      print(out);
    }
  }

  private void put(byte[] key, byte[] value) {
    TrieEditor editor = editor();
    editor.put(key, value);
    commit(editor);
  }

  private TrieEditor editor() {
    return new TrieEditor(nodes, root, StateVersion.V0);
  }

  private void commit(TrieEditor editor) {
    TrieEditor.Commit commit = editor.commit();
    nodes.apply(commit.delta());
    root = commit.root();
  }

  private void print(PrintStream out) {
    out.print("state root: " + HexFormat.of().formatHex(root.toBytes()) + "\n");
  }
}
