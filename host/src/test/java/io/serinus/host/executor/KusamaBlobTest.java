package io.serinus.host.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.SharedFolder;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.TrieState;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.scale.ScaleWriter;
import io.serinus.trie.Hasher;
import io.serinus.trie.MemoryNodeStore;
import io.serinus.trie.StateVersion;
import io.serinus.trie.Trie;
import io.serinus.trie.TrieEditor;
import io.serinus.trie.TrieHash;
import io.serinus.wasm.FunctionSplitter;
import io.serinus.wasm.WasmModule;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.wasm.Parser;

/** The real Kusama genesis runtime and its first block. */
final class KusamaBlobTest {
  private static final String STATE_ROOT_OF_BLOCK_1 =
      "fabb0c6e92d29e8bb2167f3c6fb0ddeb956a4278a3cf853661af74a076fc9cb7";
  private static final String CODE = "3a636f6465";

  private static final MemoryNodeStore NODES = new MemoryNodeStore();
  private static TrieHash root = Trie.emptyRoot(Hasher.BLAKE2_256);
  private static byte[] code = {};

  @BeforeAll
  static void readGenesis() throws IOException {
    JsonNode top =
        new ObjectMapper()
            .readTree(SharedFolder.file("kusama/ksmcc3.json").toFile())
            .at("/genesis/raw/top");
    TrieEditor editor = new TrieEditor(NODES, root, StateVersion.V0);
    top.properties().forEach(e -> editor.put(hex(e.getKey()), hex(e.getValue().asText())));
    TrieEditor.Commit commit = editor.commit();
    NODES.apply(commit.delta());
    root = commit.root();
    code = Objects.requireNonNull(new TrieState(NODES, root).get(HexFormat.of().parseHex(CODE)));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text, 2, text.length());
  }

  private static RuntimeExecutor executor() {
    return new RuntimeExecutor(
        new EndiveEngine(null), ExecutionStrategy.WASM, Duration.ofSeconds(60), List.of());
  }

  private static RuntimeHost host(Overlay overlay) {
    return new RuntimeHost(
        overlay,
        new HostCrypto(new MemoryKeyStore()),
        NoOffchain.INSTANCE,
        new RuntimeLog(blob -> null));
  }

  @Test
  void tellsItsVersion() {
    RuntimeVersion version = executor().version(RuntimeCode.of(code));
    assertThat(version.specName()).isEqualTo("kusama");
    assertThat(version.specVersion()).isEqualTo(1020);
    assertThat(version.transactionVersion()).isEqualTo(1);
  }

  @Test
  void tellsItsMetadata() {
    Overlay overlay = new Overlay(new TrieState(NODES, root));
    byte[] metadata =
        executor().call(RuntimeCode.of(code), host(overlay), "Metadata_metadata", new byte[0]);
    assertThat(metadata).hasSize(61_382);
  }

  @Test
  void executesBlockOne() throws IOException {
    executesBlockOne(code);
  }

  /**
   * Cut into pieces much smaller than the engine needs, so that every way of leaving a piece is
   * taken.
   */
  @Test
  void executesBlockOneInSmallPieces() throws IOException {
    WasmModule module = WasmModule.read(code);
    int functions = module.functions.size();
    FunctionSplitter.apply(module, 250);
    assertThat(module.functions.size()).isGreaterThan(functions + 300);
    executesBlockOne(module.write());
  }

  @Test
  void leavesNothingToTheInterpreter() {
    WasmModule module = WasmModule.read(code);
    FunctionSplitter.apply(module, EndiveEngine.MAX_INSTRUCTIONS);
    MachineFactoryCompiler.builder(Parser.parse(module.write()))
        .withInterpreterFallback(InterpreterFallback.FAIL)
        .compile();
  }

  private static void executesBlockOne(byte[] runtimeCode) throws IOException {
    RuntimeExecutor executor = executor();
    RuntimeCode runtime = RuntimeCode.of(runtimeCode);
    byte[] block = blockWithoutSeal();
    Overlay overlay = new Overlay(new TrieState(NODES, root));
    executor.call(runtime, host(overlay), "Core_execute_block", block);
    assertThat(HexFormat.of().formatHex(overlay.changes(StateVersion.V0).root().toBytes()))
        .isEqualTo(STATE_ROOT_OF_BLOCK_1);
  }

  private static byte[] blockWithoutSeal() throws IOException {
    JsonNode block =
        new ObjectMapper().readTree(SharedFolder.file("kusama/block-1.json").toFile()).get("block");
    JsonNode header = block.get("header");
    ScaleWriter out = new ScaleWriter();
    out.writeFixed(hex(header.get("parentHash").asText()));
    out.writeCompact(Long.decode(header.get("number").asText()));
    out.writeFixed(hex(header.get("stateRoot").asText()));
    out.writeFixed(hex(header.get("extrinsicsRoot").asText()));
    JsonNode logs = header.at("/digest/logs");
    out.writeCompact(logs.size() - 1);
    for (int i = 0; i < logs.size() - 1; i++) {
      out.writeFixed(hex(logs.get(i).asText()));
    }
    out.writeCompact(block.get("extrinsics").size());
    block.get("extrinsics").forEach(e -> out.writeFixed(hex(e.asText())));
    return out.toByteArray();
  }
}
