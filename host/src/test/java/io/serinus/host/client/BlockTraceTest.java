package io.serinus.host.client;

import static io.serinus.host.client.FakeRuntime.call;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.host.db.MemoryStore;
import io.serinus.host.executor.ExecutorException;
import io.serinus.host.tracing.BlockTrace;
import io.serinus.host.tracing.TraceFilter;
import io.serinus.host.tracing.TraceRecorder;
import io.serinus.host.tracing.TracedSpan;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stored blocks executed again for the record. */
class BlockTraceTest {
  private final TestChain test = new TestChain(new MemoryStore(), TestChain.OPTIONS, Runnable::run);
  private final Client client = test.client;

  private static TraceRecorder recorder(String targets, String keys, String methods) {
    return new TraceRecorder(new TraceFilter(targets, keys, methods), 1 << 20);
  }

  private BlockTrace trace(H256 block, String targets, String keys, String methods) {
    TraceRecorder recorder = recorder(targets, keys, methods);
    client.trace(block, recorder);
    return recorder.result().orElseThrow();
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(US_ASCII));
  }

  private static String text(String hex) {
    return new String(HexFormat.of().parseHex(hex), US_ASCII);
  }

  @Test
  void tellsWhatABlockDidInOrder() {
    H256 block = test.extend(test.genesis(), 1000, call("a", 0, "ok"));
    BlockTrace trace = trace(block, "state", "", "Put");
    assertThat(trace.spans()).isEmpty();
    assertThat(trace.events())
        .extracting(event -> text(event.values().get("key")))
        .containsExactly(
            "header",
            "extrinsics",
            "weight", // the block is initialized
            "time",
            "extrinsics", // the inherent
            "weight",
            "nonce:a",
            "extrinsics", // the transaction
            "header",
            "extrinsics",
            "weight"); // and finished
    assertThat(trace(block, "state", hex("nonce:"), "").events())
        .extracting(event -> event.values().get("method") + " " + value(event.values()))
        .containsExactly("Get None", "Get None", "Put Some(" + hex("1") + ")");
  }

  private static String value(Map<String, String> values) {
    return values.getOrDefault("value", values.getOrDefault("result", "nothing"));
  }

  @Test
  void executesOnTheParentsState() {
    H256 first = test.extend(test.genesis(), 1000, call("a", 0, "ok"));
    H256 second = test.extend(first, 2000, call("a", 1, "ok"));
    H256 before = client.info().best().hash();
    assertThat(trace(second, "state", hex("nonce:a"), "").events())
        .extracting(event -> value(event.values()))
        .containsExactly(
            "Some(" + hex("1") + ")", "Some(" + hex("1") + ")", "Some(" + hex("2") + ")");
    assertThat(trace(first, "state", hex("nonce:a"), "Put").events())
        .extracting(event -> value(event.values()))
        .containsExactly("Some(" + hex("1") + ")");
    assertThat(client.info().best().hash()).isEqualTo(before);
  }

  @Test
  void opensTheHostsSpan() {
    H256 block = test.extend(test.genesis(), 1000);
    BlockTrace trace = trace(block, "block_trace", "", "");
    assertThat(trace.spans())
        .containsExactly(new TracedSpan(1, null, "trace_block", "block_trace", false));
    assertThat(trace.events()).isEmpty();
  }

  @Test
  void showsTheRuntimeNoSeal() {
    BuiltBlock built = test.build(test.genesis(), 1000);
    Header sealed =
        built
            .header()
            .withDigest(
                new Digest(List.of(new DigestItem.Seal(EngineId.BABE, Bytes.of((byte) 1)))));
    H256 block = client.importBlock(ImportRequest.of(built, sealed)).block().hash();
    assertThat(trace(block, "state", "", "Put").events()).isNotEmpty();
  }

  @Test
  void saysWhyABlockIsNotExecuted() {
    assertThatThrownBy(() -> trace(H256.ZERO, "", "", "")).isInstanceOf(ClientException.class);
    assertThatThrownBy(() -> trace(test.genesis(), "", "", "")).isInstanceOf(ClientException.class);
    Header header = test.build(test.genesis(), 1000).header();
    Header wrong =
        new Header(header.parentHash(), 1, header.stateRoot(), H256.ZERO, header.digest());
    H256 refused =
        client
            .importBlock(ImportRequest.of(test.build(test.genesis(), 1000), wrong))
            .block()
            .hash();
    assertThatThrownBy(() -> trace(refused, "", "", ""))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContaining("the header is wrong");
  }
}
