package io.serinus.rpc.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serinus.primitives.H256;
import io.serinus.rpc.ServedNode;
import io.serinus.rpc.TestClient;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.TraceBackend;
import io.serinus.rpc.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code state_traceBlock}: what the node is asked, and how its answer is shown. */
class BlockTracesTest {
  private ServedNode served;
  private TestClient client;
  private H256 block;

  @BeforeEach
  void start() throws Exception {
    served = new ServedNode();
    client = served.connect();
    block = served.node.chain.addBest();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private String params(H256 hash, String... filters) {
    StringBuilder params = new StringBuilder("[\"" + hash + "\"");
    for (String filter : filters) {
      params.append(',').append(filter);
    }
    return params.append(']').toString();
  }

  private JsonNode trace(String... filters) throws Exception {
    return client.result("state_traceBlock", params(block, filters));
  }

  private String refusal(H256 hash) throws Exception {
    JsonNode error = client.error("state_traceBlock", params(hash));
    assertThat(error.get("code").intValue()).isEqualTo(4001);
    String message = error.get("message").textValue();
    String range = "Cannot resolve a block range ['\"" + hash + "\"' ... '\"None\"]. ";
    assertThat(message).startsWith(range);
    return message.substring(range.length());
  }

  private static String digits(H256 hash) {
    return hash.toString().substring(2);
  }

  @Test
  void showsSpansAndEvents() throws Exception {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("method", "Get");
    values.put("key", "01");
    values.put("result", "None");
    served.node.traces =
        (hash, targets, keys, methods) ->
            new TraceBackend.Trace(
                List.of(
                    new TraceBackend.Span(1, null, "trace_block", "block_trace", false),
                    new TraceBackend.Span(-1, 1L, "a \"name\"", "pallet", true)),
                List.of(new TraceBackend.Event("state", values)));
    assertThat(trace("\"\"", "\"01,02\"", "\"Get\""))
        .isEqualTo(
            Json.read(
                ("{'blockTrace':{'blockHash':'%s','parentHash':'%s','tracingTargets':'',"
                        + "'storageKeys':'01,02','methods':'Get','spans':["
                        + "{'id':1,'parentId':null,'name':'trace_block','target':'block_trace',"
                        + "'wasm':false},"
                        + "{'id':18446744073709551615,'parentId':1,'name':'a \\\"name\\\"',"
                        + "'target':'pallet','wasm':true}],"
                        + "'events':[{'target':'state','data':{'stringValues':"
                        + "{'method':'Get','key':'01','result':'None'}},'parentId':null}]}}")
                    .formatted(digits(block), digits(served.node.chain.genesisHash()))
                    .replace('\'', '"')));
  }

  @Test
  void handsTheFiltersOnAsTheyCome() throws Exception {
    List<String> asked = new ArrayList<>();
    served.node.traces =
        (hash, targets, keys, methods) -> {
          asked.add(Arrays.asList(hash.equals(block), targets, keys, methods).toString());
          return new TraceBackend.Trace(List.of(), List.of());
        };
    JsonNode bare = trace().get("blockTrace");
    assertThat(bare.get("tracingTargets").textValue()).isEqualTo("pallet,frame,state");
    assertThat(bare.get("storageKeys").textValue()).isEmpty();
    assertThat(bare.get("methods").textValue()).isEmpty();
    trace("null", "null", "\"\"");
    trace("\"\"", "\"\"", "null");
    client.result(
        "state_traceBlock",
        "{\"block\":\"%s\",\"targets\":\"t=info\",\"storage_keys\":\"k\",\"methods\":\"m\"}"
            .formatted(block));
    assertThat(asked)
        .containsExactly(
            "[true, pallet,frame,state, null, null]",
            "[true, pallet,frame,state, null, ]",
            "[true, , , null]",
            "[true, t=info, k, m]");
  }

  @Test
  void saysWhenATraceIsTooLarge() throws Exception {
    served.node.traces = (hash, targets, keys, methods) -> new TraceBackend.TooLarge();
    assertThat(trace())
        .hasToString(
            "{\"traceError\":{\"error\":"
                + "\"Payload likely exceeds max payload size of RPC server.\"}}");
  }

  @Test
  void saysWhyABlockCannotBeTraced() throws Exception {
    assertThat(refusal(H256.ZERO)).isEqualTo("Missing block component: Header not found");
    H256 bodiless = served.node.chain.addWithoutBody();
    assertThat(refusal(bodiless)).isEqualTo("Missing block component: Extrinsics not found");
    served.node.traces =
        (hash, targets, keys, methods) -> {
          throw new BackendException("Execution failed: Other: it panicked");
        };
    assertThat(refusal(block))
        .isEqualTo(
            "Dispatch error: Failed to collect traces and execute block: "
                + "Execution failed: Other: it panicked");
    assertThat(client.error("state_traceBlock", "[]").get("code").intValue()).isEqualTo(-32602);
    assertThat(client.error("state_traceBlock", params(block, "1")).get("code").intValue())
        .isEqualTo(-32602);
  }
}
