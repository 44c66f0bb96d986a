package io.serinus.rpc.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serinus.crypto.hash.Hashing;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.rpc.FakeChain;
import io.serinus.rpc.FakePool;
import io.serinus.rpc.MapTrie;
import io.serinus.rpc.ServedNode;
import io.serinus.rpc.TestClient;
import io.serinus.rpc.backend.PoolRejection;
import io.serinus.rpc.backend.TransactionStatus;
import io.serinus.rpc.json.Hex;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveAndTransactionTest {
  private static final String EXTRINSIC = "[\"0x080102\"]";
  private static final H256 HASH = H256.wrap(Hashing.blake2b256(new byte[] {8, 1, 2}));

  private ServedNode served;
  private FakeChain chain;
  private FakePool pool;
  private TestClient client;

  @BeforeEach
  void start() throws Exception {
    served = new ServedNode();
    chain = served.node.chain;
    pool = served.node.pool;
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
  void knowsTheSpecification() throws Exception {
    assertThat(client.result("chainSpec_v1_chainName", "[]")).hasToString("\"Kusama Development\"");
    assertThat(client.result("chainSpec_v1_genesisHash", "[]"))
        .hasToString(quoted(chain.genesisHash()));
    assertThat(client.result("chainSpec_v1_properties", "[]")).hasToString("{\"ss58Format\":2}");
  }

  @Test
  void readsBlocksOfAnyAge() throws Exception {
    H256 one = chain.add(chain.genesisHash(), true, null, List.of(new byte[] {4, 1}));
    H256 side = chain.add(chain.genesisHash(), false, null, List.of());
    String at = "[" + quoted(one) + "]";
    assertThat(client.result("archive_v1_body", at)).hasToString("[\"0x0401\"]");
    assertThat(client.result("archive_v1_body", "[" + quoted(H256.ZERO) + "]").isNull()).isTrue();
    assertThat(client.result("archive_v1_header", at))
        .hasToString(quoted(Hex.encode(Header.CODEC.encode(chain.header(one)))));
    assertThat(client.result("archive_v1_genesisHash", "[]"))
        .hasToString(quoted(chain.genesisHash()));
    assertThat(client.result("archive_v1_finalizedHeight", "[]")).hasToString("0");
    assertThat(client.result("archive_v1_hashByHeight", "[0]"))
        .hasToString("[" + quoted(chain.genesisHash()) + "]");
    assertThat(client.result("archive_v1_hashByHeight", "[1]"))
        .extracting(JsonNode::textValue)
        .containsExactlyInAnyOrder(one.toString(), side.toString());
    assertThat(client.result("archive_v1_hashByHeight", "[2]")).hasToString("[]");
    assertThat(client.error("archive_v1_hashByHeight", "[-1]").get("code").intValue())
        .isEqualTo(-32602);
  }

  @Test
  void callsRuntimesOfAnyAge() throws Exception {
    chain.define("Echo_back", (block, arguments) -> arguments);
    String genesis = quoted(chain.genesisHash());
    assertThat(client.result("archive_v1_call", "[" + genesis + ",\"Echo_back\",\"0x0a\"]"))
        .hasToString("{\"success\":true,\"value\":\"0x0a\"}");
    assertThat(
            client
                .result("archive_v1_call", "[" + genesis + ",\"No_such\",\"0x0a\"]")
                .get("success")
                .booleanValue())
        .isFalse();
    assertThat(
            client
                .result("archive_v1_call", "[" + quoted(H256.ZERO) + ",\"Echo_back\",\"0x\"]")
                .isNull())
        .isTrue();
  }

  @Test
  void streamsStorage() throws Exception {
    MapTrie trie = chain.mainTrie(chain.genesisHash());
    trie.put(new byte[] {1, 1}, new byte[] {7});
    trie.put(new byte[] {1, 2}, new byte[] {8});
    client.result(
        "archive_v1_storage",
        "["
            + quoted(chain.genesisHash())
            + ",[{\"key\":\"0x0101\",\"type\":\"value\"},{\"key\":\"0x01\",\"type\":\"descendantsValues\","
            + "\"paginationStartKey\":\"0x0101\"}],null]");
    JsonNode first = client.notification();
    assertThat(first.get("method").textValue()).isEqualTo("archive_v1_storageEvent");
    assertThat(first.get("params").get("result"))
        .hasToString("{\"event\":\"storage\",\"key\":\"0x0101\",\"value\":\"0x07\"}");
    assertThat(client.event())
        .hasToString("{\"event\":\"storage\",\"key\":\"0x0102\",\"value\":\"0x08\"}");
    assertThat(client.event()).hasToString("{\"event\":\"storageDone\"}");
    String unknown =
        client.result("archive_v1_storage", "[" + quoted(H256.ZERO) + ",[],null]").textValue();
    assertThat(client.event().get("event").textValue()).isEqualTo("storageError");
    assertThat(client.result("archive_v1_stopStorage", "[" + quoted(unknown) + "]").isNull())
        .isTrue();
    assertThat(
            client
                .error(
                    "archive_v1_storage",
                    "["
                        + quoted(H256.ZERO)
                        + ",[{\"key\":\"0x01\",\"type\":\"value\",\"paginationStartKey\":\"0x01\"}]]")
                .get("code")
                .intValue())
        .isEqualTo(-32602);
  }

  @Test
  void streamsWholeStoragesToSlowReaders() throws Exception {
    MapTrie trie = chain.mainTrie(chain.genesisHash());
    int count = 5_000;
    for (int i = 0; i < count; i++) {
      trie.put(new byte[] {1, (byte) (i >> 8), (byte) i}, new byte[] {7});
    }
    client.result(
        "archive_v1_storage",
        "["
            + quoted(chain.genesisHash())
            + ",[{\"key\":\"0x01\",\"type\":\"descendantsHashes\"}]]");
    for (int i = 0; i < count; i++) {
      assertThat(client.event().get("event").textValue()).isEqualTo("storage");
    }
    assertThat(client.event()).hasToString("{\"event\":\"storageDone\"}");
  }

  @Test
  void streamsDifferences() throws Exception {
    MapTrie before = chain.mainTrie(chain.genesisHash());
    before.put(new byte[] {1}, new byte[] {1});
    before.put(new byte[] {2}, new byte[] {2});
    before.put(new byte[] {3}, new byte[] {3});
    H256 one = chain.prepare(chain.genesisHash(), null, List.of());
    MapTrie after = chain.mainTrie(one);
    after.remove(new byte[] {1});
    after.put(new byte[] {2}, new byte[] {5});
    after.put(new byte[] {4}, new byte[] {4});
    chain.announce(one, true);
    client.result("archive_v1_storageDiff", "[" + quoted(one) + "]");
    assertThat(client.event())
        .hasToString(
            "{\"event\":\"storageDiff\",\"key\":\"0x01\",\"value\":\"0x01\",\"type\":\"deleted\"}");
    assertThat(client.event())
        .hasToString(
            "{\"event\":\"storageDiff\",\"key\":\"0x02\",\"value\":\"0x05\",\"type\":\"modified\"}");
    assertThat(client.event())
        .hasToString(
            "{\"event\":\"storageDiff\",\"key\":\"0x04\",\"value\":\"0x04\",\"type\":\"added\"}");
    assertThat(client.event()).hasToString("{\"event\":\"storageDiffDone\"}");
    client.result(
        "archive_v1_storageDiff",
        "["
            + quoted(one)
            + ",[{\"key\":\"0x04\",\"returnType\":\"hash\"}],"
            + quoted(chain.genesisHash())
            + "]");
    assertThat(client.event().get("hash").textValue())
        .isEqualTo(Hex.encode(Hashing.blake2b256(new byte[] {4})));
    assertThat(client.event()).hasToString("{\"event\":\"storageDiffDone\"}");
  }

  @Test
  void tellsWhatBecomesOfTransactions() throws Exception {
    client.result("transactionWatch_v1_submitAndWatch", EXTRINSIC);
    JsonNode first = client.notification();
    assertThat(first.get("method").textValue()).isEqualTo("transactionWatch_v1_watchEvent");
    assertThat(first.get("params").get("result")).hasToString("{\"event\":\"validated\"}");
    pool.tell(HASH, new TransactionStatus.Broadcast(List.of("peer")));
    pool.tell(HASH, new TransactionStatus.InBlock(H256.ZERO, 2));
    assertThat(client.event())
        .hasToString(
            "{\"event\":\"bestChainBlockIncluded\",\"block\":{\"hash\":\""
                + H256.ZERO
                + "\",\"index\":2}}");
    pool.tell(HASH, new TransactionStatus.Retracted(H256.ZERO));
    assertThat(client.event()).hasToString("{\"event\":\"bestChainBlockIncluded\",\"block\":null}");
    pool.tell(HASH, new TransactionStatus.Finalized(H256.ZERO, 2));
    assertThat(client.event())
        .hasToString(
            "{\"event\":\"finalized\",\"block\":{\"hash\":\"" + H256.ZERO + "\",\"index\":2}}");
  }

  static Stream<Arguments> rejections() {
    return Stream.of(
        Arguments.of(
            new PoolRejection.Invalid(4, 0),
            "invalid",
            "Invalid transaction: Transaction has a bad signature"),
        Arguments.of(
            new PoolRejection.Invalid(7, 42),
            "invalid",
            "Invalid transaction with custom error: 42"),
        Arguments.of(
            new PoolRejection.Unknown(0, 0),
            "invalid",
            "Unknown transaction validity: Could not lookup information required to validate the"
                + " transaction"),
        Arguments.of(
            new PoolRejection.AlreadyImported(HASH), "invalid", "Transaction is already imported"),
        Arguments.of(
            new PoolRejection.TooLowPriority(7, 5),
            "invalid",
            "The priority of the transaction is too low (pool 7 > current 5)"),
        Arguments.of(
            new PoolRejection.ImmediatelyDropped(),
            "dropped",
            "The transaction could not enter the pool because of the limit"),
        Arguments.of(
            new PoolRejection.VerificationFailed("trap"), "invalid", "Verification error: trap"));
  }

  @ParameterizedTest
  @MethodSource("rejections")
  void tellsOfRejectedTransactionsByEvents(PoolRejection rejection, String event, String error)
      throws Exception {
    pool.rejectAll(rejection);
    String id = client.result("transactionWatch_v1_submitAndWatch", EXTRINSIC).textValue();
    assertThat(client.event())
        .hasToString("{\"event\":\"" + event + "\",\"error\":\"" + error + "\"}");
    assertThat(
            client
                .error("transactionWatch_v1_unwatch", "[" + quoted(id) + "]")
                .get("code")
                .intValue())
        .isEqualTo(-32602);
  }

  @Test
  void tellsOfGarbageByAnEvent() throws Exception {
    client.result("transactionWatch_v1_submitAndWatch", "[\"0xffff\"]");
    assertThat(client.event())
        .hasToString("{\"event\":\"invalid\",\"error\":\"Extrinsic bytes cannot be decoded\"}");
    assertThat(
            client
                .error("transactionWatch_v1_submitAndWatch", "[\"nothex\"]")
                .get("code")
                .intValue())
        .isEqualTo(-32602);
  }

  @Test
  void keepsBroadcastTransactionsAlive() throws Exception {
    pool.rejectAll(new PoolRejection.ImmediatelyDropped());
    String id = client.result("transaction_v1_broadcast", EXTRINSIC).textValue();
    assertThat(pool.submitted).isEmpty();
    pool.rejectAll(null);
    chain.addBest();
    pool.awaitSubmitted();
    pool.tell(HASH, new TransactionStatus.Dropped());
    chain.addBest();
    pool.awaitSubmitted();
    assertThat(pool.submitted).hasSize(2);
    assertThat(client.result("transaction_v1_stop", "[" + quoted(id) + "]").isNull()).isTrue();
    assertThat(chain.listenerCount()).isZero();
    assertThat(client.error("transaction_v1_stop", "[" + quoted(id) + "]"))
        .hasToString("{\"code\":-32602,\"message\":\"Invalid operation id\"}");
  }

  @Test
  void boundsBroadcasts() throws Exception {
    for (int i = 0; i < TransactionRpc.MAX_BROADCASTS; i++) {
      assertThat(client.result("transaction_v1_broadcast", "[\"0xff\"]").textValue()).isNotEmpty();
    }
    assertThat(client.result("transaction_v1_broadcast", EXTRINSIC).isNull()).isTrue();
  }

  @Test
  void countsNoBroadcastsThatAreDone() throws Exception {
    for (int i = 0; i <= TransactionRpc.MAX_BROADCASTS; i++) {
      String id = client.result("transaction_v1_broadcast", EXTRINSIC).textValue();
      assertThat(id).isNotNull();
      pool.tell(HASH, new TransactionStatus.Finalized(chain.genesisHash(), 0));
      assertThat(client.error("transaction_v1_stop", "[" + quoted(id) + "]"))
          .hasToString("{\"code\":-32602,\"message\":\"Invalid operation id\"}");
    }
    assertThat(chain.listenerCount()).isZero();
  }
}
