package io.serinus.runtime.kusama;

import static io.serinus.runtime.kusama.KusamaScenario.ALICE;
import static io.serinus.runtime.kusama.KusamaScenario.BOB;
import static io.serinus.runtime.kusama.KusamaScenario.KSM;
import static io.serinus.runtime.kusama.KusamaScenario.to;
import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.executor.EndiveEngine;
import io.serinus.host.executor.ExecutionStrategy;
import io.serinus.host.executor.HostCrypto;
import io.serinus.host.executor.NativeCode;
import io.serinus.host.executor.NoOffchain;
import io.serinus.host.executor.RuntimeCode;
import io.serinus.host.executor.RuntimeExecutor;
import io.serinus.host.executor.RuntimeHost;
import io.serinus.host.executor.RuntimeLog;
import io.serinus.host.hostapi.HostServices;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.StateView;
import io.serinus.host.tracing.BlockTrace;
import io.serinus.host.tracing.TraceFilter;
import io.serinus.host.tracing.TraceRecorder;
import io.serinus.pallet.balances.Balances;
import io.serinus.pallet.balances.BalancesCall;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Block;
import io.serinus.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a block of the Kusama runtime does with the storage, told natively and in Wasm. */
class TracedBlockTest {
  private static final HexFormat HEX = HexFormat.of();

  private final KusamaScenario it = new KusamaScenario(ExecutionStrategy.NATIVE, new JsonObject());

  private static List<Map<String, String>> trace(
      ExecutionStrategy strategy, StateView parent, Block block) {
    RuntimeExecutor executor =
        new RuntimeExecutor(
            new EndiveEngine(null),
            strategy,
            Duration.ofMinutes(2),
            List.of(new NativeCode(new KusamaRuntime(), KusamaChain.BLOB.toArray())));
    TraceRecorder trace = new TraceRecorder(new TraceFilter("state", "", ""), 16 << 20);
    RuntimeHost host =
        new RuntimeHost(
            new Overlay(parent),
            new HostCrypto(new MemoryKeyStore()),
            NoOffchain.INSTANCE,
            new RuntimeLog(code -> null));
    executor.call(
        RuntimeCode.of(KusamaChain.BLOB.toArray()),
        host.traced(trace),
        HostServices.NONE.withTrace(trace),
        "Core_execute_block",
        Block.CODEC.encode(block));
    BlockTrace result = trace.result().orElseThrow();
    return result.events().stream().map(event -> withoutStorageId(event.values())).toList();
  }

  /** The storage's id is a random one of each execution. */
  private static Map<String, String> withoutStorageId(Map<String, String> values) {
    Map<String, String> rest = new TreeMap<>(values);
    rest.remove("ext_id");
    return rest;
  }

  private static byte[] accountKey(AccountId who) {
    byte[] id = who.toArray();
    return new ScaleWriter()
        .writeFixed(Hashing.twox128("System".getBytes(StandardCharsets.US_ASCII)))
        .writeFixed(Hashing.twox128("Account".getBytes(StandardCharsets.US_ASCII)))
        .writeFixed(Hashing.blake2b128(id))
        .writeFixed(id)
        .toByteArray();
  }

  @Test
  void nativeAndWasmExecutionDoTheSameWithTheStorage() throws Exception {
    it.block(() -> {});
    StateView parent = it.chain().state();
    it.block(
        () ->
            it.ok(
                ALICE,
                it.call(
                    Balances.class, new BalancesCall.TransferKeepAlive(to(BOB.account()), KSM))));
    Block block = it.chain().bestBlock();
    List<Map<String, String>> natively = trace(ExecutionStrategy.NATIVE, parent, block);
    assertThat(natively).hasSizeGreaterThan(100);
    assertThat(trace(ExecutionStrategy.WASM, parent, block)).isEqualTo(natively);

    byte[] bob = accountKey(BOB.account());
    List<Map<String, String>> ofBob =
        natively.stream().filter(e -> HEX.formatHex(bob).equals(e.get("key"))).toList();
    byte[] before = Objects.requireNonNull(parent.get(bob));
    byte[] after = Objects.requireNonNull(it.chain().state().get(bob));
    assertThat(ofBob.getFirst())
        .containsEntry("method", "Get")
        .containsEntry("result", "Some(" + HEX.formatHex(before) + ")");
    assertThat(ofBob.stream().filter(e -> "Put".equals(e.get("method"))).toList().getLast())
        .containsEntry("value", "Some(" + HEX.formatHex(after) + ")")
        .containsEntry("value_encoded", "01" + HEX.formatHex(after));
    assertThat(after).isNotEqualTo(before);
  }
}
