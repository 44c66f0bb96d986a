package io.serinus.node.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Each command with as little to do as possible. */
final class BenchmarkCommandsTest {
  private static final String[] SHORT_LIMITS = {
    "--verify-duration",
    "0.01",
    "--hash-duration",
    "0.01",
    "--memory-duration",
    "0.01",
    "--disk-duration",
    "0.01"
  };

  private record Run(int exitCode, String out) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(out);
    }
  }

  private static Run run(String... arguments) {
    StringWriter out = new StringWriter();
    int exitCode =
        new CommandLine(new BenchmarkCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out, true))
            .execute(arguments);
    return new Run(exitCode, out.toString());
  }

  private static String[] machine(Path folder, String... more) {
    List<String> arguments = new ArrayList<>(List.of("machine", "--base-path", folder.toString()));
    arguments.addAll(List.of(SHORT_LIMITS));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  @Test
  void judgesTheMachineInSixRows(@TempDir Path folder) throws IOException {
    Run run = run(machine(folder, "--allow-fail"));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().filter(line -> line.startsWith("| ")))
        .hasSize(7)
        .first()
        .asString()
        .containsSubsequence("Category", "Function", "Score", "Minimum", "Result");
    assertThat(run.out())
        .containsSubsequence(
            "BLAKE2-256 ",
            "783.27 MiBs",
            "BLAKE2-256-Parallel-8",
            "966.43 MiBs",
            "SR25519-Verify",
            "560.67 KiBs",
            "Copy",
            "11.49 GiBs",
            "Seq Write",
            "950.00 MiBs",
            "Rnd Write",
            "420.00 MiBs",
            "From 6 benchmarks in total");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void passesEverythingAtFullToleranceAndSaysSoInJson(@TempDir Path folder) throws IOException {
    JsonNode rows = run(machine(folder, "--json", "--allow-fail", "--tolerance", "100")).json();
    assertThat(rows).hasSize(6);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.get("score").asDouble()).isPositive();
              assertThat(row.get("pass").asBoolean()).isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "crypto --duration 0.001",
        "scale --duration 0.001 --extrinsics 10",
        "trie --entries 100 --rounds 1",
        "storage --accounts 2100 --rounds 1",
      })
  void printsPositiveFigures(String command) throws IOException {
    Run run = run((command + " --json").split(" "));
    assertThat(run.exitCode()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("benchmark").asText()).isEqualTo(command.split(" ")[0]);
    assertThat(json.get("figures"))
        .isNotEmpty()
        .allSatisfy(figure -> assertThat(figure.get("value").asDouble()).isPositive());
  }

  @Test
  void printsAFigureALineForPeople() {
    Run run = run("trie", "--entries", "100", "--rounds", "1");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(6).allMatch(line -> line.endsWith(" ms"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--duration 0", "--duration -1", "--duration x", "--duration NaN"})
  void refusesWhatIsNoDuration(String option) {
    assertThat(run(("scale " + option).split(" ")).exitCode()).isEqualTo(2);
  }

  @Test
  @Tag("slow")
  void takesTransfersIntoBlocksAndExecutesABlockBothWays() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      assertThat(
              run("transfers", "--transfers", "2", "--rounds", "1", "--seconds", "0.01").exitCode())
          .isZero();
    } finally {
      System.setOut(before);
    }
    String took = " executed %s: \\d+\\.\\d ms .* with its signatures known, \\d+\\.\\d ms .*";
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .containsPattern("a block of 1000 transfers" + took.formatted("native"))
        .containsPattern("a block of 1000 transfers" + took.formatted("Wasm"))
        .containsPattern("2 transfers");
  }

  @Test
  @Tag("slow")
  void startsANode() throws IOException {
    JsonNode figures = run("start", "--starts", "1", "--json").json().get("figures");
    assertThat(figures.findValuesAsText("what"))
        .contains("start 1, until block 1", "best start until block 1");
  }

  @Test
  @Tag("slow")
  void executesBlocksOfBothRuntimes() throws IOException {
    Path repository = Path.of("").toAbsolutePath();
    while (!Files.exists(repository.resolve("serinus")) && repository.getParent() != null) {
      repository = repository.getParent();
    }
    String shared =
        System.getProperty("serinus.shared", repository.resolve("../shared").toString());
    Path spec = Path.of(shared, "data", "kusama", "ksmcc3.json");
    List<String> arguments =
        new ArrayList<>(List.of("wasm", "--json", "--duration", "0.001", "--transfers", "2"));
    if (Files.exists(spec)) {
      arguments.addAll(List.of("--chain", spec.toString()));
    }
    JsonNode json = run(arguments.toArray(String[]::new)).json();
    assertThat(json.get("figures").findValuesAsText("what"))
        .contains(
            "Serinus in Wasm: block of 2 transactions",
            "Serinus natively: block of 2 transactions");
    assertThat(json.get("notes").size()).isEqualTo(Files.exists(spec) ? 0 : 1);
  }
}
