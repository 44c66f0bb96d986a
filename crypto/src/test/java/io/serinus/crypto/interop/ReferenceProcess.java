package io.serinus.crypto.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/**
 * Asks the reference WebAssembly builds, which run under Node.js in {@code interop/crypto}:
 * questions are collected, sent at once, and each answer goes to the check it was asked for.
 */
final class ReferenceProcess {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<ObjectNode> questions = new ArrayList<>();
  private final List<Consumer<JsonNode>> checks = new ArrayList<>();

  /** Fields are names and values in turn; byte arrays become hex. */
  void ask(String operation, Consumer<JsonNode> check, Object... fields) {
    ObjectNode question = JSON.createObjectNode().put("id", questions.size()).put("op", operation);
    for (int i = 0; i < fields.length; i += 2) {
      Object value =
          fields[i + 1] instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : fields[i + 1];
      question.set((String) fields[i], JSON.valueToTree(value));
    }
    questions.add(question);
    checks.add(check);
  }

  /** Runs the process over all questions and all checks over its answers. */
  void run() throws IOException, InterruptedException {
    Path folder = Path.of("..", "interop", "crypto").toAbsolutePath().normalize();
    Assumptions.assumeTrue(Files.isDirectory(folder), "interop/crypto is not beside this module");
    if (!Files.isDirectory(folder.resolve("node_modules"))) {
      Process install =
          new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!install.waitFor(300, TimeUnit.SECONDS) || install.exitValue() != 0) {
        install.destroyForcibly();
        throw new IOException("npm ci failed in interop/crypto");
      }
    }
    Process node =
        new ProcessBuilder("node", "answer.mjs")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Thread.ofVirtual().start(() -> send(node));
      List<JsonNode> answers = new ArrayList<>();
      try (BufferedReader reader = node.inputReader()) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          answers.add(JSON.readTree(line));
        }
      }
      if (answers.size() != questions.size()) {
        throw new IOException(answers.size() + " answers to " + questions.size() + " questions");
      }
      for (int i = 0; i < answers.size(); i++) {
        JsonNode result = answers.get(i).get("result");
        if (result == null) {
          throw new AssertionError(questions.get(i) + " was answered by " + answers.get(i));
        }
        checks.get(i).accept(result);
      }
    } finally {
      node.destroy();
    }
  }

  private void send(Process node) {
    try (BufferedWriter writer = node.outputWriter()) {
      for (ObjectNode question : questions) {
        writer.write(question.toString());
        writer.newLine();
      }
    } catch (IOException e) {
      // The process has gone; the missing answers tell.
      node.destroy();
    }
  }
}
