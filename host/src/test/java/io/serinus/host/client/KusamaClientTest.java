package io.serinus.host.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.SharedFolder;
import io.serinus.host.chain.ChainStore;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.executor.EndiveEngine;
import io.serinus.host.executor.ExecutionStrategy;
import io.serinus.host.executor.HostCrypto;
import io.serinus.host.executor.RuntimeExecutor;
import io.serinus.host.state.StateView;
import io.serinus.host.tracing.TraceFilter;
import io.serinus.host.tracing.TraceRecorder;
import io.serinus.host.txpool.PoolError;
import io.serinus.host.txpool.PoolException;
import io.serinus.primitives.Block;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The client on the real Kusama: its genesis, its runtime of 2019, its first block. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KusamaClientTest {
  private static final H256 GENESIS =
      H256.ofHex("b0a8d493285c2df73290dfb7e61f870f17b41801197a149ca93654499ea3dafe");
  private static final H256 GENESIS_STATE =
      H256.ofHex("b0006203c3a6e6bd2c6a17b1d4ae8ca49a31da0f4579da950b127774b44aef6b");
  private static final ObjectMapper JSON = new ObjectMapper();

  @SuppressWarnings("NullAway.Init")
  private Client client;

  @BeforeAll
  void open() throws IOException {
    JsonNode top =
        JSON.readTree(SharedFolder.file("kusama/ksmcc3.json").toFile()).at("/genesis/raw/top");
    Map<Bytes, Bytes> state = new TreeMap<>();
    top.properties().forEach(e -> state.put(hex(e.getKey()), hex(e.getValue().asText())));
    RuntimeExecutor executor =
        new RuntimeExecutor(
            new EndiveEngine(null), ExecutionStrategy.WASM, Duration.ofMinutes(2), List.of());
    RuntimeCaller runtime =
        new RuntimeCaller(executor, new HostCrypto(new MemoryKeyStore()), new SignatureCache(1000));
    ChainStore chain =
        ChainStore.create(
            new MemoryStore(), TestChain.OPTIONS, Genesis.ofRaw(state, Map.of()).block(runtime));
    client = new Client(chain, runtime, Runnable::run, 1);
  }

  @AfterAll
  void close() {
    client.close();
  }

  private static Bytes hex(String text) {
    return Bytes.wrap(HexFormat.of().parseHex(text, 2, text.length()));
  }

  private static Block blockOne() throws IOException {
    JsonNode block = JSON.readTree(SharedFolder.file("kusama/block-1.json").toFile()).get("block");
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

  @Test
  void hasTheGenesisOfKusama() {
    assertThat(client.info().genesis()).isEqualTo(GENESIS);
    assertThat(client.chain().header(GENESIS).stateRoot()).isEqualTo(GENESIS_STATE);
  }

  @Test
  void importsTheFirstBlock() throws IOException {
    Block block = blockOne();
    Client.ImportResult result =
        client.importBlock(
            ImportRequest.of(block, BlockOrigin.FILE).with(ForkChoice.always(false)));
    assertThat(result.isNew()).isTrue();
    assertThat(client.check(result.block().hash()).root().toBytes())
        .isEqualTo(block.header().stateRoot().toArray());
  }

  /** What the trace says was written last under each key is what then lies there. */
  @Test
  void tracesTheFirstBlock() throws IOException {
    Block block = blockOne();
    H256 hash =
        client
            .importBlock(ImportRequest.of(block, BlockOrigin.FILE).with(ForkChoice.always(false)))
            .block()
            .hash();
    TraceRecorder trace = new TraceRecorder(new TraceFilter("state", "", "Put"), 16 << 20);
    client.trace(hash, trace);
    Map<String, String> written = new TreeMap<>();
    trace
        .result()
        .orElseThrow()
        .events()
        .forEach(e -> written.put(e.values().get("key"), e.values().get("value")));
    assertThat(written).hasSizeGreaterThan(10);
    StateView state = client.state(hash);
    written.forEach(
        (key, value) -> {
          byte[] now = state.get(HexFormat.of().parseHex(key));
          assertThat(value)
              .as(key)
              .isEqualTo(now == null ? "None" : "Some(" + HexFormat.of().formatHex(now) + ")");
        });
  }

  @Test
  void buildsABlockOnIt() throws IOException {
    Digest digest =
        new Digest(
            blockOne().header().digest().logs().stream()
                .filter(DigestItem.PreRuntime.class::isInstance)
                .toList());
    BlockBuilder builder = client.newBlock(GENESIS, digest);
    InherentData inherents =
        InherentData.EMPTY
            .with(InherentData.TIMESTAMP, u64(1_574_957_000_000L))
            .with(InherentData.BABE_SLOT, u64(262_493_679))
            .with(Bytes.ofText("finalnum"), Bytes.of((byte) 0))
            .with(Bytes.ofText("newheads"), Bytes.of((byte) 0));
    for (Bytes inherent : builder.inherents(inherents)) {
      assertThat(builder.apply(inherent)).isInstanceOf(BlockBuilder.Outcome.Included.class);
    }
    BuiltBlock built = builder.build();
    assertThat(built.extrinsics()).isNotEmpty();
    Client.ImportResult result =
        client.importBlock(
            ImportRequest.of(built.block(), BlockOrigin.NETWORK_BROADCAST)
                .with(ForkChoice.always(false)));
    assertThat(result.isNew()).isTrue();
  }

  private static Bytes u64(long value) {
    return Bytes.wrap(new ScaleWriter().writeU64(value).toByteArray());
  }

  @Test
  void saysWhatIsWrongWithGarbage() {
    ClientPoolChain chain = new ClientPoolChain(client);
    assertThatThrownBy(
            () ->
                chain.validate(
                    GENESIS, TransactionSource.EXTERNAL, Bytes.of((byte) 8, (byte) 1, (byte) 2)))
        .isInstanceOfSatisfying(
            PoolException.class,
            e ->
                assertThat(e.error())
                    .isInstanceOfSatisfying(
                        PoolError.VerificationFailed.class,
                        error ->
                            assertThat(error.cause())
                                .startsWith("TaggedTransactionQueue_validate_transaction: trap: ")
                                .contains("panicked at 'Bad input data")
                                .doesNotContain("serinus", "java", "Exception")));
  }
}
