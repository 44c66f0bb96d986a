package io.serinus.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serinus.host.executor.WasmRuntime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All Host API cases of the suite, through Wasm, in one process; a case that is not run is a
 * failure.
 */
final class HostApiConformanceTest {
  private static final int CASES = 339;

  @TempDir private Path folder = Path.of("");

  private static Path cases() {
    Path repository = Path.of("").toAbsolutePath();
    while (!Files.exists(repository.resolve("serinus")) && repository.getParent() != null) {
      repository = repository.getParent();
    }
    String shared =
        System.getProperty("serinus.shared", repository.resolve("../shared").toString());
    Path file = Path.of(shared).resolve("data/host-api/cases.json");
    Assumptions.assumeTrue(Files.exists(file), "needs ../shared/data/host-api/cases.json");
    return file;
  }

  @Test
  void behavesAsTheSuiteExpects() throws IOException {
    JsonNode cases = new ObjectMapper().readTree(cases().toFile());
    WasmRuntime tester = Tester.runtime(folder);
    List<String> failures = new ArrayList<>();
    int run = 0;
    for (JsonNode entry : cases) {
      List<String> input = new ArrayList<>();
      entry.get("input").forEach(i -> input.add(i.asText()));
      ByteArrayOutputStream printed = new ByteArrayOutputStream();
      String function = entry.get("function").asText();
      String problem =
          problem(tester, function, input, new PrintStream(printed, true, StandardCharsets.UTF_8));
      JsonNode expected = entry.get("stdout");
      String stdout = printed.toString(StandardCharsets.UTF_8);
      if (problem != null) {
        failures.add(function + input + ": " + problem);
      } else if (!expected.isNull() && !expected.asText().equals(stdout)) {
        failures.add(function + input + ": printed " + stdout + " instead of " + expected.asText());
      }
      run++;
    }
    assertThat(failures).isEmpty();
    assertThat(run).isEqualTo(CASES);
  }

  private static @org.jspecify.annotations.Nullable String problem(
      WasmRuntime tester, String function, List<String> input, PrintStream out) {
    try {
      return new HostApiAdapter(tester).run(function, input, out) ? null : "not known";
    } catch (RuntimeException e) {
      return e.toString();
    }
  }
}
