package io.serinus.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.trie.StateVersion;
import io.serinus.trie.TrieRoot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConformanceCommandTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir private Path folder = Path.of("");

  private int run(String... arguments) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return ConformanceCommand.run(List.of(arguments), folder, out, out);
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void encodesAString() throws IOException {
    assertThat(run("scale-codec", "encode", "--input", "a\n1")).isZero();
    assertThat(output()).isEqualTo("encoded a\n1: [c, 61, a, 31]\n");
  }

  @Test
  void printsTheRootOfATrie() throws IOException {
    Path file = folder.resolve("trie.yaml");
    Files.writeString(file, "keys:\n  - 'a0'\n  - 'a1b2'\nvalues:\n  - 'one'\n  - 'two'\n");
    assertThat(run("state-trie", "trie-root", "--keys-in-hex", "--state-file", file.toString()))
        .isZero();
    byte[] root =
        TrieRoot.root(
            StateVersion.V0,
            List.of(
                Map.entry(HexFormat.of().parseHex("a0"), Tester.text("one")),
                Map.entry(HexFormat.of().parseHex("a1b2"), Tester.text("two"))));
    assertThat(output()).isEqualTo("state root: " + HexFormat.of().formatHex(root) + "\n");
  }

  @Test
  void emptiesATrieKeyByKey() throws IOException {
    Path file = folder.resolve("trie.yaml");
    Files.writeString(file, "keys: ['alpha', 'beta', 'alpine']\nvalues: ['1', '2', '3']\n");
    assertThat(run("state-trie", "insert-and-delete", "--state-file", file.toString())).isZero();
    assertThat(output().lines().toList())
        .hasSize(6)
        .last()
        .isEqualTo("state root: 03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314");
  }

  @Test
  void skipsWhatItHasNot() throws IOException {
    assertThat(run("genesis")).isEqualTo(ConformanceCommand.NOT_SUPPORTED);
    assertThat(run("state-trie", "trie-root")).isEqualTo(1);
  }
}
