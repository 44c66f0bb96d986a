package io.serinus.scale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our codec and others, which run under Node.js in {@code interop/scale}, side by side. */
@Tag("slow")
class ReferenceCodecTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Process node;
  private BufferedWriter questions;
  private BufferedReader answers;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    Path folder = Path.of("..", "interop", "scale").toAbsolutePath().normalize();
    Assumptions.assumeTrue(Files.isDirectory(folder), "interop/scale is not beside this module");
    if (!Files.isDirectory(folder.resolve("node_modules"))) {
      Process install =
          new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!install.waitFor(300, TimeUnit.SECONDS) || install.exitValue() != 0) {
        install.destroyForcibly();
        throw new IOException("npm ci failed in interop/scale");
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

  @AfterEach
  void stop() {
    if (node != null) {
      node.destroy();
    }
  }

  /** They read what we write, and we read what they write. */
  private <T> void compare(Shape<T> shape, Random random) throws IOException {
    T value = shape.draw().apply(random);
    JsonNode shown = shape.show().apply(value);
    String bytes = Hex.format(shape.codec().encode(value));
    ObjectNode question = JSON.createObjectNode();
    question.set("type", shape.type());
    question.set("value", shown);
    question.put("bytes", bytes);
    questions.write(question.toString());
    questions.newLine();
    questions.flush();
    String line = answers.readLine();
    assertThat(line).as("the answer to %s", question).isNotNull();
    JsonNode answer = JSON.readTree(line);
    assertThat(answer.has("error")).as("%s: %s", question, answer).isFalse();
    assertThat(answer.get("value")).as("their reading of %s", question).isEqualTo(shown);
    assertThat(answer.get("bytes").textValue()).as("their bytes of %s", question).isEqualTo(bytes);
    byte[] theirs = Hex.parse(answer.get("bytes").textValue());
    assertThat(shape.codec().decode(theirs)).as("our reading of %s", question).isEqualTo(value);
  }

  @Test
  void simpleValuesAreTheSame() throws IOException {
    Random random = new Random(11);
    for (Shape<?> shape : Shape.SIMPLE) {
      for (int i = 0; i < 100; i++) {
        compare(shape, random);
      }
    }
    for (Shape<?> shape : Shape.ALONE) {
      for (int i = 0; i < 300; i++) {
        compare(shape, random);
      }
    }
  }

  @Test
  void randomTypesAreTheSame() throws IOException {
    Random random = new Random(12);
    for (int i = 0; i < 400; i++) {
      Shape<?> shape = Shape.random(random, 4);
      for (int j = 0; j < 3; j++) {
        compare(shape, random);
      }
    }
  }
}
