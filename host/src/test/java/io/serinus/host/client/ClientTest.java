package io.serinus.host.client;

import static io.serinus.host.client.FakeRuntime.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.host.chain.BlockRef;
import io.serinus.host.chain.ChainException;
import io.serinus.host.chain.Justification;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.executor.ExecutorException;
import io.serinus.host.txpool.PoolOptions;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.primitives.Block;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ClientTest {
  private final TestChain test = new TestChain(new MemoryStore(), TestChain.OPTIONS, Runnable::run);
  private final Client client = test.client;

  private static Block asOthersSendIt(BuiltBlock built) {
    return new Block(built.header(), built.extrinsics());
  }

  private Client.ImportResult take(Block block) {
    return client.importBlock(ImportRequest.of(block, BlockOrigin.NETWORK_BROADCAST));
  }

  @Test
  void asksTheRuntimeAtABlock() {
    assertThat(client.version(test.genesis()).specName()).isEqualTo("fake");
    assertThatThrownBy(() -> client.call(test.genesis(), "Core_nonsense", new byte[0]))
        .isInstanceOf(ExecutorException.class);
    assertThatThrownBy(() -> client.call(H256.ZERO, "Core_version", new byte[0]))
        .isInstanceOf(ChainException.class);
  }

  @Test
  void takesOwnBlocksWithoutExecutingThem() {
    H256 first = test.extend(test.genesis(), 1000, call("a", 0, "ok"), call("a", 1, "fail"));
    assertThat(client.info().best()).isEqualTo(new BlockRef(1, first));
    assertThat(client.chain().body(first))
        .containsExactly(Bytes.ofText("time:1000"), call("a", 0, "ok"), call("a", 1, "fail"));
    assertThat(client.state(first).get("nonce:a".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("2".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void executesTheBlocksOfOthersToTheSameState() {
    BuiltBlock built = test.build(test.genesis(), 1000, call("a", 0, "ok"));
    Client.ImportResult result = take(asOthersSendIt(built));
    assertThat(result.isNew()).isTrue();
    assertThat(result.best()).isTrue();
    assertThat(client.check(result.block().hash()).root()).isEqualTo(built.changes().root());
    assertThat(take(asOthersSendIt(built)).isNew()).isFalse();
  }

  @Test
  void takesTheSealOffBeforeExecution() {
    BuiltBlock built = test.build(test.genesis(), 1000);
    Header sealed =
        built
            .header()
            .withDigest(
                Digest.EMPTY.with(new DigestItem.Seal(EngineId.BABE, Bytes.of(new byte[64]))));
    Client.ImportResult result = take(new Block(sealed, built.extrinsics()));
    assertThat(client.chain().header(result.block().hash())).isEqualTo(sealed);
  }

  @Test
  void refusesBlocksThatBreakTheRules() {
    BuiltBlock built = test.build(test.genesis(), 1000, call("a", 0, "ok"));
    Header header = built.header();
    Header wrongRoot =
        new Header(header.parentHash(), 1, H256.ZERO, header.extrinsicsRoot(), header.digest());
    Block bad = new Block(wrongRoot, built.extrinsics());
    assertThatThrownBy(() -> take(bad)).isInstanceOf(InvalidBlockException.class);
    assertThatThrownBy(() -> take(bad)).hasMessageContaining("tried before");
    assertThatThrownBy(() -> take(new Block(header, List.of(Bytes.ofText("time:1000")))))
        .isInstanceOf(InvalidBlockException.class);
    assertThat(client.info().best().number()).isZero();
  }

  @Test
  void refusesBlocksWithoutAPlace() {
    BuiltBlock built = test.build(test.genesis(), 1000);
    Header header = built.header();
    Header orphan =
        new Header(
            H256.ofHex("11".repeat(32)),
            1,
            header.stateRoot(),
            header.extrinsicsRoot(),
            header.digest());
    assertThatThrownBy(() -> take(new Block(orphan, built.extrinsics())))
        .isInstanceOf(ChainException.class)
        .extracting(e -> ((ChainException) e).reason())
        .isEqualTo(ChainException.Reason.UNKNOWN_PARENT);
  }

  @Test
  void leavesNoTraceOfRefusedExtrinsics() {
    BlockBuilder builder = client.newBlock(test.genesis(), Digest.EMPTY);
    builder.apply(Bytes.ofText("time:5"));
    assertThat(builder.apply(call("a", 0, "panic")))
        .isInstanceOf(BlockBuilder.Outcome.Panicked.class);
    assertThat(builder.apply(call("old", 3, "ok")))
        .isInstanceOf(BlockBuilder.Outcome.Refused.class);
    assertThat(builder.apply(call("a", 1, "ok"))).isInstanceOf(BlockBuilder.Outcome.Refused.class);
    BuiltBlock built = builder.build();
    assertThat(built.changes().root()).isEqualTo(test.build(test.genesis(), 5).changes().root());
    assertThat(take(asOthersSendIt(built)).best()).isTrue();
  }

  @Test
  void tellsWhatHappensInOrder() {
    List<ChainEvent> events = new ArrayList<>();
    Runnable stop = client.listen(events::add);
    H256 left = test.extend(test.genesis(), 1);
    H256 right = test.extend(test.genesis(), 2);
    H256 right2 = test.extend(right, 3);
    client.finalizeBlock(right, new Justification(EngineId.of("FRNK"), Bytes.of((byte) 1)));
    stop.run();
    test.extend(right2, 4);

    assertThat(events.stream().map(ClientTest::name))
        .containsExactly(
            "imported " + left + " best",
            "best " + left + " -0 +1",
            "imported " + right,
            "imported " + right2 + " best",
            "best " + right2 + " -1 +2",
            "finalized 1 stale 1");
    assertThat(client.info().finalized().hash()).isEqualTo(right);
    assertThat(client.chain().justifications(right)).hasSize(1);
  }

  private TransactionPool followingPool() {
    ClientPoolChain chain = new ClientPoolChain(client);
    TransactionPool pool =
        new TransactionPool(
            chain, PoolOptions.DEFAULT, InstantSource.fixed(Instant.EPOCH), Runnable::run);
    chain.connect(pool);
    return pool;
  }

  private static List<Bytes> ready(TransactionPool pool) {
    List<Bytes> ready = new ArrayList<>();
    pool.ready().forEachRemaining(transaction -> ready.add(transaction.data()));
    return ready;
  }

  @Test
  void aForkThatFinalityEndsGivesItsTransactionsBack() {
    TransactionPool pool = followingPool();
    H256 right = test.extend(test.genesis(), 1);
    H256 left = test.extend(test.genesis(), 2);
    H256 left2 = test.extend(left, 3, call("a", 0, "ok"));
    assertThat(client.info().best().hash()).isEqualTo(left2);
    client.finalizeBlock(right, null);
    assertThat(client.info().best().hash()).isEqualTo(right);
    assertThat(ready(pool)).containsExactly(Extrinsics.encoded(call("a", 0, "ok")));
    H256 right2 = test.extend(right, 4);
    client.finalizeBlock(right2, null);
    assertThat(client.chain().header(left2)).isNull();
  }

  @Test
  void aForkThatWasLeftIsReadableUntilAllHaveHeardOfIt() {
    // Hears of the new best block before the pool does, and ends the old branch at once.
    client.listen(
        event -> {
          if (event instanceof ChainEvent.NewBest it && !it.route().retracted().isEmpty()) {
            client.finalizeBlock(it.block().hash(), null);
          }
        });
    TransactionPool pool = followingPool();
    test.extend(test.genesis(), 1, call("a", 0, "ok"));
    H256 right = test.extend(test.genesis(), 2);
    H256 right2 = test.extend(right, 3);
    assertThat(client.info().finalized().hash()).isEqualTo(right2);
    assertThat(ready(pool)).containsExactly(Extrinsics.encoded(call("a", 0, "ok")));
  }

  private static String name(ChainEvent event) {
    return switch (event) {
      case ChainEvent.Imported it -> "imported " + it.block().hash() + (it.best() ? " best" : "");
      case ChainEvent.NewBest it ->
          "best "
              + it.block().hash()
              + " -"
              + it.route().retracted().size()
              + " +"
              + it.route().enacted().size();
      case ChainEvent.Finalized it ->
          "finalized " + it.blocks().size() + " stale " + it.stale().size();
    };
  }

  @Test
  void asksConsensusWhichBlockIsBest() {
    test.extend(test.genesis(), 1);
    BuiltBlock other = test.build(test.genesis(), 2);
    Client.ImportResult result =
        client.importBlock(
            ImportRequest.of(other, other.header())
                .with((now, header) -> now.best().number() == 1 && header.number() == 1)
                .with(Bytes.ofText("weight"), Bytes.of((byte) 5)));
    assertThat(result.best()).isTrue();
    assertThat(client.chain().auxiliary(Bytes.ofText("weight"))).contains(Bytes.of((byte) 5));
  }

  @Test
  void finalizesOnImport() {
    BuiltBlock built = test.build(test.genesis(), 1);
    client.importBlock(ImportRequest.of(built, built.header()).asFinalized());
    assertThat(client.info().finalized().number()).isEqualTo(1);
  }

  @Test
  void verifiesEachSignatureOnce() {
    BuiltBlock built =
        test.build(test.genesis(), 1, TestChain.signed("a", 0), TestChain.signed("a", 1));
    assertThat(test.verifications.get()).isEqualTo(2);
    take(asOthersSendIt(built));
    assertThat(test.verifications.get()).isEqualTo(2);
  }

  @Test
  void verifiesTheSignaturesOfOthersOnManyThreads() {
    Bytes[] transactions = new Bytes[FakeRuntime.ROOM];
    for (int i = 0; i < transactions.length; i++) {
      transactions[i] = TestChain.signed("a" + i, 0);
    }
    BuiltBlock built = test.build(test.genesis(), 1, transactions);
    try (ExecutorService workers = Executors.newFixedThreadPool(3)) {
      TestChain other = new TestChain(new MemoryStore(), TestChain.OPTIONS, workers);
      other.client.importBlock(
          ImportRequest.of(asOthersSendIt(built), BlockOrigin.NETWORK_BROADCAST));
      assertThat(other.verifications.get()).isEqualTo(transactions.length);
      assertThat(other.client.info().best().number()).isEqualTo(1);
    }
  }

  @Test
  void findsTheBadSignatureAmongGoodOnes() {
    String good = new String(TestChain.signed("b", 0).toArray(), StandardCharsets.US_ASCII);
    Bytes forged = Bytes.ofText(good.replace("call:b:0:", "call:victim:0:"));
    BuiltBlock built = test.build(test.genesis(), 1, TestChain.signed("a", 0));
    List<Bytes> body = new ArrayList<>(built.extrinsics());
    body.add(forged);
    assertThatThrownBy(() -> take(new Block(built.header(), body)))
        .isInstanceOf(InvalidBlockException.class)
        .hasMessageContaining("BAD_PROOF");
    assertThat(client.info().best().number()).isZero();
  }

  @Test
  void buildsGenesisFromAConfiguration() {
    Genesis genesis = Genesis.ofConfig(test.runtime, FakeRuntime.CODE, "{\"a\":1}");
    assertThat(genesis.main()).containsOnlyKeys(Bytes.ofText(":code"), Bytes.ofText("config"));
    assertThatThrownBy(() -> Genesis.ofConfig(test.runtime, FakeRuntime.CODE, "nonsense"))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("no object");
    assertThat(Genesis.preset(test.runtime, FakeRuntime.CODE, java.util.Optional.empty()))
        .contains("{}");
    assertThat(Genesis.preset(test.runtime, FakeRuntime.CODE, java.util.Optional.of("dev")))
        .isEmpty();
  }
}
