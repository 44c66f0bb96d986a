package io.serinus.trie;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Another implementation of the trie, asked under Node.js in {@code interop/trie}. */
final class ReferenceTrie implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process node;
  private final BufferedWriter questions;
  private final BufferedReader answers;

  ReferenceTrie() throws IOException, InterruptedException {
    Path folder = Path.of("..", "interop", "trie").toAbsolutePath().normalize();
    Assumptions.assumeTrue(Files.isDirectory(folder), "interop/trie is not beside this module");
    if (!Files.isDirectory(folder.resolve("node_modules"))) {
      Process install =
          new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!install.waitFor(300, TimeUnit.SECONDS) || install.exitValue() != 0) {
        install.destroyForcibly();
        throw new IOException("npm ci failed in interop/trie");
      }
    }
    node =
        new ProcessBuilder("node", "answer.mjs")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    questions = node.outputWriter();
    answers = node.inputReader();
  }

  TrieHash root(Collection<? extends Map.Entry<byte[], byte[]>> entries, StateVersion version)
      throws IOException {
    ObjectNode question =
        JSON.createObjectNode().put("op", "root").put("version", version.number());
    ArrayNode list = question.putArray("entries");
    entries.forEach(e -> list.addArray().add(hex(e.getKey())).add(hex(e.getValue())));
    return hash(ask(question));
  }

  /** Returns the entries that a proof shows. */
  JsonNode read(TrieHash root, StorageProof proof) throws IOException {
    ObjectNode question = JSON.createObjectNode().put("op", "read").put("root", root.toString());
    putNodes(question, proof);
    return ask(question);
  }

  private static void putNodes(ObjectNode question, StorageProof proof) {
    ArrayNode nodes = question.putArray("nodes");
    proof.nodes().forEach(n -> nodes.add(hex(n)));
  }

  private JsonNode ask(ObjectNode question) throws IOException {
    questions.write(question.toString());
    questions.newLine();
    questions.flush();
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the reference is gone");
    }
    JsonNode result = JSON.readTree(line).get("result");
    if (result == null) {
      throw new AssertionError(question + " was answered by " + line);
    }
    return result;
  }

  static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  private static TrieHash hash(JsonNode text) {
    return TrieHash.of(HexFormat.of().parseHex(text.asText().substring(2)));
  }

  @Override
  public void close() {
    node.destroy();
  }
}
