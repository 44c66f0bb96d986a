package io.serinus.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serinus.consensus.grandpa.GrandpaNetwork;
import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.chain.ChainStore;
import io.serinus.host.client.BlockOrigin;
import io.serinus.host.client.Client;
import io.serinus.host.client.ClientPoolChain;
import io.serinus.host.client.Extrinsics;
import io.serinus.host.client.Genesis;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.client.SignatureCache;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.executor.EndiveEngine;
import io.serinus.host.executor.ExecutionStrategy;
import io.serinus.host.executor.HostCrypto;
import io.serinus.host.executor.RuntimeExecutor;
import io.serinus.host.state.PruningMode;
import io.serinus.host.state.StateOptions;
import io.serinus.host.txpool.PoolOptions;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.primitives.Block;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.BabeConfiguration;
import io.serinus.primitives.consensus.Fraction;
import io.serinus.scale.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real Kusama's first block by the real Kusama's rules. */
@Tag("slow")
class KusamaConsensusTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theFirstBlockIsAccepted() throws Exception {
    try (Client client = kusama()) {
      ConsensusService consensus = consensus(client);
      BabeConfiguration configuration = consensus.babe().configuration();
      assertThat(configuration.slotDuration()).isEqualTo(6000);
      assertThat(configuration.epochLength()).isEqualTo(600);
      assertThat(configuration.c()).isEqualTo(new Fraction(1, 4));
      assertThat(configuration.authorities()).hasSize(6);

      Block block = blockOne();
      Header header = block.header();
      Header moved =
          new Header(header.parentHash(), 1, H256.ZERO, header.extrinsicsRoot(), header.digest());
      assertThatThrownBy(
              () ->
                  consensus
                      .imports()
                      .importBlock(
                          new Block(moved, block.extrinsics()), List.of(), BlockOrigin.FILE))
          .isInstanceOf(BadBlockException.class)
          .hasMessageContaining("a bad seal");

      Client.ImportResult result =
          consensus.imports().importBlock(block, List.of(), BlockOrigin.FILE);
      assertThat(result.isNew()).isTrue();
      assertThat(result.best()).isTrue();
      var epochs = consensus.babe().epochsAt(result.block().hash()).orElseThrow();
      assertThat(epochs.current().orElseThrow().startSlot().number()).isEqualTo(262_493_679);
      assertThat(epochs.next().startSlot().number()).isEqualTo(262_494_279);
      assertThat(epochs.next().epochIndex()).isEqualTo(1);
    }
  }

  private static ConsensusService consensus(Client client) {
    InstantSource clock = InstantSource.system();
    TransactionPool pool =
        new TransactionPool(new ClientPoolChain(client), PoolOptions.DEFAULT, clock, Runnable::run);
    return new ConsensusService(
        client,
        pool,
        new MemoryKeyStore(),
        GrandpaNetwork.alone(),
        ConsensusOptions.standard(false),
        clock,
        () -> true);
  }

  private static Client kusama() throws IOException {
    Map<Bytes, Bytes> state = new TreeMap<>();
    read("kusama/ksmcc3.json")
        .at("/genesis/raw/top")
        .properties()
        .forEach(e -> state.put(hex(e.getKey()), hex(e.getValue().asText())));
    RuntimeCaller runtime =
        new RuntimeCaller(
            new RuntimeExecutor(
                new EndiveEngine(null), ExecutionStrategy.WASM, Duration.ofMinutes(2), List.of()),
            new HostCrypto(new MemoryKeyStore()),
            new SignatureCache(1000));
    ChainStore chain =
        ChainStore.create(
            new MemoryStore(),
            new StateOptions(new PruningMode.Constrained(256), 1 << 20, 1 << 20),
            Genesis.ofRaw(state, Map.of()).block(runtime));
    return new Client(chain, runtime, Runnable::run, 1);
  }

  private static Block blockOne() throws IOException {
    JsonNode block = read("kusama/block-1.json").get("block");
    JsonNode header = block.get("header");
    List<DigestItem> logs = new ArrayList<>();
    header
        .at("/digest/logs")
        .forEach(log -> logs.add(DigestItem.CODEC.decode(hex(log.asText()).toArray())));
    List<Bytes> extrinsics = new ArrayList<>();
    block.get("extrinsics").forEach(e -> extrinsics.add(Extrinsics.opaque(hex(e.asText()))));
    return new Block(
        new Header(
            H256.ofHex(header.get("parentHash").asText()),
            1,
            H256.ofHex(header.get("stateRoot").asText()),
            H256.ofHex(header.get("extrinsicsRoot").asText()),
            new Digest(logs)),
        extrinsics);
  }

  private static Bytes hex(String text) {
    return Bytes.wrap(HexFormat.of().parseHex(text, 2, text.length()));
  }

  /** A file of {@code ../shared/data} beside the repository. */
  private static JsonNode read(String name) throws IOException {
    Path repository = Path.of("").toAbsolutePath();
    while (!Files.exists(repository.resolve("serinus")) && repository.getParent() != null) {
      repository = repository.getParent();
    }
    String shared =
        System.getProperty("serinus.shared", repository.resolve("../shared").toString());
    Path file = Path.of(shared).resolve("data").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), () -> "needs ../shared/data/" + name);
    return JSON.readTree(file.toFile());
  }
}
