package io.serinus.rpc.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serinus.crypto.hash.Hashing;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.rpc.FakeChain;
import io.serinus.rpc.MapTrie;
import io.serinus.rpc.ServedNode;
import io.serinus.rpc.TestClient;
import io.serinus.rpc.json.Hex;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChainHeadTest {
  private ServedNode served;
  private FakeChain chain;
  private TestClient client;

  @BeforeEach
  void start() throws Exception {
    served = new ServedNode();
    chain = served.node.chain;
    client = served.connect();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private static String quoted(Object value) {
    return "\"" + value + "\"";
  }

  /** Begins to follow and passes over the first two events. */
  private String follow(boolean withRuntime) throws Exception {
    String id = client.result("chainHead_v1_follow", "[" + withRuntime + "]").textValue();
    assertThat(client.event().get("event").textValue()).isEqualTo("initialized");
    JsonNode event = client.event();
    while (!event.get("event").textValue().equals("bestBlockChanged")) {
      event = client.event();
    }
    return quoted(id);
  }

  private String genesis() {
    return quoted(chain.genesisHash());
  }

  @Test
  void tellsOfTheChain() throws Exception {
    H256 one = chain.addBest();
    String id = client.result("chainHead_v1_follow", "[true]").textValue();
    JsonNode first = client.notification();
    assertThat(first.get("method").textValue()).isEqualTo("chainHead_v1_followEvent");
    assertThat(first.get("params").get("subscription").textValue()).isEqualTo(id);
    assertThat(first.get("params").get("result"))
        .hasToString(
            "{\"event\":\"initialized\",\"finalizedBlockHashes\":["
                + genesis()
                + "],\"finalizedBlockRuntime\":{\"type\":\"valid\",\"spec\":{\"specName\":"
                + "\"kusama\",\"implName\":\"serinus\",\"specVersion\":1,\"implVersion\":0,"
                + "\"apis\":{\"0x0102030405060708\":5},\"transactionVersion\":26}}}");
    assertThat(client.event())
        .hasToString(
            "{\"event\":\"newBlock\",\"blockHash\":%s,\"parentBlockHash\":%s,\"newRuntime\":null}"
                .formatted(quoted(one), genesis()));
    assertThat(client.event())
        .hasToString(
            "{\"event\":\"bestBlockChanged\",\"bestBlockHash\":%s}".formatted(quoted(one)));
    H256 two = chain.add(one, true, FakeChain.version(2), List.of());
    assertThat(client.event().get("newRuntime").get("spec").get("specVersion").intValue())
        .isEqualTo(2);
    assertThat(client.event().get("bestBlockHash").textValue()).isEqualTo(two.toString());
    H256 side = chain.add(chain.genesisHash(), false, null, List.of());
    assertThat(client.event().get("blockHash").textValue()).isEqualTo(side.toString());
    chain.finalizeBlocks(List.of(one, two), List.of(side));
    assertThat(client.event())
        .hasToString(
            "{\"event\":\"finalized\",\"finalizedBlockHashes\":[%s,%s],\"prunedBlockHashes\":[%s]}"
                .formatted(quoted(one), quoted(two), quoted(side)));
    assertThat(client.result("chainHead_v1_unfollow", "[" + quoted(id) + "]").isNull()).isTrue();
    assertThat(client.result("chainHead_v1_unfollow", "[" + quoted(id) + "]").isNull()).isTrue();
    assertThat(chain.listenerCount()).isZero();
  }

  @Test
  void leavesRuntimesOutUnlessAsked() throws Exception {
    client.result("chainHead_v1_follow", "[false]");
    assertThat(client.event())
        .hasToString("{\"event\":\"initialized\",\"finalizedBlockHashes\":[" + genesis() + "]}");
    client.event();
    H256 one = chain.addBest();
    assertThat(client.event())
        .hasToString(
            "{\"event\":\"newBlock\",\"blockHash\":%s,\"parentBlockHash\":%s}"
                .formatted(quoted(one), genesis()));
    assertThat(client.error("chainHead_v1_follow", "[5]").get("code").intValue()).isEqualTo(-32602);
  }

  @Test
  void boundsFollowers() throws Exception {
    for (int i = 0; i < 4; i++) {
      client.result("chainHead_v1_follow", "[false]");
    }
    assertThat(client.error("chainHead_v1_follow", "[false]").get("code").intValue())
        .isEqualTo(-32800);
  }

  @Test
  void boundsFollowersThatBeginAtOnce() throws Exception {
    int asked = 16;
    for (int i = 0; i < asked; i++) {
      client.send(
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"chainHead_v1_follow\",\"params\":[false]}");
    }
    int begun = 0;
    for (int i = 0; i < asked; i++) {
      begun += client.answer().has("result") ? 1 : 0;
    }
    assertThat(begun).isEqualTo(4);
  }

  @Test
  void showsHeadersOfPinnedBlocksOnly() throws Exception {
    String id = follow(false);
    Header header = chain.header(chain.genesisHash());
    assertThat(client.result("chainHead_v1_header", "[" + id + "," + genesis() + "]"))
        .hasToString(quoted(Hex.encode(Header.CODEC.encode(header))));
    String unpin = "[" + id + "," + genesis() + "]";
    assertThat(
            client
                .error("chainHead_v1_unpin", "[" + id + ",[" + genesis() + "," + genesis() + "]]")
                .get("code")
                .intValue())
        .isEqualTo(-32804);
    assertThat(
            client
                .error(
                    "chainHead_v1_unpin",
                    "[" + id + ",[" + genesis() + "," + quoted(H256.ZERO) + "]]")
                .get("code")
                .intValue())
        .isEqualTo(-32801);
    assertThat(client.result("chainHead_v1_unpin", unpin).isNull()).isTrue();
    assertThat(client.error("chainHead_v1_unpin", unpin).get("code").intValue()).isEqualTo(-32801);
    for (String method : List.of("header", "body")) {
      assertThat(client.error("chainHead_v1_" + method, unpin).get("code").intValue())
          .isEqualTo(-32801);
    }
    assertThat(client.result("chainHead_v1_header", "[\"gone\"," + genesis() + "]").isNull())
        .isTrue();
    TestClient other = served.connect();
    assertThat(other.result("chainHead_v1_header", unpin).isNull()).isTrue();
    assertThat(other.result("chainHead_v1_body", unpin))
        .hasToString("{\"result\":\"limitReached\"}");
  }

  @Test
  void fetchesBodies() throws Exception {
    String id = follow(false);
    H256 one = chain.add(chain.genesisHash(), true, null, List.of(new byte[] {4, 7}));
    client.event();
    client.event();
    String params = "[" + id + "," + quoted(one) + "]";
    JsonNode started = client.result("chainHead_v1_body", params);
    assertThat(started.get("result").textValue()).isEqualTo("started");
    String operation = started.get("operationId").textValue();
    assertThat(client.event())
        .hasToString(
            "{\"event\":\"operationBodyDone\",\"operationId\":%s,\"value\":[\"0x0407\"]}"
                .formatted(quoted(operation)));
    chain.forget(one);
    client.result("chainHead_v1_body", params);
    assertThat(client.event().get("event").textValue()).isEqualTo("operationInaccessible");
  }

  @Test
  void callsRuntimes() throws Exception {
    chain.define("Echo_back", (block, arguments) -> arguments);
    String id = follow(true);
    String prefix = "[" + id + "," + genesis() + ",";
    String operation =
        client
            .result("chainHead_v1_call", prefix + "\"Echo_back\",\"0x0a\"]")
            .get("operationId")
            .textValue();
    assertThat(client.event())
        .hasToString(
            "{\"event\":\"operationCallDone\",\"operationId\":%s,\"output\":\"0x0a\"}"
                .formatted(quoted(operation)));
    client.result("chainHead_v1_call", prefix + "\"No_such\",\"\"]");
    JsonNode error = client.event();
    assertThat(error.get("event").textValue()).isEqualTo("operationError");
    assertThat(error.get("error").textValue()).contains("No_such");
    assertThat(
            client
                .error("chainHead_v1_call", prefix + "\"Echo_back\",\"0xzz\"]")
                .get("code")
                .intValue())
        .isEqualTo(-32602);
    String without = follow(false);
    assertThat(
            client
                .error(
                    "chainHead_v1_call", "[" + without + "," + genesis() + ",\"Echo_back\",\"0x\"]")
                .get("code")
                .intValue())
        .isEqualTo(-32802);
  }

  @Test
  void boundsOperations() throws Exception {
    Semaphore gate = new Semaphore(0);
    chain.define("Slow_call", (block, arguments) -> arguments);
    String id = follow(true);
    chain.callGate = gate;
    String call = "[" + id + "," + genesis() + ",\"Slow_call\",\"0x\"]";
    for (int i = 0; i < 15; i++) {
      assertThat(client.result("chainHead_v1_call", call).get("result").textValue())
          .isEqualTo("started");
    }
    JsonNode partly =
        client.result(
            "chainHead_v1_storage",
            "["
                + id
                + ","
                + genesis()
                + ",[{\"key\":\"0x01\",\"type\":\"value\"},{\"key\":\"0x02\",\"type\":\"value\"}],null]");
    assertThat(partly.get("discardedItems").intValue()).isEqualTo(1);
    assertThat(client.event().get("event").textValue()).isEqualTo("operationStorageDone");
    String operation = client.result("chainHead_v1_call", call).get("operationId").textValue();
    assertThat(client.result("chainHead_v1_call", call))
        .hasToString("{\"result\":\"limitReached\"}");
    String stop = "[" + id + "," + quoted(operation) + "]";
    assertThat(client.error("chainHead_v1_continue", stop).get("code").intValue())
        .isEqualTo(-32803);
    client.result("chainHead_v1_stopOperation", stop);
    assertThat(client.result("chainHead_v1_call", call).get("result").textValue())
        .isEqualTo("started");
    gate.release(100);
    for (int i = 0; i < 16; i++) {
      JsonNode done = client.event();
      assertThat(done.get("event").textValue()).isEqualTo("operationCallDone");
      assertThat(done.get("operationId").textValue()).isNotEqualTo(operation);
    }
  }

  @Test
  void hasRoomAgainOnceTheClientHearsThatAnOperationEnded() throws Exception {
    String id = follow(false);
    String items = "{\"key\":\"0x01\",\"type\":\"value\"},".repeat(Operations.MAX - 1);
    String all =
        "[%s,%s,[%s{\"key\":\"0x01\",\"type\":\"value\"}]]".formatted(id, genesis(), items);
    for (int i = 0; i < 3_000; i++) {
      JsonNode started = client.result("chainHead_v1_storage", all);
      assertThat(started.path("discardedItems").intValue()).isZero();
      assertThat(started.get("result").textValue()).isEqualTo("started");
      assertThat(client.event().get("event").textValue()).isEqualTo("operationStorageDone");
    }
  }

  @Test
  void answersQuestionsToStorage() throws Exception {
    MapTrie trie = chain.mainTrie(chain.genesisHash());
    trie.put(new byte[] {1, 1}, new byte[] {7});
    trie.put(new byte[] {1, 2}, new byte[] {8});
    chain.childTrie(chain.genesisHash(), "kid").put(new byte[] {1}, new byte[] {9});
    String seven = quoted(Hex.encode(Hashing.blake2b256(new byte[] {7})));
    String eight = quoted(Hex.encode(Hashing.blake2b256(new byte[] {8})));
    String id = follow(false);
    assertThat(storage(id, "0x0101", "value"))
        .isEqualTo("[{\"key\":\"0x0101\",\"value\":\"0x07\"}]");
    assertThat(storage(id, "0x0101", "hash"))
        .isEqualTo("[{\"key\":\"0x0101\",\"hash\":" + seven + "}]");
    assertThat(storage(id, "0x01", "closestDescendantMerkleValue"))
        .isEqualTo("[{\"key\":\"0x01\",\"closestDescendantMerkleValue\":" + seven + "}]");
    assertThat(storage(id, "0x01", "descendantsValues"))
        .isEqualTo(
            "[{\"key\":\"0x0101\",\"value\":\"0x07\"},{\"key\":\"0x0102\",\"value\":\"0x08\"}]");
    assertThat(storage(id, "0x01", "descendantsHashes"))
        .isEqualTo(
            "[{\"key\":\"0x0101\",\"hash\":"
                + seven
                + "},{\"key\":\"0x0102\",\"hash\":"
                + eight
                + "}]");
    assertThat(storage(id, "0x05", "value")).isEqualTo("[]");
    client.result(
        "chainHead_v1_storage",
        "[" + id + "," + genesis() + ",[{\"key\":\"0x01\",\"type\":\"value\"}],\"0x6b6964\"]");
    assertThat(client.event().get("items")).hasToString("[{\"key\":\"0x01\",\"value\":\"0x09\"}]");
    client.event();
    assertThat(
            client
                .error(
                    "chainHead_v1_storage",
                    "[" + id + "," + genesis() + ",[{\"key\":\"0x01\",\"type\":\"all\"}]]")
                .get("code")
                .intValue())
        .isEqualTo(-32602);
  }

  private String storage(String id, String key, String type) throws Exception {
    String operation =
        client
            .result(
                "chainHead_v1_storage",
                "[%s,%s,[{\"key\":\"%s\",\"type\":\"%s\"}],null]"
                    .formatted(id, genesis(), key, type))
            .get("operationId")
            .textValue();
    String items = "[]";
    for (JsonNode event = client.event(); ; event = client.event()) {
      assertThat(event.get("operationId").textValue()).isEqualTo(operation);
      if (event.get("event").textValue().equals("operationStorageDone")) {
        return items;
      }
      assertThat(event.get("event").textValue()).isEqualTo("operationStorageItems");
      items = event.get("items").toString();
    }
  }

  @Test
  void waitsForTheClientAmidLongWalks() throws Exception {
    MapTrie trie = chain.mainTrie(chain.genesisHash());
    int count = 60;
    for (int i = 0; i < count; i++) {
      trie.put(new byte[] {1, (byte) i}, new byte[32 * 1024]);
    }
    String id = follow(false);
    String operation =
        client
            .result(
                "chainHead_v1_storage",
                "["
                    + id
                    + ","
                    + genesis()
                    + ",[{\"key\":\"0x01\",\"type\":\"descendantsValues\"}]]")
            .get("operationId")
            .textValue();
    List<String> keys = new ArrayList<>();
    int waits = 0;
    for (JsonNode event = client.event();
        !event.get("event").textValue().equals("operationStorageDone");
        event = client.event()) {
      if (event.get("event").textValue().equals("operationWaitingForContinue")) {
        waits++;
        client.result("chainHead_v1_continue", "[" + id + "," + quoted(operation) + "]");
      } else {
        event.get("items").forEach(item -> keys.add(item.get("key").textValue()));
      }
    }
    assertThat(waits).isPositive();
    assertThat(keys).hasSize(count).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void keepsPinnedBlocksFromBeingPruned() throws Exception {
    String id = follow(false);
    H256 one = chain.addBest();
    client.event();
    client.event();
    assertThat(chain.pins).containsOnlyKeys(chain.genesisHash(), one);
    client.result("chainHead_v1_unpin", "[" + id + "," + genesis() + "]");
    assertThat(chain.pins).containsOnlyKeys(one);
    client.result("chainHead_v1_unfollow", "[" + id + "]");
    assertThat(chain.pins).isEmpty();
  }

  @Test
  void tellsOfABestBlockThatWasImportedLongAgo() throws Exception {
    follow(false);
    H256 one = chain.addBest();
    client.event();
    client.event();
    H256 side = chain.add(chain.genesisHash(), false, null, List.of());
    client.event();
    chain.changeBest(side);
    assertThat(client.event())
        .hasToString(
            "{\"event\":\"bestBlockChanged\",\"bestBlockHash\":%s}".formatted(quoted(side)));
    chain.finalizeBlocks(List.of(side), List.of(one));
    assertThat(client.event().get("prunedBlockHashes")).hasToString("[" + quoted(one) + "]");
  }

  @Test
  void stopsFollowersThatUnpinNothing() throws Exception {
    follow(false);
    for (int i = 0; i <= Follow.MAX_PINNED; i++) {
      chain.finalizeBlocks(List.of(chain.addBest()), List.of());
      JsonNode event = client.event();
      while (event.get("event").textValue().equals("newBlock")
          || event.get("event").textValue().equals("bestBlockChanged")) {
        event = client.event();
      }
      if (event.get("event").textValue().equals("stop")) {
        return;
      }
    }
    assertThat(client.event().get("event").textValue()).isEqualTo("stop");
    assertThat(chain.listenerCount()).isZero();
  }
}
