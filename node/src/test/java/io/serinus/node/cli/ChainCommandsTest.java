package io.serinus.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about a chain at rest, and what they say where there is nothing to work on. */
class ChainCommandsTest {
  @TempDir private Path folder = Path.of("");

  private static String complaint(String... arguments) {
    Cli cli = Cli.run(arguments);
    assertThat(cli.code()).as(cli.out() + cli.err()).isEqualTo(1);
    assertThat(cli.err().lines().toList()).as(cli.err()).hasSize(1);
    return cli.err().strip();
  }

  private static List<String> fields(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void aSpecHasTheReferenceNodesFieldsInItsOrder() throws IOException {
    Cli cli = Cli.run("build-spec", "--dev");
    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out())
        .startsWith(
            """
            {
              "name": "Development",
              "id": "dev",
              "chainType": "Development",
              "bootNodes": [],
              "telemetryEndpoints": null,
              "protocolId": "ksmdev",
              "properties": {
                "ss58Format": 2,
                "tokenDecimals": 12,
                "tokenSymbol": "KSM"
              },
              "codeSubstitutes": {},
              "genesis": {
                "runtimeGenesis": {
                  "code": "0x""");
    JsonNode genesis = new ObjectMapper().readTree(cli.out()).path("genesis");
    assertThat(fields(genesis.path("runtimeGenesis"))).containsExactly("code", "patch");

    Path file = Files.writeString(folder.resolve("spec.json"), cli.out());
    Cli raw = Cli.run("build-spec", "--raw", "--chain", file.toString());
    JsonNode state = new ObjectMapper().readTree(raw.out()).path("genesis");
    assertThat(fields(state.path("raw"))).containsExactly("top", "childrenDefault");
    Files.writeString(file, raw.out());
    assertThat(Cli.run("inspect", "genesis", "--chain", file.toString()).out())
        .contains(stateRoot(Cli.run("inspect", "genesis", "--chain", "dev")));
  }

  private static String stateRoot(Cli inspected) throws IOException {
    return new ObjectMapper().readTree(inspected.out()).path("stateRoot").asText("none");
  }

  @Test
  void purgingAsksFirst() throws IOException {
    String base = folder.toString();
    Path database = folder.resolve("chains").resolve("local_testnet").resolve("db");
    Files.createDirectories(database.resolve("full"));
    Path key = Files.writeString(folder.resolve("chains/local_testnet/key"), "stays");

    Cli refused = withInput("no\n", "purge-chain", "-d", base);
    assertThat(refused.code()).isZero();
    assertThat(refused.out())
        .isEqualTo("Are you sure to remove \"" + database + "\"? [y/N]: Aborted\n");
    assertThat(database).exists();

    Cli agreed = withInput("Yes\n", "purge-chain", "-d", base);
    assertThat(agreed.out()).endsWith("\"" + database + "\" removed.\n");
    assertThat(database).doesNotExist();
    assertThat(key).exists();

    Cli again = Cli.run("purge-chain", "-y", "-d", base);
    assertThat(again.code()).isZero();
    assertThat(again.err()).isEqualTo("\"" + database + "\" did not exist.\n");
  }

  private static Cli withInput(String input, String... arguments) {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      return Cli.run(arguments);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void whatIsMissingOrWrongIsSaidInOneLine() throws IOException {
    String base = folder.resolve("base").toString();
    String none = folder.resolve("none").toString();
    assertThat(complaint("import-blocks", "-d", base, none))
        .isEqualTo("Error: " + none + ": there is no such file or folder");
    Path text = Files.writeString(folder.resolve("text"), "{\"header\":{}}");
    assertThat(complaint("import-blocks", "-d", base, text.toString()))
        .contains("block 0 of the input: header.digest.logs is not an array");
    assertThat(complaint("import-blocks", "--binary", "-d", base, text.toString()))
        .contains("Error: ");
    Path binary = folder.resolve("binary");
    Files.write(binary, new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 7});
    assertThat(complaint("import-blocks", "-d", base, binary.toString()))
        .contains("block 0 of the input is not JSON");
    assertThat(complaint("import-blocks", "-d", base, folder.toString()))
        .isEqualTo("Error: " + folder + " is a folder");
    assertThat(complaint("export-blocks", "-d", base)).contains("no blocks from 1 to 0");
    assertThat(complaint("check-block", "-d", base, "7")).contains("no block 7");
    assertThat(complaint("check-block", "-d", base, "best")).contains("neither a block's hash");
    assertThat(complaint("build-spec", "--chain", none)).contains(none);
    assertThat(complaint("build-spec", "--chain", binary.toString())).contains("not JSON");
    assertThat(complaint("inspect", "genesis", "--chain", text.toString())).contains("name");
  }

