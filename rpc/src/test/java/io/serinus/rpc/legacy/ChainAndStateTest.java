package io.serinus.rpc.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serinus.crypto.hash.Hashing;
import io.serinus.primitives.H256;
import io.serinus.rpc.FakeChain;
import io.serinus.rpc.MapTrie;
import io.serinus.rpc.ServedNode;
import io.serinus.rpc.TestClient;
import io.serinus.rpc.backend.ChainBackend;
import io.serinus.rpc.json.Hex;
import io.serinus.rpc.json.Json;
import io.serinus.rpc.server.RpcConfig;
import io.serinus.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainAndStateTest {
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

  @Test
  void showsHeaders() throws Exception {
    H256 block = chain.addBest();
    JsonNode header = client.result("chain_getHeader", "[" + quoted(block) + "]");
    assertThat(header)
        .hasToString(
            ("{'parentHash':'%s','number':'0x1','stateRoot':'%s','extrinsicsRoot':'%s',"
                    + "'digest':{'logs':['0x000430']}}")
                .formatted(chain.genesisHash(), H256.ZERO, H256.ZERO)
                .replace('\'', '"'));
    assertThat(client.result("chain_getHeader", "[]")).isEqualTo(header);
    assertThat(client.result("chain_getHeader", "[" + quoted(H256.ZERO) + "]").isNull()).isTrue();
    assertThat(client.error("chain_getHeader", "[\"0x12\"]").get("code").intValue())
        .isEqualTo(-32602);
  }

  @Test
  void countsWhatIsToBeMigrated() throws Exception {
    MapTrie trie = chain.mainTrie(chain.genesisHash());
    trie.put(new byte[] {1}, new byte[] {7});
    trie.put(":child_storage:default:kid".getBytes(StandardCharsets.US_ASCII), new byte[32]);
    MapTrie kid = chain.childTrie(chain.genesisHash(), "kid");
    kid.put(new byte[] {1}, new byte[40]);
    kid.put(new byte[] {2}, new byte[1]);
    assertThat(client.result("state_trieMigrationStatus", "[]"))
        .hasToString(
            "{\"topRemainingToMigrate\":0,\"childRemainingToMigrate\":1,"
                + "\"totalTop\":2,\"totalChild\":2}");
    assertThat(
            client
                .error("state_trieMigrationStatus", "[" + quoted(H256.ZERO) + "]")
                .get("message")
                .textValue())
        .isEqualTo("Error while checking migration state");
  }

  @Test
  void showsBlocks() throws Exception {
    H256 block = chain.add(chain.genesisHash(), true, null, List.of(new byte[] {4, 1}));
    JsonNode without = client.result("chain_getBlock", "[]");
    assertThat(without.get("block").get("extrinsics")).hasToString("[\"0x0401\"]");
    assertThat(without.get("justifications").isNull()).isTrue();
    chain.justifications.add(
        new ChainBackend.Justification(
            "FRNK".getBytes(StandardCharsets.US_ASCII), new byte[] {1, (byte) 255}));
    JsonNode with = client.result("chain_getBlock", "[" + quoted(block) + "]");
    assertThat(with.get("justifications")).hasToString("[[[70,82,78,75],[1,255]]]");
  }

  @Test
  void findsHashesByNumber() throws Exception {
    H256 one = chain.addBest();
    String genesis = quoted(chain.genesisHash());
    assertThat(client.result("chain_getBlockHash", "[]")).hasToString(quoted(one));
    assertThat(client.result("chain_getBlockHash", "[0]")).hasToString(genesis);
    assertThat(client.result("chain_getBlockHash", "[\"0x1\"]")).hasToString(quoted(one));
    assertThat(client.result("chain_getBlockHash", "[[0,1,2]]"))
        .hasToString("[" + genesis + "," + quoted(one) + ",null]");
    assertThat(client.error("chain_getBlockHash", "[4294967296]"))
        .hasToString(tooHigh("Number(4294967296)"));
    assertThat(client.error("chain_getBlockHash", "[[0,\"0x1ffffffff\"]]"))
        .hasToString(tooHigh("Hex(8589934591)"));
    for (String noNumber : List.of("18446744073709551616", "1.5", quoted("0x"))) {
      assertThat(client.error("chain_getBlockHash", "[" + noNumber + "]").get("code").intValue())
          .isEqualTo(-32602);
    }
    assertThat(client.error("chain_getBlockHash", "[-1]").get("code").intValue()).isEqualTo(-32602);
    assertThat(client.result("chain_getFinalizedHead", "[]")).hasToString(genesis);
  }

  private static String tooHigh(String number) {
    return "{\"code\":3001,\"message\":\"`%s` > u32::MAX, the max block number is u32.\"}"
        .formatted(number);
  }

  @Test
  void followsHeads() throws Exception {
    chain.addBest();
    client.result("chain_subscribeNewHeads", "[]");
    assertThat(client.event().get("number").textValue()).isEqualTo("0x1");
    H256 side = chain.add(chain.genesisHash(), false, null, List.of());
    H256 two = chain.addBest();
    JsonNode head = client.notification();
    assertThat(head.get("method").textValue()).isEqualTo("chain_newHead");
    assertThat(head.get("params").get("result").get("number").textValue()).isEqualTo("0x2");

    TestClient other = served.connect();
    String id = other.result("chain_subscribeFinalisedHeads", "[]").textValue();
    assertThat(other.event().get("number").textValue()).isEqualTo("0x0");
    H256 one = chain.header(two).parentHash();
    chain.finalizeBlocks(List.of(one, two), List.of(side));
    assertThat(other.event().get("number").textValue()).isEqualTo("0x1");
    JsonNode second = other.notification();
    assertThat(second.get("method").textValue()).isEqualTo("chain_finalizedHead");
    assertThat(second.get("params").get("result").get("number").textValue()).isEqualTo("0x2");
    assertThat(other.result("chain_unsubscribeFinalizedHeads", "[" + quoted(id) + "]"))
        .hasToString("true");
    assertThat(chain.listenerCount()).isEqualTo(1);
  }

  @Test
  void followsForksWhenAskedForAllHeads() throws Exception {
    client.result("chain_subscribeAllHeads", "[]");
    assertThat(client.event().get("number").textValue()).isEqualTo("0x0");
    chain.addBest();
    chain.add(chain.genesisHash(), false, null, List.of());
    assertThat(client.event().get("number").textValue()).isEqualTo("0x1");
    assertThat(client.event().get("number").textValue()).isEqualTo("0x1");
  }

  @Test
  void readsStorage() throws Exception {
    MapTrie trie = chain.mainTrie(chain.genesisHash());
    trie.put(new byte[] {1, 1}, new byte[] {7});
    trie.put(new byte[] {1, 2}, new byte[] {8, 9});
    trie.put(new byte[] {2}, new byte[0]);
    assertThat(client.result("state_getStorage", "[\"0x0101\"]")).hasToString("\"0x07\"");
    assertThat(client.result("state_getStorageAt", "[\"0x02\"]")).hasToString("\"0x\"");
    assertThat(client.result("state_getStorage", "[\"0x03\"]").isNull()).isTrue();
    assertThat(client.result("state_getStorageHash", "[\"0x0101\"]"))
        .hasToString(quoted(H256.wrap(Hashing.blake2b256(new byte[] {7}))));
    assertThat(client.result("state_getStorageSize", "[\"0x0102\"]")).hasToString("2");
    assertThat(client.result("state_getStorageSize", "[\"0x01\"]")).hasToString("3");
    assertThat(client.result("state_getStorageSize", "[\"0x05\"]").isNull()).isTrue();
    assertThat(client.result("state_getKeys", "[\"0x01\"]")).hasToString("[\"0x0101\",\"0x0102\"]");
    assertThat(client.result("state_getKeysPaged", "[null,2]"))
        .hasToString("[\"0x0101\",\"0x0102\"]");
    assertThat(client.result("state_getKeysPaged", "[\"0x\",2,\"0x0101\"]"))
        .hasToString("[\"0x0102\",\"0x02\"]");
    assertThat(client.error("state_getKeysPaged", "[\"0x\",1001]"))
        .hasToString(
            "{\"code\":4002,\"message\":\"count exceeds maximum value. value: 1001, max: 1000\"}");
    assertThat(client.result("state_getPairs", "[\"0x01\"]"))
        .hasToString("[[\"0x0101\",\"0x07\"],[\"0x0102\",\"0x0809\"]]");
    assertThat(client.result("state_getReadProof", "[[\"0x01\"]]"))
        .hasToString("{\"at\":" + quoted(chain.genesisHash()) + ",\"proof\":[\"0x01\"]}");
    assertThat(client.error("state_getStorage", "[\"0x01\"," + quoted(H256.ZERO) + "]"))
        .hasToString(
            "{\"code\":4003,\"message\":\"Client error: UnknownBlock: Header was not found in the"
                + " database: "
                + H256.ZERO
                + "\"}");
  }

  @Test
  void readsChildStorage() throws Exception {
    MapTrie trie = chain.childTrie(chain.genesisHash(), "kid");
    trie.put(new byte[] {1}, new byte[] {7});
    String child =
        quoted(Hex.encode(":child_storage:default:kid".getBytes(StandardCharsets.US_ASCII)));
    assertThat(client.result("childstate_getStorage", "[" + child + ",\"0x01\"]"))
        .hasToString("\"0x07\"");
    assertThat(client.result("childstate_getStorageEntries", "[" + child + ",[\"0x01\",\"0x02\"]]"))
        .hasToString("[\"0x07\",null]");
    assertThat(
            client.result(
                "childstate_getStorageEntries",
                "[" + child + ",[\"0x01\",\"0x01\",\"0x02\",\"0x01\"]]"))
        .hasToString("[\"0x07\",\"0x07\",null,\"0x07\"]");
    assertThat(client.result("childstate_getStorageSize", "[" + child + ",\"0x01\"]"))
        .hasToString("1");
    // Unlike state_getStorageSize, it does not add up what is below a prefix.
    assertThat(client.result("childstate_getStorageSize", "[" + child + ",\"0x\"]").isNull())
        .isTrue();
    assertThat(client.result("childstate_getKeysPaged", "[" + child + ",\"0x\",5]"))
        .hasToString("[\"0x01\"]");
    assertThat(client.result("state_getChildReadProof", "[" + child + ",[\"0x01\"]]").get("proof"))
        .hasToString("[" + child + ",\"0x01\"]");
    assertThat(client.error("childstate_getKeys", "[\"0x01\",\"0x\"]").get("message").textValue())
        .isEqualTo("Client error: Invalid child storage key");
  }

  @Test
  void callsTheRuntime() throws Exception {
    chain.define("Echo_back", (block, arguments) -> arguments);
    chain.define(
        "Metadata_metadata",
        (block, none) -> new ScaleWriter().writeBytes(new byte[] {1, 2}).toByteArray());
    assertThat(client.result("state_call", "[\"Echo_back\",\"0x0a0b\"]")).hasToString("\"0x0a0b\"");
    assertThat(client.error("state_call", "[\"No_such\",\"0x\"]"))
        .hasToString(
            "{\"code\":4003,\"message\":\"Client error: Execution failed: Other: Exported method"
                + " No_such is not found\"}");
    assertThat(client.result("state_getMetadata", "[]")).hasToString("\"0x0102\"");
    assertThat(client.result("state_getRuntimeVersion", "[]"))
        .hasToString(
            "{\"specName\":\"kusama\",\"implName\":\"serinus\",\"authoringVersion\":2,"
                + "\"specVersion\":1,\"implVersion\":0,\"apis\":[[\"0x0102030405060708\",5]],"
                + "\"transactionVersion\":26,\"systemVersion\":1,\"stateVersion\":1}");
  }

  @Test
  void tellsOfChangedValuesOnly() throws Exception {
    chain.mainTrie(chain.genesisHash()).put(new byte[] {1}, new byte[] {5});
    client.result("state_subscribeStorage", "[[\"0x01\",\"0x02\"]]");
    assertThat(client.event())
        .hasToString(
            "{\"block\":"
                + quoted(chain.genesisHash())
                + ",\"changes\":[[\"0x01\",\"0x05\"],[\"0x02\",null]]}");
    chain.addBest();
    H256 two = chain.prepare(chain.best().hash(), null, List.of());
    chain.mainTrie(two).put(new byte[] {2}, new byte[] {6});
    chain.announce(two, true);
    assertThat(client.event())
        .hasToString("{\"block\":" + quoted(two) + ",\"changes\":[[\"0x02\",\"0x06\"]]}");
  }

  @Test
  void tellsOfAllChangesToThoseWhoMay() throws Exception {
    client.result("state_subscribeStorage", "[]");
    H256 one = chain.prepare(chain.genesisHash(), null, List.of());
    chain.mainTrie(one).put(new byte[] {9}, new byte[] {1});
    chain.announce(one, true);
    assertThat(client.event())
        .hasToString("{\"block\":" + quoted(one) + ",\"changes\":[[\"0x09\",\"0x01\"]]}");
    try (ServedNode open =
        new ServedNode(RpcConfig.local(0).withMethods(RpcConfig.MethodPolicy.SAFE))) {
      assertThat(open.connect().error("state_subscribeStorage", "[]").get("message").textValue())
          .isEqualTo("RPC call is unsafe to be called externally");
    }
  }

  @Test
  void tellsOfNewRuntimes() throws Exception {
    client.result("state_subscribeRuntimeVersion", "[]");
    assertThat(client.event().get("specVersion").intValue()).isEqualTo(1);
    chain.addBest();
    chain.add(chain.best().hash(), true, FakeChain.version(2), List.of());
    assertThat(client.event().get("specVersion").intValue()).isEqualTo(2);
  }

  @Test
  void looksBackOverBlocks() throws Exception {
    chain.mainTrie(chain.genesisHash()).put(new byte[] {1}, new byte[] {5});
    H256 one = chain.addBest();
    H256 two = chain.prepare(one, null, List.of());
    chain.mainTrie(two).remove(new byte[] {1});
    chain.announce(two, true);
    JsonNode history =
        client.result("state_queryStorage", "[[\"0x01\"]," + quoted(chain.genesisHash()) + "]");
    assertThat(history)
        .isEqualTo(
            Json.read(
                "[{\"block\":%s,\"changes\":[[\"0x01\",\"0x05\"]]},{\"block\":%s,\"changes\":[[\"0x01\",null]]}]"
                    .formatted(quoted(chain.genesisHash()), quoted(two))));
    assertThat(client.result("state_queryStorageAt", "[[\"0x01\"]," + quoted(one) + "]"))
        .isEqualTo(
            Json.read("[{\"block\":%s,\"changes\":[[\"0x01\",\"0x05\"]]}]".formatted(quoted(one))));
  }

  @Test
  void tellsEachKeyOnceHoweverOftenItIsNamed() throws Exception {
    chain.mainTrie(chain.genesisHash()).put(new byte[] {1}, new byte[] {5});
    assertThat(client.result("state_queryStorageAt", "[[\"0x01\",\"0x02\",\"0x01\"]]"))
        .hasToString(
            "[{\"block\":%s,\"changes\":[[\"0x01\",\"0x05\"],[\"0x02\",null]]}]"
                .formatted(quoted(chain.genesisHash())));
  }

  @Test
  void saysWhyARangeOfBlocksIsNone() throws Exception {
    H256 one = chain.addBest();
    H256 other = chain.add(chain.genesisHash(), false, null, List.of());
    H256 two = chain.addBest();
    assertThat(range(two, one))
        .isEqualTo(
            "Cannot resolve a block range ['\"2 (%s)\"' ... '\"1 (%s)\"]. from number > to number"
                .formatted(two, one));
    assertThat(range(other, two))
        .isEqualTo(
            "Cannot resolve a block range ['\"1 (%s)\"' ... '\"2 (%s)\"]. from and to are on"
                    .formatted(other, two)
                + " different forks");
    assertThat(range(H256.ZERO, two))
        .isEqualTo(
            "Cannot resolve a block range ['\"%s\"' ... '\"Some(%s)\"]. UnknownBlock: Header was"
                    .formatted(H256.ZERO, two)
                + " not found in the database: "
                + H256.ZERO);
  }

  private String range(H256 from, H256 to) throws Exception {
    String params = "[[\"0x01\"]," + quoted(from) + "," + quoted(to) + "]";
    JsonNode error = client.error("state_queryStorage", params);
    assertThat(error.get("code").intValue()).isEqualTo(4001);
    return error.get("message").textValue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"startKey", "start_key"})
  void takesParametersByName(String startKey) throws Exception {
    MapTrie trie = chain.mainTrie(chain.genesisHash());
    trie.put(new byte[] {1, 1}, new byte[] {7});
    trie.put(new byte[] {1, 2}, new byte[] {8});
    assertThat(
            client.result(
                "state_getKeysPaged",
                "{\"prefix\":\"0x01\",\"count\":5,\"" + startKey + "\":\"0x0101\"}"))
        .hasToString("[\"0x0102\"]");
  }

  @Test
  void readsHexadecimalAsTheReferenceNodeDoes() throws Exception {
    MapTrie trie = chain.mainTrie(chain.genesisHash());
    trie.put(new byte[] {1}, new byte[] {7});
    trie.put(new byte[] {1, (byte) 0xab}, new byte[] {8});
    String hash = chain.genesisHash().toString().substring(2);
    assertThat(client.result("state_getStorage", "[\"01\"]")).hasToString("\"0x07\"");
    assertThat(client.result("state_getStorage", "[\"0x1\"]")).hasToString("\"0x07\"");
    assertThat(client.result("state_getStorage", "[\"0x1aB\"," + quoted(hash) + "]"))
        .hasToString("\"0x08\"");
    for (String wrong : new String[] {"0x0g", "0X01", "0x\uff11\uff11", "0x 1"}) {
      assertThat(client.error("state_getStorage", "[" + quoted(wrong) + "]").get("code").intValue())
          .isEqualTo(-32602);
    }
    assertThat(
            client
                .error("state_getStorage", "[\"0x01\"," + quoted("0x" + hash.substring(1)) + "]")
                .get("code")
                .intValue())
        .isEqualTo(-32602);
  }
}
