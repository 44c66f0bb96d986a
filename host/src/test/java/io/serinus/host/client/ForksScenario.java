package io.serinus.host.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.host.chain.BlockRef;
import io.serinus.host.chain.TreeRoute;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.txpool.PoolOptions;
import io.serinus.host.txpool.PoolTransaction;
import io.serinus.host.txpool.ReadyTransactions;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.host.txpool.TransactionStatus;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Result;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A chain that grows, forks and becomes final at random, with a pool that follows it. */
final class ForksScenario {
  private final TestChain test = new TestChain(new MemoryStore(), TestChain.OPTIONS, Runnable::run);
  private final ClientPoolChain chain = new ClientPoolChain(test.client);
  private final TransactionPool pool =
      new TransactionPool(
          chain, PoolOptions.DEFAULT, InstantSource.fixed(Instant.EPOCH), Runnable::run);

  /** The best chain and the finalized blocks as the news tell them. */
  private final List<H256> told = new ArrayList<>(List.of(test.genesis()));

  private int finalizedTold = 1;
  private final Map<H256, List<TransactionStatus>> statuses = new HashMap<>();
  private final List<H256> blocks = new ArrayList<>(List.of(test.genesis()));

  void run(Random random) {
    test.client.listen(this::hear);
    chain.connect(pool);
    for (int step = 0; step < 60; step++) {
      switch (random.nextInt(6)) {
        case 0, 1 -> submit(random);
        case 2 -> finalizeSome(random);
        default -> extendSome(random, step);
      }
      check();
    }
  }

  private void submit(Random random) {
    Bytes call = FakeRuntime.call("a" + random.nextInt(4), random.nextInt(5), "ok");
    List<TransactionStatus> seen = new ArrayList<>();
    H256 hash = TransactionPool.hash(Extrinsics.encoded(call));
    pool.submitAndWatch(TransactionSource.EXTERNAL, Extrinsics.encoded(call), seen::add)
        .whenComplete(
            (ok, refused) -> {
              if (refused == null) {
                statuses.put(hash, seen);
              }
            });
  }

  /** The blocks that grow from the finalized one, itself among them. */
  private List<H256> open() {
    H256 finalized = test.client.info().finalized().hash();
    List<H256> open = new ArrayList<>();
    for (H256 block : blocks) {
      if (test.client.chain().header(block) != null
          && test.client.chain().descends(block, finalized)) {
        open.add(block);
      }
    }
    return open;
  }

  private void extendSome(Random random, int step) {
    List<H256> open = open();
    H256 parent = open.get(Math.max(0, open.size() - 1 - random.nextInt(4)));
    BlockBuilder builder = test.client.newBlock(parent, Digest.EMPTY);
    builder.apply(Bytes.ofText("time:" + step));
    ReadyTransactions ready = pool.ready();
    while (ready.hasNext() && random.nextInt(4) > 0) {
      builder.apply(Extrinsics.opaque(ready.next().data()));
    }
    BuiltBlock built = builder.build();
    ImportRequest request =
        random.nextBoolean()
            ? ImportRequest.of(built, built.header())
            : ImportRequest.of(built.block(), BlockOrigin.NETWORK_BROADCAST);
    blocks.add(test.client.importBlock(request).block().hash());
  }

  /** On the best chain or on a fork, which is the best chain then. */
  private void finalizeSome(Random random) {
    List<H256> open = open();
    test.client.finalizeBlock(open.get(random.nextInt(open.size())), null);
  }

  private void hear(ChainEvent event) {
    switch (event) {
      case ChainEvent.Imported it -> {}
      case ChainEvent.NewBest(BlockRef block, TreeRoute route) -> {
        for (BlockRef gone : route.retracted()) {
          assertThat(told.removeLast()).isEqualTo(gone.hash());
        }
        assertThat(told.getLast()).isEqualTo(route.common().hash());
        route.enacted().forEach(come -> told.add(come.hash()));
        assertThat(told.getLast()).isEqualTo(block.hash());
      }
      case ChainEvent.Finalized it -> {
        for (BlockRef block : it.blocks()) {
          assertThat(told.get(finalizedTold++)).isEqualTo(block.hash());
        }
      }
    }
  }

  private void check() {
    assertThat(told.getLast()).isEqualTo(test.client.info().best().hash());
    assertThat(told.get(finalizedTold - 1)).isEqualTo(test.client.info().finalized().hash());
    for (int number = 0; number < told.size(); number++) {
      assertThat(test.client.chain().hashAt(number)).isEqualTo(told.get(number));
    }
    assertThat(test.client.chain().hashAt(told.size())).isNull();
    checkPool();
  }

  private void checkPool() {
    Set<Bytes> provided = new HashSet<>();
    Set<H256> inPool = new HashSet<>();
    ReadyTransactions ready = pool.ready();
    while (ready.hasNext()) {
      PoolTransaction next = ready.next();
      inPool.add(next.hash());
      var validity =
          chain.validate(test.client.info().best().hash(), TransactionSource.EXTERNAL, next.data());
      assertThat(validity).isInstanceOf(Result.Ok.class);
      if (validity instanceof Result.Ok<?, ?>(ValidTransaction valid)) {
        assertThat(provided).containsAll(valid.requires());
        provided.addAll(valid.provides());
      }
    }
    Map<H256, Integer> inChain = new HashMap<>();
    for (int number = 0; number < told.size(); number++) {
      for (Bytes extrinsic : test.client.chain().body(told.get(number))) {
        inChain.put(Extrinsics.hash(extrinsic), number);
      }
    }
    statuses.forEach((hash, seen) -> checkStatus(hash, seen, inPool, inChain));
  }

  private void checkStatus(
      H256 hash, List<TransactionStatus> seen, Set<H256> inPool, Map<H256, Integer> inChain) {
    switch (seen.getLast()) {
      case TransactionStatus.Ready it -> assertThat(inPool).contains(hash);
      case TransactionStatus.InBlock it -> {
        assertThat(inChain).containsKey(hash);
        assertThat(told.get(inChain.get(hash))).isEqualTo(it.block());
      }
      case TransactionStatus.Finalized it -> {
        assertThat(told.subList(0, finalizedTold)).contains(it.block());
        Bytes extrinsic = test.client.chain().body(it.block()).get(it.index());
        assertThat(Extrinsics.hash(extrinsic)).isEqualTo(hash);
      }
      case TransactionStatus.Future it ->
          assertThat(pool.future()).extracting(PoolTransaction::hash).contains(hash);
      case TransactionStatus.Invalid it -> assertThat(inPool).doesNotContain(hash);
      case TransactionStatus.Retracted it ->
          throw new AssertionError("retracted, and not heard of again: " + seen);
      default -> throw new AssertionError("not expected: " + seen);
    }
  }
}
