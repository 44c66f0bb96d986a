package io.serinus.rpc.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serinus.crypto.hash.Hashing;
import io.serinus.primitives.H256;
import io.serinus.rpc.FakeNode;
import io.serinus.rpc.ServedNode;
import io.serinus.rpc.TestClient;
import io.serinus.rpc.backend.GrandpaBackend;
import io.serinus.rpc.backend.NodeBackend;
import io.serinus.rpc.backend.PoolRejection;
import io.serinus.rpc.backend.TransactionStatus;
import io.serinus.rpc.json.Json;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorAndSystemTest {
  private static final String EXTRINSIC = "[\"0x080102\"]";
  private static final byte[] BYTES = {8, 1, 2};
  private static final H256 HASH = H256.wrap(Hashing.blake2b256(BYTES));
  private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

  private ServedNode served;
  private FakeNode node;
  private TestClient client;

  @BeforeEach
  void start() throws Exception {
    served = new ServedNode();
    node = served.node;
    client = served.connect();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void takesTransactions() throws Exception {
    assertThat(client.result("author_submitExtrinsic", EXTRINSIC)).hasToString("\"" + HASH + "\"");
    assertThat(client.result("author_pendingExtrinsics", "[]")).hasToString("[\"0x080102\"]");
    assertThat(client.result("author_removeExtrinsic", "[[{\"extrinsic\":\"0x080102\"}]]"))
        .hasToString("[\"" + HASH + "\"]");
    assertThat(client.result("author_pendingExtrinsics", "[]")).hasToString("[]");
    assertThat(client.error("author_submitExtrinsic", "[\"0x0801\"]").get("code").intValue())
        .isEqualTo(1040);
    assertThat(
            client.error("author_submitAndWatchExtrinsic", "[\"0x0801\"]").get("code").intValue())
        .isEqualTo(1001);
    assertThat(client.error("author_submitExtrinsic", "[\"garbage\"]").get("code").intValue())
        .isEqualTo(-32602);
  }

  static Stream<Arguments> rejections() {
    return Stream.of(
        invalid(0, "Transaction call is not expected"),
        invalid(1, "Inability to pay some fees (e.g. account balance too low)"),
        invalid(2, "Transaction will be valid in the future"),
        invalid(3, "Transaction is outdated"),
        invalid(4, "Transaction has a bad signature"),
        invalid(5, "Transaction has an ancient birth block"),
        invalid(6, "Transaction would exhaust the block limits"),
        invalid(7, "Custom error: 42"),
        invalid(10, "Invalid signing address"),
        Arguments.of(
            new PoolRejection.Unknown(0, 0),
            "{'code':1011,'message':'Unknown Transaction Validity','data':'CannotLookup'}"),
        Arguments.of(
            new PoolRejection.TemporarilyBanned(),
            "{'code':1012,'message':'Transaction is temporarily banned'}"),
        Arguments.of(
            new PoolRejection.AlreadyImported(HASH),
            "{'code':1013,'message':'Transaction Already Imported','data':'" + HASH + "'}"),
        Arguments.of(
            new PoolRejection.TooLowPriority(5, -1),
            "{'code':1014,'message':'Priority is too low: (5 vs 18446744073709551615)','data':"
                + "'The transaction has too low priority to replace another transaction already in"
                + " the pool.'}"),
        Arguments.of(new PoolRejection.CycleDetected(), "{'code':1015,'message':'Cycle Detected'}"),
        Arguments.of(
            new PoolRejection.NoTagsProvided(),
            "{'code':1019,'message':'No tags provided','data':'Transaction does not provide any"
                + " tags, so the pool can`t identify it'}"),
        Arguments.of(
            new PoolRejection.VerificationFailed("Runtime error"),
            "{'code':1002,'message':'Verification Error: Runtime error','data':'Runtime error'}"));
  }

  private static Arguments invalid(int reason, String sentence) {
    return Arguments.of(
        new PoolRejection.Invalid(reason, 42),
        "{'code':1010,'message':'Invalid Transaction','data':'" + sentence + "'}");
  }

  @ParameterizedTest
  @MethodSource("rejections")
  void saysWhyATransactionWasNotTaken(PoolRejection rejection, String error) throws Exception {
    node.pool.rejectAll(rejection);
    JsonNode expected = Json.read(error.replace('\'', '"').replace('`', '\''));
    assertThat(client.error("author_submitExtrinsic", EXTRINSIC)).isEqualTo(expected);
    assertThat(client.error("author_submitAndWatchExtrinsic", EXTRINSIC)).isEqualTo(expected);
  }

  @Test
  void watchesTransactions() throws Exception {
    String id = client.result("author_submitAndWatchExtrinsic", EXTRINSIC).textValue();
    assertThat(client.event()).hasToString("\"ready\"");
    node.pool.tell(HASH, new TransactionStatus.Broadcast(List.of("peer")));
    assertThat(client.event()).hasToString("{\"broadcast\":[\"peer\"]}");
    node.pool.tell(HASH, new TransactionStatus.InBlock(H256.ZERO, 1));
    JsonNode inBlock = client.notification();
    assertThat(inBlock.get("method").textValue()).isEqualTo("author_extrinsicUpdate");
    assertThat(inBlock.get("params").get("subscription").textValue()).isEqualTo(id);
    assertThat(inBlock.get("params").get("result"))
        .hasToString("{\"inBlock\":\"" + H256.ZERO + "\"}");
    node.pool.tell(HASH, new TransactionStatus.Retracted(H256.ZERO));
    assertThat(client.event()).hasToString("{\"retracted\":\"" + H256.ZERO + "\"}");
    node.pool.tell(HASH, new TransactionStatus.Finalized(H256.ZERO, 1));
    assertThat(client.event()).hasToString("{\"finalized\":\"" + H256.ZERO + "\"}");
    assertThat(client.result("author_unwatchExtrinsic", "[\"" + id + "\"]")).hasToString("false");
    assertThat(node.pool.isWatched(HASH)).isFalse();
  }

  @Test
  void stopsWatchingWhenAsked() throws Exception {
    String id = client.result("author_submitAndWatchExtrinsic", EXTRINSIC).textValue();
    assertThat(client.result("author_unwatchExtrinsic", "[\"" + id + "\"]")).hasToString("true");
    assertThat(node.pool.isWatched(HASH)).isFalse();
  }

  @Test
  void keepsKeys() throws Exception {
    node.chain.define(
        "SessionKeys_decode_session_keys",
        (block, arguments) -> {
          byte[] keys = new ScaleReader(arguments).readBytes();
          ScaleWriter out = new ScaleWriter();
          if (keys.length != 2) {
            return out.writeU8(0).toByteArray();
          }
          return out.writeU8(1)
              .writeCompact(1)
              .writeBytes(keys)
              .writeFixed(new byte[] {'b', 'a', 'b', 'e'})
              .toByteArray();
        });
    assertThat(client.result("author_hasSessionKeys", "[\"0x0102\"]")).hasToString("false");
    assertThat(client.result("author_insertKey", "[\"babe\",\"//Alice\",\"0x0102\"]").isNull())
        .isTrue();
    assertThat(client.result("author_hasKey", "[\"0x0102\",\"babe\"]")).hasToString("true");
    client.result(
        "author_insertKey", "{\"key_type\":\"imon\",\"suri\":\"//Bob\",\"public\":\"0x03\"}");
    assertThat(client.result("author_hasKey", "{\"publicKey\":\"0x03\",\"keyType\":\"imon\"}"))
        .hasToString("true");
    assertThat(client.result("author_hasKey", "[\"0x0102\",\"gran\"]")).hasToString("false");
    assertThat(client.result("author_hasSessionKeys", "[\"0x0102\"]")).hasToString("true");
    assertThat(client.error("author_hasSessionKeys", "[\"0x01\"]").get("message").textValue())
        .isEqualTo("Session keys are not encoded correctly");
    assertThat(client.error("author_hasKey", "[\"0x01\",\"toolong\"]").get("message").textValue())
        .isEqualTo("Invalid key type ID format (should be of length four)");
    assertThat(client.error("author_insertKey", "[\"babe\",\"\",\"0x01\"]").get("code").intValue())
        .isEqualTo(1040);
    assertThat(client.result("author_rotateKeys", "[]")).hasToString("\"0x0909\"");
  }

  @Test
  void countsPendingTransactionsIntoTheNextIndex() throws Exception {
    byte[][] account = new byte[1][];
    node.chain.define(
        "AccountNonceApi_account_nonce",
        (block, arguments) -> {
          account[0] = arguments;
          return new ScaleWriter().writeU32(4).toByteArray();
        });
    assertThat(client.result("system_accountNextIndex", "[\"" + ALICE + "\"]")).hasToString("4");
    assertThat(account[0]).hasSize(32);
    for (long nonce : new long[] {4, 5, 9}) {
      node.pool.tags.add(
          List.of(new ScaleWriter().writeFixed(account[0]).writeU32(nonce).toByteArray()));
    }
    assertThat(client.result("account_nextIndex", "[\"" + ALICE + "\"]")).hasToString("6");
    assertThat(
            client
                .error("system_accountNextIndex", "[\"" + ALICE.replace('K', 'L') + "\"]")
                .get("code")
                .intValue())
        .isEqualTo(-32602);
  }

  @Test
  void reportsFees() throws Exception {
    byte[][] asked = new byte[1][];
    node.chain.define(
        "TransactionPaymentApi_query_info",
        (block, arguments) -> {
          asked[0] = arguments;
          return new ScaleWriter()
              .writeCompact(150_000_000)
              .writeCompact(3593)
              .writeU8(1)
              .writeU64(-1)
              .writeU64(1)
              .toByteArray();
        });
    node.chain.define(
        "TransactionPaymentApi_query_fee_details",
        (block, arguments) ->
            new ScaleWriter()
                .writeU8(1)
                .writeU64(10)
                .writeU64(0)
                .writeU64(255)
                .writeU64(0)
                .writeU64(0)
                .writeU64(0)
                .writeU64(0)
                .writeU64(0)
                .toByteArray());
    assertThat(client.result("payment_queryInfo", EXTRINSIC))
        .hasToString(
            "{\"weight\":{\"ref_time\":150000000,\"proof_size\":3593},\"class\":\"operational\","
                + "\"partialFee\":\"36893488147419103231\"}");
    assertThat(asked[0]).containsExactly(8, 1, 2, 3, 0, 0, 0);
    for (String name : new String[] {"encodedXt", "encoded_xt"}) {
      assertThat(client.result("payment_queryInfo", "{\"" + name + "\":\"0x080102\"}"))
          .isNotEmpty();
    }
    assertThat(client.result("payment_queryFeeDetails", EXTRINSIC))
        .hasToString(
            "{\"inclusionFee\":{\"baseFee\":\"0xa\",\"lenFee\":\"0xff\",\"adjustedWeightFee\":\"0x0\"}}");
    assertThat(client.error("payment_queryInfo", "[\"0x08\"]").get("code").intValue()).isEqualTo(2);
  }

  @Test
  void dryRuns() throws Exception {
    node.chain.define("BlockBuilder_apply_extrinsic", (block, extrinsic) -> new byte[] {0, 0});
    assertThat(client.result("system_dryRun", EXTRINSIC)).hasToString("\"0x0000\"");
  }

  @Test
  void tellsAboutItself() throws Exception {
    assertThat(client.result("system_name", "[]")).hasToString("\"Serinus\"");
    assertThat(client.result("system_version", "[]")).hasToString("\"0.1.0\"");
    assertThat(client.result("system_chain", "[]")).hasToString("\"Kusama Development\"");
    assertThat(client.result("system_chainType", "[]")).hasToString("\"Development\"");
    assertThat(client.result("system_properties", "[]")).hasToString("{\"ss58Format\":2}");
    assertThat(client.result("system_health", "[]"))
        .hasToString("{\"peers\":3,\"isSyncing\":false,\"shouldHavePeers\":true}");
    assertThat(client.result("system_syncState", "[]"))
        .hasToString("{\"startingBlock\":0,\"currentBlock\":0,\"highestBlock\":0}");
    assertThat(client.result("system_nodeRoles", "[]")).hasToString("[\"Authority\"]");
    assertThat(client.result("system_localPeerId", "[]").textValue()).startsWith("12D3");
    assertThat(client.result("system_localListenAddresses", "[]")).hasSize(1);
    assertThat(client.result("system_peers", "[]"))
        .hasToString(
            "[{\"peerId\":\"12D3KooWpeer\",\"roles\":\"FULL\",\"bestHash\":\""
                + H256.ZERO
                + "\",\"bestNumber\":7}]");
    assertThat(client.result("system_addReservedPeer", "[\"/dns/a/p2p/12D3\"]").isNull()).isTrue();
    assertThat(client.result("system_reservedPeers", "[]")).hasToString("[\"/dns/a/p2p/12D3\"]");
    assertThat(client.error("system_addReservedPeer", "[\"x\"]").get("code").intValue())
        .isEqualTo(2002);
    client.result("system_removeReservedPeer", "[\"12D3\"]");
    assertThat(node.reserved).isEmpty();
    client.result("system_addLogFilter", "[\"sync=debug\"]");
    assertThat(node.logFilters).containsExactly("sync=debug");
    client.result("system_resetLogFilter", "[]");
    assertThat(node.logFilters).isEmpty();
    assertThat(TestClient.send(served.server.address(), "GET", "/health").body())
        .isEqualTo("{\"peers\":3,\"isSyncing\":false,\"shouldHavePeers\":true}");
  }

  @ParameterizedTest
  @CsvSource({
    "3, false, true, 200",
    "3, true, true, 500",
    "0, false, true, 500",
    "0, false, false, 200",
    "0, true, false, 200"
  })
  void isReadyWithPeersAndInSyncOrByItself(int peers, boolean syncing, boolean wanted, int status)
      throws Exception {
    node.health = new NodeBackend.Health(peers, syncing, wanted);
    assertThat(TestClient.send(served.server.address(), "GET", "/health/readiness").statusCode())
        .isEqualTo(status);
  }

  @Test
  void tellsAboutConsensus() throws Exception {
    assertThat(client.error("grandpa_roundState", "[]"))
        .hasToString("{\"code\":1,\"message\":\"GRANDPA RPC endpoint not ready\"}");
    GrandpaBackend.Votes votes = new GrandpaBackend.Votes(1, List.of());
    node.rounds =
        new GrandpaBackend.RoundState(
            1, new GrandpaBackend.Round(2, 1, 1, votes, votes), List.of());
    assertThat(client.result("grandpa_roundState", "[]"))
        .hasToString(
            "{\"setId\":1,\"best\":{\"round\":2,\"totalWeight\":1,\"thresholdWeight\":1,"
                + "\"prevotes\":{\"currentWeight\":1,\"missing\":[]},"
                + "\"precommits\":{\"currentWeight\":1,\"missing\":[]}},\"background\":[]}");
    assertThat(client.result("grandpa_proveFinality", "[0]")).hasToString("\"0x00\"");
    assertThat(client.error("grandpa_proveFinality", "[5]").get("code").intValue()).isEqualTo(4);
    assertThat(client.result("babe_epochAuthorship", "[]"))
        .hasToString("{\"5abc\":{\"primary\":[1],\"secondary\":[],\"secondary_vrf\":[2,3]}}");
    client.result("grandpa_subscribeJustifications", "[]");
    node.justify(new byte[] {1, 2});
    assertThat(client.event()).hasToString("\"0x0102\"");
  }

  @Test
  void keepsOffchainValues() throws Exception {
    client.result("offchain_localStorageSet", "[\"PERSISTENT\",\"0x01\",\"0x02\"]");
    assertThat(client.result("offchain_localStorageGet", "[\"PERSISTENT\",\"0x01\"]"))
        .hasToString("\"0x02\"");
    client.result("offchain_localStorageClear", "[\"PERSISTENT\",\"0x01\"]");
    assertThat(client.result("offchain_localStorageGet", "[\"PERSISTENT\",\"0x01\"]").isNull())
        .isTrue();
    assertThat(
            client.error("offchain_localStorageGet", "[\"LOCAL\",\"0x01\"]").get("code").intValue())
        .isEqualTo(5001);
  }

  @Test
  void measuresBlocks() throws Exception {
    assertThat(client.result("dev_getBlockStats", "[\"" + node.chain.genesisHash() + "\"]"))
        .hasToString(
            "{\"witnessLen\":10,\"witnessCompactLen\":8,\"blockLen\":20,\"numExtrinsics\":2}");
    assertThat(client.result("dev_getBlockStats", "[\"" + H256.ZERO + "\"]").isNull()).isTrue();
  }
}
