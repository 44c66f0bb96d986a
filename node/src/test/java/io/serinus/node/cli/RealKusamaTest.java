package io.serinus.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serinus.wasm.RuntimeBlob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about blocks and runtimes on the real Kusama: its spec, its runtime of 2019. */
@Tag("slow")
class RealKusamaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROOT_OF_BLOCK_1 =
      "0xfabb0c6e92d29e8bb2167f3c6fb0ddeb956a4278a3cf853661af74a076fc9cb7";

  @TempDir private Path folder = Path.of("");

  private static Path shared(String name) {
    Path repository = Path.of("").toAbsolutePath();
    while (!Files.exists(repository.resolve("serinus")) && repository.getParent() != null) {
      repository = repository.getParent();
    }
    String shared =
        System.getProperty("serinus.shared", repository.resolve("../shared").toString());
    Path file = Path.of(shared).resolve("data/kusama").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), () -> "needs ../shared/data/kusama/" + name);
    return file;
  }

  private static String spec() {
    return shared("ksmcc3.json").toString();
  }

  private static JsonNode top() throws IOException {
    return JSON.readTree(shared("ksmcc3.json").toFile()).at("/genesis/raw/top");
  }

  private String write(String name, JsonNode content) throws IOException {
    Path file = folder.resolve(name);
    JSON.writeValue(file.toFile(), content);
    return file.toString();
  }

  private static JsonNode good(Cli cli) throws IOException {
    assertThat(cli.code()).as(cli.err()).isZero();
    return JSON.readTree(cli.out());
  }

  @Test
  void executesTheFirstBlockFromSpecAndFromPairs() throws IOException {
    Path file = shared("block-1.json");
    JsonNode outcome =
        good(Cli.run("block", "execute", "--chain", spec(), "--block", file.toString()));
    assertThat(outcome.get("stateRoot").asText()).isEqualTo(ROOT_OF_BLOCK_1);
    assertThat(outcome.get("expectedStateRoot").asText()).isEqualTo(ROOT_OF_BLOCK_1);
    assertThat(outcome.get("number").asInt()).isEqualTo(1);
    assertThat(outcome.get("ok").asBoolean()).isTrue();

    ArrayNode pairs = JSON.createArrayNode();
    top().properties().forEach(e -> pairs.addArray().add(e.getKey()).add(e.getValue()));
    ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1);
    answer.set("result", pairs);
    ObjectNode whole = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1);
    JsonNode block = JSON.readTree(file.toFile());
    whole.set("result", block);
    for (String state : new String[] {write("pairs.json", pairs), write("answer.json", answer)}) {
      for (String shape :
          new String[] {write("whole.json", whole), write("bare.json", block.get("block"))}) {
        JsonNode again = good(Cli.run("block", "execute", "--state", state, "--block", shape));
        assertThat(again.get("hash")).isEqualTo(outcome.get("hash"));
        assertThat(again.get("stateRoot").asText()).isEqualTo(ROOT_OF_BLOCK_1);
      }
    }
  }

  @Test
  void tellsTheRootOfABlockThatNamesAnother() throws IOException {
    ObjectNode block = (ObjectNode) JSON.readTree(shared("block-1.json").toFile());
    ((ObjectNode) block.at("/block/header")).put("stateRoot", "0x" + "11".repeat(32));
    Cli cli = Cli.run("block", "execute", "--chain", spec(), "--block", write("wrong.json", block));
    assertThat(cli.code()).isEqualTo(1);
    assertThat(cli.err().lines().toList()).hasSize(1);
    assertThat(cli.err()).contains("Core_execute_block", "Storage root must match");
    assertThat(JSON.readTree(cli.out()).get("stateRoot").asText()).isEqualTo(ROOT_OF_BLOCK_1);
  }

  @Test
  void readsVersionAndMetadataPlainAndCompressed() throws IOException {
    byte[] code = HexFormat.of().parseHex(top().get("0x3a636f6465").asText().substring(2));
    Path plain = folder.resolve("plain.wasm");
    Files.write(plain, code);
    Path compressed = folder.resolve("compressed.wasm");
    Files.write(compressed, RuntimeBlob.compress(code));
    for (String file : new String[] {spec(), plain.toString(), compressed.toString()}) {
      JsonNode version = good(Cli.run("runtime", "version", file));
      assertThat(version.get("specName").asText()).isEqualTo("kusama");
      assertThat(version.get("specVersion").asInt()).isEqualTo(1020);
      // What its shape of the version leaves out.
      assertThat(version.get("transactionVersion").asInt()).isEqualTo(1);
      assertThat(version.get("stateVersion").asInt()).isZero();
      Cli metadata = Cli.run("runtime", "metadata", file);
      assertThat(metadata.out()).startsWith("0x6d65746109").hasSize(2 + 2 * 61_378 + 1);
      assertThat(Cli.run("runtime", "metadata", "--version", "9", file).out())
          .isEqualTo(metadata.out());
      assertThat(Cli.run("runtime", "metadata", "--version", "15", file).err())
          .isEqualTo("Error: the runtime has no metadata of version 15, only of 9\n");
    }
  }

  @Test
  void ourOwnRuntimeHasMetadataOfThreeVersions() {
    for (int version = 14; version <= 16; version++) {
      Cli cli = Cli.run("runtime", "metadata", "--version", Integer.toString(version));
      assertThat(cli.code()).as(cli.err()).isZero();
      assertThat(cli.out())
          .startsWith("0x6d657461" + Integer.toHexString(0x100 | version).substring(1));
    }
    assertThat(Cli.run("runtime", "metadata", "--version", "13").err())
        .startsWith("Error: the runtime has no metadata of version 13, only of [14, 15");
  }

  @Test
  void callsTheRuntime() {
    Cli cli = Cli.run("runtime", "call", "--chain", spec(), "Core_version", "0x");
    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out()).startsWith("0x186b7573616d61347061726974792d6b7573616d61");
    Cli epoch = Cli.run("runtime", "call", "--chain", spec(), "BabeApi_configuration");
    assertThat(epoch.code()).as(epoch.err()).isZero();
    assertThat(epoch.out()).startsWith("0x7017000000000000" + "5802000000000000");
  }
}
