package io.serinus.host.txpool;

import static io.serinus.host.txpool.FakeChain.extrinsic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.scale.Bytes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class TransactionPoolTest {
  private static final TransactionStatus READY = new TransactionStatus.Ready();
  private static final TransactionStatus INVALID = new TransactionStatus.Invalid();

  private final FakeChain chain = new FakeChain();
  private final TransactionPool pool =
      new TransactionPool(chain, PoolOptions.DEFAULT, new ManualClock(), Runnable::run);

  private CompletableFuture<H256> submit(Bytes extrinsic) {
    return pool.submit(TransactionSource.EXTERNAL, extrinsic);
  }

  private List<TransactionStatus> watch(Bytes extrinsic) {
    List<TransactionStatus> seen = new ArrayList<>();
    pool.submitAndWatch(TransactionSource.EXTERNAL, extrinsic, seen::add).join();
    return seen;
  }

  private static void refused(CompletableFuture<H256> submission, PoolError error) {
    assertThatThrownBy(submission::join)
        .isInstanceOf(CompletionException.class)
        .extracting(e -> ((PoolException) e.getCause()).error())
        .isEqualTo(error);
  }

  private List<Bytes> ready() {
    List<Bytes> ready = new ArrayList<>();
    pool.ready().forEachRemaining(transaction -> ready.add(transaction.data()));
    return ready;
  }

  @Test
  void followsTransactionsToFinality() {
    List<TransactionStatus> seen = watch(extrinsic("alice", 0, 1));
    H256 block = chain.build("b1", chain.bestHash(), extrinsic("alice", 0, 1));
    pool.onBestBlock(chain.switchTo(block));
    pool.onFinalized(List.of(block));
    assertThat(seen)
        .containsExactly(
            READY,
            new TransactionStatus.InBlock(block, 0),
            new TransactionStatus.Finalized(block, 0));
    assertThat(pool.watchedCount()).isZero();
  }

  @Test
  void saysWhyItRefuses() {
    refused(
        submit(Bytes.ofText("garbage")),
        new PoolError.Invalid(InvalidTransaction.Reason.BAD_PROOF));
    refused(submit(Bytes.ofText("garbage")), new PoolError.TemporarilyBanned());
    H256 hash = submit(extrinsic("alice", 0, 1)).join();
    refused(submit(extrinsic("alice", 0, 1)), new PoolError.AlreadyImported(hash));
    assertThat(pool.watchedCount()).isZero();
  }

  @Test
  void asksNoRuntimeTwiceThatPanicked() {
    chain.panicAt("alice");
    refused(submit(extrinsic("alice", 0, 1)), new PoolError.VerificationFailed("on purpose"));
    refused(submit(extrinsic("alice", 0, 1)), new PoolError.TemporarilyBanned());
    assertThat(pool.watchedCount()).isZero();
  }

  @Test
  void dropsWhatANewRuntimePanicsAt() {
    List<TransactionStatus> seen = watch(extrinsic("alice", 0, 1));
    submit(extrinsic("bob", 0, 1)).join();
    chain.panicAt("alice");
    pool.onBestBlock(chain.switchTo(chain.build("b1", chain.bestHash())));
    assertThat(seen).containsExactly(READY, INVALID);
    assertThat(ready()).containsExactly(extrinsic("bob", 0, 1));
  }

  /** As a development node is: what is refused may be tried again at once. */
  @Test
  void bansNothingWhereNoTimeIsSet() {
    TransactionPool lenient =
        new TransactionPool(
            chain,
            PoolOptions.DEFAULT.withBanTime(Duration.ZERO),
            new ManualClock(),
            Runnable::run);
    for (int attempt = 0; attempt < 2; attempt++) {
      refused(
          lenient.submit(TransactionSource.EXTERNAL, Bytes.ofText("garbage")),
          new PoolError.Invalid(InvalidTransaction.Reason.BAD_PROOF));
    }
    // But what a block took while it was being validated does not come in.
    Bytes transfer = extrinsic("alice", 0, 1);
    chain.meanwhile(
        () -> lenient.onBestBlock(chain.switchTo(chain.build("b1", chain.bestHash(), transfer))));
    refused(
        lenient.submit(TransactionSource.EXTERNAL, transfer), new PoolError.TemporarilyBanned());
    refused(
        lenient.submit(TransactionSource.EXTERNAL, transfer),
        new PoolError.Invalid(InvalidTransaction.Reason.STALE));
  }

  @Test
  void reportsNothingOfARefusedOne() {
    List<TransactionStatus> seen = new ArrayList<>();
    submit(extrinsic("alice", 0, 5)).join();
    refused(
        pool.submitAndWatch(TransactionSource.EXTERNAL, extrinsic("alice", 0, 1), seen::add),
        new PoolError.TooLowPriority(5, 1));
    assertThat(seen).isEmpty();
    assertThat(pool.watchedCount()).isZero();
  }

  @Test
  void banEndsNothingThatABlockHas() {
    Bytes transfer = extrinsic("alice", 0, 1);
    submit(transfer).join();
    pool.onBestBlock(chain.switchTo(chain.build("b1", chain.bestHash(), transfer)));
    refused(submit(transfer), new PoolError.TemporarilyBanned());
  }

  @Test
  void removesRivalsOfWhatABlockHas() {
    List<TransactionStatus> seen = watch(extrinsic("alice", 0, 1));
    submit(extrinsic("alice", 1, 1)).join();
    H256 block = chain.build("b1", chain.bestHash(), extrinsic("alice", 0, 9));
    pool.onBestBlock(chain.switchTo(block));
    assertThat(seen).containsExactly(READY, INVALID);
    assertThat(ready()).containsExactly(extrinsic("alice", 1, 1));
  }

  @Test
  void takesInAgainWhatARetractedBlockHad() {
    Bytes transfer = extrinsic("alice", 0, 1);
    List<TransactionStatus> seen = watch(transfer);
    H256 genesis = chain.bestHash();
    H256 left = chain.build("left", genesis, transfer);
    pool.onBestBlock(chain.switchTo(left));
    H256 right = chain.build("right1", genesis, extrinsic("bob", 0, 1));
    H256 right2 = chain.build("right2", right);
    pool.onBestBlock(chain.switchTo(right2));
    assertThat(ready()).containsExactly(transfer);
    H256 right3 = chain.build("right3", right2, extrinsic("carol", 0, 1), transfer);
    pool.onBestBlock(chain.switchTo(right3));
    assertThat(seen)
        .containsExactly(
            READY,
            new TransactionStatus.InBlock(left, 0),
            new TransactionStatus.Retracted(left),
            READY,
            new TransactionStatus.InBlock(right3, 1));
  }

  @Test
  void tellsWhenARetractedTransactionIsDoneFor() {
    Bytes transfer = extrinsic("alice", 0, 1);
    List<TransactionStatus> seen = watch(transfer);
    H256 genesis = chain.bestHash();
    H256 left = chain.build("left", genesis, transfer);
    pool.onBestBlock(chain.switchTo(left));
    pool.onBestBlock(chain.switchTo(chain.build("right", genesis, extrinsic("alice", 0, 2))));
    assertThat(seen)
        .containsExactly(
            READY,
            new TransactionStatus.InBlock(left, 0),
            new TransactionStatus.Retracted(left),
            INVALID);
  }

  @Test
  void leavesTransactionsOfBothForksInTheirBlocks() {
    Bytes transfer = extrinsic("alice", 0, 1);
    List<TransactionStatus> seen = watch(transfer);
    H256 genesis = chain.bestHash();
    H256 left = chain.build("left", genesis, transfer);
    pool.onBestBlock(chain.switchTo(left));
    H256 right = chain.build("right", genesis, transfer);
    pool.onBestBlock(chain.switchTo(right));
    assertThat(seen)
        .containsExactly(
            READY,
            new TransactionStatus.InBlock(left, 0),
            new TransactionStatus.Retracted(left),
            new TransactionStatus.InBlock(right, 0));
    assertThat(ready()).isEmpty();
  }

  @Test
  void validatesAgainOnEachBlock() {
    List<TransactionStatus> seen = watch(extrinsic("alice", 3, 1));
    // The block advances the nonce past it by transactions that the pool does not know of.
    H256 block = chain.build("b1", chain.bestHash(), extrinsic("alice", 7, 1));
    submit(extrinsic("bob", 0, 1)).join();
    pool.onBestBlock(chain.switchTo(block));
    assertThat(seen).containsExactly(new TransactionStatus.Future());
    assertThat(ready()).containsExactly(extrinsic("bob", 0, 1));
  }

  @Test
  void removesOnDemand() {
    H256 first = submit(extrinsic("alice", 0, 1)).join();
    H256 second = submit(extrinsic("alice", 1, 1)).join();
    assertThat(pool.remove(List.of(first))).containsExactly(first, second);
    assertThat(pool.status()).isEqualTo(new PoolStatus(0, 0, 0, 0));
  }

  @Test
  void tellsOfBroadcasts() {
    List<TransactionStatus> seen = watch(extrinsic("alice", 0, 1));
    pool.onBroadcast(TransactionPool.hash(extrinsic("alice", 0, 1)), List.of("peer"));
    assertThat(seen).containsExactly(READY, new TransactionStatus.Broadcast(List.of("peer")));
  }

  @Test
  void outlivesFollowersThatFail() {
    pool.submitAndWatch(
            TransactionSource.EXTERNAL,
            extrinsic("alice", 0, 1),
            status -> {
              throw new IllegalStateException("on purpose");
            })
        .join();
    assertThat(watch(extrinsic("bob", 0, 1))).containsExactly(READY);
  }

  @Test
  void refusesWhenTheNodeStops() {
    TransactionPool stopped =
        new TransactionPool(
            chain,
            PoolOptions.DEFAULT,
            new ManualClock(),
            work -> {
              throw new RejectedExecutionException();
            });
    for (int i = 0; i <= TransactionPool.MAX_PENDING; i++) {
      refused(
          stopped.submit(TransactionSource.EXTERNAL, extrinsic("alice", i, 1)),
          new PoolError.ImmediatelyDropped());
    }
  }

  @Test
  void turnsAwayWhatItCannotValidateInTime() {
    Deque<Runnable> waiting = new ArrayDeque<>();
    TransactionPool busy =
        new TransactionPool(chain, PoolOptions.DEFAULT, new ManualClock(), waiting::add);
    for (int i = 0; i < TransactionPool.MAX_PENDING; i++) {
      assertThat(busy.submit(TransactionSource.EXTERNAL, extrinsic("alice", i, 1))).isNotDone();
    }
    refused(
        busy.submit(TransactionSource.EXTERNAL, extrinsic("bob", 0, 1)),
        new PoolError.ImmediatelyDropped());
    waiting.remove().run();
    assertThat(busy.submit(TransactionSource.EXTERNAL, extrinsic("bob", 1, 1))).isNotDone();
  }

  @Test
  void keepsItsOrderUnderManyThreads() throws InterruptedException {
    int threads = 4;
    int each = 200;
    TransactionPool shared;
    Map<H256, List<TransactionStatus>> seen = new ConcurrentHashMap<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      shared = new TransactionPool(chain, PoolOptions.DEFAULT, new ManualClock(), executor);
      List<Thread> submitters = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        String account = "account" + t;
        submitters.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      for (int nonce = each - 1; nonce >= 0; nonce--) {
                        Bytes transaction = extrinsic(account, nonce, 1);
                        List<TransactionStatus> statuses = new ArrayList<>();
                        seen.put(TransactionPool.hash(transaction), statuses);
                        shared.submitAndWatch(
                            TransactionSource.EXTERNAL, transaction, statuses::add);
                      }
                    }));
      }
      for (Thread submitter : submitters) {
        submitter.join();
      }
    }
    assertThat(shared.status().ready()).isGreaterThanOrEqualTo(threads);
    seen.forEach(
        (hash, statuses) -> {
          boolean ready = shared.get(hash).isPresent();
          assertThat(statuses)
              .isIn(
                  ready
                      ? List.of(
                          List.of(READY),
                          List.of(new TransactionStatus.Future(), READY),
                          List.of(new TransactionStatus.Future()))
                      : List.of(
                          List.of(),
                          List.of(
                              new TransactionStatus.Future(), new TransactionStatus.Dropped())));
        });
  }
}