  @Test
  void anExportThatCannotBeLeavesTheFileAsItWas() throws IOException {
    Path file = Files.writeString(folder.resolve("blocks"), "of yesterday");
    for (String form : new String[] {"--binary", "--from=3"}) {
      assertThat(
              complaint("export-blocks", "-d", folder.toString(), "-lwarn", form, file.toString()))
          .contains("the best chain has no blocks from ");
      assertThat(file).hasContent("of yesterday");
    }
  }

  @Test
  void commandsTakeTheLogFiltersOfANode() {
    String base = folder.toString();
    for (String[] command :
        new String[][] {
          {"export-blocks"},
          {"import-blocks"},
          {"check-block", "1"},
          {"purge-chain"},
          {"build-spec"}
        }) {
      List<String> arguments = new ArrayList<>(List.of(command));
      arguments.addAll(List.of("-d", base, "-l", "warn,babe=loud"));
      assertThat(complaint(arguments.toArray(String[]::new)))
          .isEqualTo("Error: a log level is off, error, warn, info, debug or trace, not loud");
    }
  }

  @Test
  void statesAreKeptAsTheDatabaseWasBegunUnlessSomethingElseIsAskedFor() {
    String archive = folder.resolve("archive").toString();
    String begun = complaint("export-blocks", "-d", archive, "--pruning", "archive");
    assertThat(begun).contains("no blocks from 1 to 0");
    assertThat(complaint("export-blocks", "-d", archive)).isEqualTo(begun);
    assertThat(complaint("check-block", "-d", archive, "7")).contains("no block 7");
    assertThat(complaint("export-blocks", "-d", archive, "--pruning", "archive")).isEqualTo(begun);
    String conflict =
        "Error: the database keeps all states, and cannot change to the newest states";
    for (String[] command :
        new String[][] {{"export-blocks"}, {"check-block", "7"}, {"import-blocks"}}) {
      List<String> arguments = new ArrayList<>(List.of(command));
      arguments.addAll(List.of("-d", archive, "--pruning", "256"));
      assertThat(complaint(arguments.toArray(String[]::new))).isEqualTo(conflict);
    }
    Cli node = Cli.run("-d", archive, "--state-pruning=256", "--rpc-port=0", "--no-prometheus");
    assertThat(node.code()).isEqualTo(1);
    assertThat(node.err()).isEqualTo(conflict + "\n");

    assertThat(complaint("export-blocks", "-d", archive, "--pruning", "archive-canonical"))
        .isEqualTo(
            "Error: the database keeps all states,"
                + " and cannot change to the states of the canonical chain");

    String pruned = folder.resolve("pruned").toString();
    assertThat(complaint("export-blocks", "-d", pruned)).isEqualTo(begun);
    assertThat(complaint("export-blocks", "-d", pruned, "--pruning", "10")).isEqualTo(begun);
    assertThat(complaint("export-blocks", "-d", pruned, "--pruning", "archive"))
        .isEqualTo("Error: the database keeps the newest states, and cannot change to all states");
    assertThat(complaint("export-blocks", "-d", pruned)).isEqualTo(begun);
  }

  @Test
  void aBasePathThatIsAFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (String[] command :
        new String[][] {
          {"export-blocks"}, {"import-blocks"}, {"check-block", "1"}, {"--rpc-port", "0"},
        }) {
      String[] all = List.of(command).toArray(new String[command.length + 2]);
      all[command.length] = "-d";
      all[command.length + 1] = file.toString();
      Cli cli = Cli.run(all);
      assertThat(cli.code()).isEqualTo(1);
      assertThat(cli.err().lines().filter(line -> line.startsWith("Error: ")))
          .singleElement()
          .asString()
          .contains(file.toString());
      assertThat(cli.err()).doesNotContain("\tat ");
    }
  }
}
