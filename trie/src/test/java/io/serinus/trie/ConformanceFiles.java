package io.serinus.trie;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** The entry lists of the Polkadot conformance suite's trie tests. */
final class ConformanceFiles {
  private ConformanceFiles() {}

  static List<Path> all() throws IOException {
    Path folder = SharedData.file("state-trie");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** Reads a file's entries; keys are hexadecimal where its name says so. */
  static List<Map.Entry<byte[], byte[]>> entries(Path file) throws IOException {
    // Everything is text: 01 is a key of two characters, or one byte in hexadecimal.
    Load yaml = new Load(LoadSettings.builder().setSchema(new FailsafeSchema()).build());
    Map<?, ?> lists = (Map<?, ?>) yaml.loadFromString(Files.readString(file));
    List<?> keys = (List<?>) lists.get("keys");
    List<?> values = (List<?>) lists.get("values");
    boolean hex = file.getFileName().toString().startsWith("hex_");
    List<Map.Entry<byte[], byte[]>> entries = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i).toString();
      entries.add(
          Map.entry(
              hex ? HexFormat.of().parseHex(key) : key.getBytes(StandardCharsets.UTF_8),
              values.get(i).toString().getBytes(StandardCharsets.UTF_8)));
    }
    return entries;
  }
}
