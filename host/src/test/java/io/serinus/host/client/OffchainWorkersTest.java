package io.serinus.host.client;

import static io.serinus.wasm.ValueType.I32;
import static io.serinus.wasm.ValueType.I64;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.offchain.OffchainStorage;
import io.serinus.host.offchain.OffchainWorkers;
import io.serinus.host.offchain.WorkerOffchain;
import io.serinus.host.txpool.PoolOptions;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.hostapi.OffchainApi.StorageKind;
import io.serinus.primitives.H256;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.scale.Bytes;
import io.serinus.wasm.DataSegment;
import io.serinus.wasm.Export;
import io.serinus.wasm.FunctionType;
import io.serinus.wasm.Global;
import io.serinus.wasm.Import;
import io.serinus.wasm.Instruction;
import io.serinus.wasm.Limits;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.WasmModule;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class OffchainWorkersTest {
  private final MemoryStore store = new MemoryStore();
  private final TestChain test = new TestChain(store, TestChain.OPTIONS, Runnable::run);
  private final InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(77));
  private final TransactionPool pool =
      new TransactionPool(
          new ClientPoolChain(test.client), PoolOptions.DEFAULT, clock, Runnable::run);
  private final WorkerOffchain offchain =
      new WorkerOffchain(true, pool, new OffchainStorage(store), clock);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void runsAfterEachBestBlock() {
    Runnable stop = new OffchainWorkers(test.client, offchain, clock, Runnable::run).connect();
    H256 first = test.extend(test.genesis(), 1);
    test.extend(test.genesis(), 2);
    // The worker of the fake runtime counts its runs and submits a transaction of that nonce.
    assertThat(offchain.localStorageGet(StorageKind.PERSISTENT, bytes("runs")))
        .isEqualTo(bytes("1"));
    assertThat(pool.ready().next().data())
        .isEqualTo(Extrinsics.encoded(FakeRuntime.call("worker", 0, "ok")));
    test.extend(first, 3);
    stop.run();
    test.extend(test.client.info().best().hash(), 4);
    assertThat(offchain.localStorageGet(StorageKind.PERSISTENT, bytes("runs")))
        .isEqualTo(bytes("2"));
    assertThat(pool.status().ready()).isEqualTo(2);
  }

  @Test
  void aWorkerInWasmAsksTheWeb() throws Exception {
    Queue<String> asked = new ConcurrentLinkedQueue<>();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      byte[] code = asking("http://127.0.0.1:" + server.getAddress().getPort() + "/price");
      Bytes upgrade = FakeRuntime.call("alice", 0, "code." + HexFormat.of().formatHex(code));
      Runnable stop = new OffchainWorkers(test.client, offchain, clock, Runnable::run).connect();
      test.extend(test.genesis(), 1, upgrade);
      stop.run();
    } finally {
      server.stop(0);
    }
    assertThat(asked).containsExactly("GET /price");
  }

  /** A runtime whose worker sends a GET request and waits for the answer. */
  private static byte[] asking(String uri) {
    WasmModule module = new WasmModule();
    FunctionType two = new FunctionType(List.of(I64, I64), List.of(I64));
    FunctionType three = new FunctionType(List.of(I64, I64, I64), List.of(I64));
    String http = "ext_offchain_http_";
    module.imports.add(
        new Import(
            "env", http + "request_start_version_1", new Import.Function(module.typeIndex(three))));
    module.imports.add(
        new Import(
            "env", http + "response_wait_version_1", new Import.Function(module.typeIndex(two))));
    module.memories.add(new Limits(1, -1));
    module.exports.add(new Export("memory", Export.Kind.MEMORY, 0));
    byte[] text = bytes("GET" + uri);
    module.data.add(new DataSegment(constant(Opcode.I32_CONST, 0), text));
    // One request, of number 0, and no deadline.
    module.data.add(new DataSegment(constant(Opcode.I32_CONST, 512), new byte[] {4, 0, 0, 0}));
    int base = module.addGlobal(new Global(I32, false, constant(Opcode.I32_CONST, 4096)));
    module.exports.add(new Export("__heap_base", Export.Kind.GLOBAL, base));
    List<Instruction> worker =
        List.of(
            span(0, 3),
            span(3, uri.length()),
            span(0, 0),
            Instruction.of(Opcode.CALL, 0),
            Instruction.of(Opcode.DROP),
            span(512, 3),
            span(515, 1),
            Instruction.of(Opcode.CALL, 1),
            Instruction.of(Opcode.DROP),
            Instruction.of(Opcode.I64_CONST, 0),
            Instruction.of(Opcode.END));
    FunctionType entry = new FunctionType(List.of(I32, I32), List.of(I64));
    module.exports.add(
        new Export(
            "OffchainWorkerApi_offchain_worker",
            Export.Kind.FUNCTION,
            module.addFunction(entry, List.of(), worker)));
    byte[] version = RuntimeVersion.CODEC.encode(FakeRuntime.version());
    module.data.add(new DataSegment(constant(Opcode.I32_CONST, 1024), version));
    List<Instruction> tell = List.of(span(1024, version.length), Instruction.of(Opcode.END));
    module.exports.add(
        new Export(
            "Core_version", Export.Kind.FUNCTION, module.addFunction(entry, List.of(), tell)));
    return module.write();
  }

  private static List<Instruction> constant(int opcode, long value) {
    return List.of(Instruction.of(opcode, value), Instruction.of(Opcode.END));
  }

  private static Instruction span(long pointer, long length) {
    return Instruction.of(Opcode.I64_CONST, length << 32 | pointer);
  }

  @Test
  void keepsWhatIsToBeKept() {
    assertThat(offchain.timestamp()).isEqualTo(77);
    byte[] key = bytes("k");
    assertThat(
            offchain.localStorageCompareAndSet(StorageKind.PERSISTENT, key, bytes("x"), bytes("y")))
        .isFalse();
    assertThat(offchain.localStorageCompareAndSet(StorageKind.PERSISTENT, key, null, bytes("y")))
        .isTrue();
    assertThat(offchain.localStorageGet(StorageKind.PERSISTENT, key)).isEqualTo(bytes("y"));
    offchain.localStorageClear(StorageKind.PERSISTENT, key);
    assertThat(offchain.localStorageGet(StorageKind.PERSISTENT, key)).isNull();
    offchain.localStorageSet(StorageKind.LOCAL, key, bytes("z"));
    assertThat(offchain.localStorageGet(StorageKind.LOCAL, key)).isNull();
  }
}
