package io.serinus.node.cli;

import static io.serinus.node.cli.Blobs.op;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serinus.trie.StateVersion;
import io.serinus.trie.TrieRoot;
import io.serinus.wasm.DataSegment;
import io.serinus.wasm.Export;
import io.serinus.wasm.FunctionType;
import io.serinus.wasm.Import;
import io.serinus.wasm.Instruction;
import io.serinus.wasm.Limits;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.RuntimeBlob;
import io.serinus.wasm.ValueType;
import io.serinus.wasm.WasmModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about blocks and runtimes on chains whose runtime is a little module. */
class HandMadeChainTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEAP_PAGES = ":heappages";
  private static final String EXECUTE = "Core_execute_block";

  @TempDir private Path folder = Path.of("");

  private static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A runtime whose block execution does this, and which answers {@code Probe_name} with a name.
   */
  private static WasmModule runtime(
      String name, int specVersion, int stateVersion, Instruction... execution) {
    WasmModule module = Blobs.versioned(Blobs.module(), specVersion, stateVersion);
    Blobs.export(module, EXECUTE, execution);
    module.data.add(new DataSegment(List.of(op(Opcode.I32_CONST, 16), op(Opcode.END)), text(name)));
    Blobs.export(module, "Probe_name", Blobs.answer(16, name.length()));
    return module;
  }

  private static Map<String, byte[]> state(byte[] code) {
    Map<String, byte[]> state = new TreeMap<>();
    state.put(":code", code);
    state.put("long", new byte[100]);
    return state;
  }

  private ObjectNode spec(Map<String, byte[]> state) {
    ObjectNode spec = JSON.createObjectNode().put("name", "Hand").put("id", "hand");
    ObjectNode top = spec.putObject("genesis").putObject("raw").putObject("top");
    state.forEach((key, value) -> top.put(hex(text(key)), hex(value)));
    return spec;
  }

  private String write(String name, JsonNode content) throws IOException {
    Path file = folder.resolve(name);
    JSON.writeValue(file.toFile(), content);
    return file.toString();
  }

  private ArrayNode pairs(Map<String, byte[]> state) {
    ArrayNode pairs = JSON.createArrayNode();
    state.forEach((key, value) -> pairs.addArray().add(hex(text(key))).add(hex(value)));
    return pairs;
  }

  private static ObjectNode block(String parent, String stateRoot) {
    ObjectNode block = JSON.createObjectNode();
    ObjectNode header = block.putObject("header");
    header.put("parentHash", parent).put("number", "0x1").put("stateRoot", stateRoot);
    header.put("extrinsicsRoot", parent).putObject("digest").putArray("logs");
    block.putArray("extrinsics");
    return block;
  }

  private static String root(StateVersion version, Map<String, byte[]> state) {
    return hex(
        TrieRoot.root(
            version,
            state.entrySet().stream()
                .map(e -> Map.entry(text(e.getKey()), e.getValue()))
                .toList()));
  }

  private static JsonNode json(Cli cli) throws IOException {
    return JSON.readTree(cli.out());
  }

  private static String complaint(Cli cli) {
    assertThat(cli.code()).as(cli.out() + cli.err()).isEqualTo(1);
    assertThat(cli.err().lines().toList()).as(cli.err()).hasSize(1);
    return cli.err();
  }

  private Cli execute(Map<String, byte[]> state, JsonNode block) throws IOException {
    return Cli.run(
        "block",
        "execute",
        "--state",
        write("pairs.json", pairs(state)),
        "--block",
        write("block.json", block));
  }

  @Test
  void theStateVersionIsTheRuntimes() throws IOException {
    for (StateVersion version : StateVersion.values()) {
      Map<String, byte[]> state =
          state(RuntimeBlob.compress(runtime("n", 1, version.number()).write()));
      String expected = root(version, state);
      Cli cli = execute(state, block(root(StateVersion.V0, Map.of()), expected));
      assertThat(cli.code()).as(cli.err()).isZero();
      assertThat(json(cli).get("stateRoot").asText()).isEqualTo(expected);
      assertThat(json(cli).get("ok").asBoolean()).isTrue();
      assertThat(json(cli).get("engine").asText()).isEqualTo("endive");
      assertThat(json(cli).get("number").asInt()).isEqualTo(1);
    }
  }

  @Test
  void anotherRootIsNotGood() throws IOException {
    Map<String, byte[]> state = state(runtime("n", 1, 0).write());
    String zero = "0x" + "00".repeat(32);
    Cli cli = execute(state, block(zero, zero));
    assertThat(cli.code()).isEqualTo(1);
    assertThat(json(cli).get("ok").asBoolean()).isFalse();
    assertThat(json(cli).get("expectedStateRoot").asText()).isEqualTo(zero);
    assertThat(json(cli).get("stateRoot").asText()).isEqualTo(root(StateVersion.V0, state));
  }

  @Test
  void aTrapIsToldBesideTheOutcome() throws IOException {
    Map<String, byte[]> state = state(runtime("n", 1, 0, op(Opcode.UNREACHABLE)).write());
    Cli cli = execute(state, block(root(StateVersion.V0, state), root(StateVersion.V0, state)));
    assertThat(complaint(cli)).contains(EXECUTE, "unreachable");
    assertThat(json(cli).get("ok").asBoolean()).isFalse();
    assertThat(json(cli).get("stateRoot").isNull()).isTrue();
  }

  @Test
  void childrenThatAreNotListedLeaveTheRootAsItIs() throws IOException {
    Map<String, byte[]> state = state(runtime("n", 1, 1).write());
    state.put(":child_storage:default:abc", new byte[32]);
    String expected = root(StateVersion.V1, state);
    Cli cli = execute(state, block(expected, expected));
    assertThat(cli.code()).as(cli.err()).isZero();
  }

  @Test
  void genesisIsTheParentOfTheFirstBlock() throws IOException {
    ObjectNode spec = spec(state(runtime("n", 1, 1).write()));
    String chain = write("spec.json", spec);
    JsonNode genesis = json(Cli.run("inspect", "genesis", "--chain", chain));
    String root = genesis.get("stateRoot").asText();
    String parent = genesis.get("blockHash").asText();
    String block = write("block.json", block(parent, root));
    Cli good = Cli.run("block", "execute", "--chain", chain, "--block", block);
    assertThat(good.code()).as(good.err()).isZero();

    String other = write("other.json", block(root, root));
    assertThat(complaint(Cli.run("block", "execute", "--chain", chain, "--block", other)))
        .contains("not of the chain's genesis " + parent);

    spec.putArray("badBlocks").add(json(good).get("hash").asText());
    String refusing = write("refusing.json", spec);
    assertThat(complaint(Cli.run("block", "execute", "--chain", refusing, "--block", block)))
        .contains("bad blocks");
  }

  @Test
  void codeSubstitutesRunWhereTheVersionIsTheSame() throws IOException {
    ObjectNode spec = spec(state(runtime("chain", 7, 0).write()));
    ObjectNode substitutes = spec.putObject("codeSubstitutes");
    substitutes.put("0", hex(runtime("substitute", 7, 0).write()));
    assertThat(name(spec)).isEqualTo("substitute");
    substitutes.put("0", hex(runtime("substitute", 8, 0).write()));
    assertThat(name(spec)).isEqualTo("chain");
    substitutes.removeAll();
    substitutes.put("1", hex(runtime("substitute", 7, 0).write()));
    assertThat(name(spec)).isEqualTo("chain");
  }

  private String name(ObjectNode spec) throws IOException {
    Cli cli = Cli.run("runtime", "call", "--chain", write("spec.json", spec), "Probe_name");
    assertThat(cli.code()).as(cli.err()).isZero();
    return new String(
        HexFormat.of().parseHex(cli.out().strip().substring(2)), StandardCharsets.UTF_8);
  }

  @Test
  void theUserMayNameAnotherBlob() throws IOException {
    Path blob = folder.resolve("other.wasm");
    Files.writeString(blob, hex(runtime("other", 1, 0).write()) + "\n");
    Map<String, byte[]> state = state(runtime("own", 1, 0).write());
    String pairs = write("pairs.json", pairs(state));
    Cli cli =
        Cli.run("runtime", "call", "--state", pairs, "--code", blob.toString(), "Probe_name", "0x");
    assertThat(cli.out().strip()).isEqualTo(hex(text("other")));
    state.remove(":code");
    String codeless = write("codeless.json", pairs(state));
    assertThat(complaint(Cli.run("runtime", "call", "--state", codeless, "Probe_name")))
        .contains(":code");
    Cli named =
        Cli.run(
            "runtime", "call", "--state", codeless, "--code", blob.toString(), "Probe_name", "0x");
    assertThat(named.out().strip()).isEqualTo(hex(text("other")));
  }

  @Test
  void theMemoryMayBeImported() throws IOException {
    WasmModule module = runtime("importer", 1, 0);
    module.memories.clear();
    module.exports.removeIf(e -> e.kind() == Export.Kind.MEMORY);
    module.imports.add(new Import("env", "memory", new Import.Memory(new Limits(2, -1))));
    assertThat(name(spec(state(module.write())))).isEqualTo("importer");
  }

  @Test
  void heapPagesBoundTheMemory() throws IOException {
    WasmModule module = new WasmModule();
    int type = module.typeIndex(new FunctionType(List.of(ValueType.I32), List.of(ValueType.I32)));
    module.imports.add(
        new Import("env", "ext_allocator_malloc_version_1", new Import.Function(type)));
    WasmModule rest = Blobs.module();
    module.memories.addAll(rest.memories);
    module.globals.addAll(rest.globals);
    module.exports.add(new Export("memory", Export.Kind.MEMORY, 0));
    module.exports.add(new Export("__heap_base", Export.Kind.GLOBAL, 0));
    Blobs.versioned(module, 1, 0);
    Blobs.export(
        module, "Probe_grow", op(Opcode.I32_CONST, 1 << 20), op(Opcode.CALL, 0), op(Opcode.DROP));
    Map<String, byte[]> state = state(module.write());
    state.put(HEAP_PAGES, new byte[] {17, 0, 0, 0, 0, 0, 0, 0});
    String enough = write("enough.json", pairs(state));
    Cli fits = Cli.run("runtime", "call", "--state", enough, "Probe_grow");
    assertThat(fits.code()).as(fits.err()).isZero();
    state.put(HEAP_PAGES, new byte[] {15, 0, 0, 0, 0, 0, 0, 0});
    String few = write("few.json", pairs(state));
    assertThat(complaint(Cli.run("runtime", "call", "--state", few, "Probe_grow")))
        .contains("Probe_grow", "out of memory", "16 allowed");
  }

  @Test
  void malformedFilesAreToldOf() throws IOException {
    Map<String, byte[]> state = state(runtime("n", 1, 0).write());
    String root = root(StateVersion.V0, state);
    for (Map.Entry<String, String> entry :
        Map.of(
                "{", "not JSON",
                "[[\"0x00\"]]", "the value of entry 0 is not a string",
                "[[\"0x00\",\"0x00\",\"0x00\"]]", "entry 0 has more than a key and a value",
                "[[\"0x0\",\"0x00\"]]", "the key of entry 0 is not hexadecimal",
                "[3]", "entry 0 is not a pair",
                "{\"id\":1}", "an object without the field result",
                "{\"error\":{\"code\":-32000},\"id\":1}", "a JSON-RPC error: {\"code\":-32000}",
                "\"0x\"", "neither an array of [key, value] pairs")
            .entrySet()) {
      Path file = folder.resolve("pairs.json");
      Files.writeString(file, entry.getKey());
      assertThat(complaint(Cli.run("runtime", "call", "--state", file.toString(), "Probe_name")))
          .startsWith("Error: " + file + ": ")
          .contains(entry.getValue());
    }
    for (Map.Entry<String, String> entry :
        Map.of(
                "[",
                "not JSON",
                "{}",
                "no field block or header",
                "{\"result\":null}",
                "the answer holds no block",
                block("0x00", root).toString(),
                "header.parentHash has 1 bytes, not 32",
                block(root, root).toString().replace("\"0x1\"", "\"x\""),
                "header.number",
                block(root, root).toString().replace("\"logs\":[]", "\"logs\":[\"0xff\"]"),
                "header.digest.logs[0] is no digest item",
                block(root, root)
                    .toString()
                    .replace("extrinsics\":[]", "extrinsics\":[\"0x0801\"]"),
                "extrinsics[0] is no extrinsic")
            .entrySet()) {
      Path file = folder.resolve("block.json");
      Files.writeString(file, entry.getKey());
      assertThat(
              complaint(
                  Cli.run(
                      "block",
                      "execute",
                      "--state",
                      write("pairs.json", pairs(state)),
                      "--block",
                      file.toString())))
          .startsWith("Error: " + file + ": ")
          .contains(entry.getValue());
    }
  }

  @Test
  void chainAndStateExcludeEachOther() {
    assertThat(
            complaint(Cli.run("runtime", "call", "--chain", "dev", "--state", "x", "Core_version")))
        .contains("exclude each other");
    assertThat(complaint(Cli.run("runtime", "call", "--state", "nowhere.json", "Core_version")))
        .contains("nowhere.json");
  }
}
