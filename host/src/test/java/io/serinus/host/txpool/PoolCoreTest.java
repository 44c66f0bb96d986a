package io.serinus.host.txpool;

import static io.serinus.host.txpool.Txs.hash;
import static io.serinus.host.txpool.Txs.hashes;
import static io.serinus.host.txpool.Txs.order;
import static io.serinus.host.txpool.Txs.tags;
import static io.serinus.host.txpool.Txs.tx;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.InvalidTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PoolCoreTest {
  private static final TransactionStatus READY = new TransactionStatus.Ready();
  private static final TransactionStatus FUTURE = new TransactionStatus.Future();
  private static final TransactionStatus INVALID = new TransactionStatus.Invalid();
  private static final TransactionStatus DROPPED = new TransactionStatus.Dropped();
  private static final H256 BLOCK = hash("block");

  private final ManualClock clock = new ManualClock();
  private PoolCore pool = new PoolCore(PoolOptions.DEFAULT, clock);

  private @Nullable PoolError submit(PoolTransaction transaction) {
    return pool.submit(List.of(new Validated.Valid(transaction))).getFirst().error();
  }

  private List<TransactionStatus> statuses(String name) {
    return pool.takeEvents().stream()
        .filter(event -> event.transaction().equals(hash(name)))
        .map(PoolEvent::status)
        .toList();
  }

  @Test
  void ordersByPriorityThenExpiryThenEntry() {
    submit(tx("late", 5, 100, 10, List.of(), "a"));
    submit(tx("first", 5, 50, 10, List.of(), "b"));
    submit(tx("second", 5, 50, 10, List.of(), "c"));
    submit(tx("top", -1, List.of(), "d")); // the highest unsigned priority

    assertThat(order(pool.ready())).isEqualTo(hashes("top", "first", "second", "late"));
  }

  @Test
  void keepsDependentsBehindWhatTheyRequire() {
    submit(tx("child", 100, List.of("parent"), "child"));
    assertThat(statuses("child")).containsExactly(FUTURE);
    assertThat(order(pool.ready())).isEmpty();

    submit(tx("parent", 1, List.of(), "parent"));
    assertThat(statuses("child")).containsExactly(READY);
    submit(tx("other", 50, List.of(), "other"));
    assertThat(order(pool.ready())).isEqualTo(hashes("other", "parent", "child"));
  }

  @Test
  void waitsForAllThatIsRequired() {
    submit(tx("c", 9, List.of("a", "b"), "c"));
    submit(tx("a", 1, List.of(), "a"));
    assertThat(pool.status()).isEqualTo(new PoolStatus(1, 10, 1, 10));
    submit(tx("b", 2, List.of("a"), "b"));
    assertThat(order(pool.ready())).isEqualTo(hashes("a", "b", "c"));
  }

  @Test
  void skipsTheDependentsOfWhatIsNotTaken() {
    submit(tx("a", 9, List.of(), "a"));
    submit(tx("b", 8, List.of("a"), "b"));
    submit(tx("c", 7, List.of("b"), "c"));
    submit(tx("x", 1, List.of(), "x"));

    ReadyTransactions ready = pool.ready();
    PoolTransaction a = ready.next();
    assertThat(ready.hasNext()).isTrue();
    ready.skipDependents(a);
    assertThat(order(ready)).isEqualTo(hashes("x"));
  }

  @Test
  void replacesOnlyByHigherPriority() {
    submit(tx("old", 10, List.of(), "nonce"));
    submit(tx("next", 10, List.of("nonce"), "next"));
    assertThat(submit(tx("same", 10, List.of(), "nonce")))
        .isEqualTo(new PoolError.TooLowPriority(10, 10));
    pool.takeEvents();

    assertThat(submit(tx("new", 11, List.of(), "nonce"))).isNull();
    assertThat(pool.takeEvents())
        .containsExactly(
            new PoolEvent(hash("new"), READY),
            new PoolEvent(hash("old"), new TransactionStatus.Usurped(hash("new"))));
    assertThat(order(pool.ready())).isEqualTo(hashes("new", "next"));
  }

  @Test
  void weighsAllThatWouldBeReplaced() {
    submit(tx("a", 10, List.of(), "a"));
    submit(tx("b", 10, List.of(), "b"));
    assertThat(submit(tx("both", 20, List.of(), "a", "b")))
        .isEqualTo(new PoolError.TooLowPriority(20, 20));
    assertThat(submit(tx("both", 21, List.of(), "a", "b"))).isNull();
    assertThat(order(pool.ready())).isEqualTo(hashes("both"));
  }

  @Test
  void refusesCycles() {
    submit(tx("a", 5, List.of(), "a"));
    submit(tx("b", 5, List.of("a"), "b"));
    assertThat(submit(tx("c", 50, List.of("b"), "a"))).isEqualTo(new PoolError.CycleDetected());
    assertThat(order(pool.ready())).isEqualTo(hashes("a", "b"));
  }

  @Test
  void dropsWhatWouldReplaceWhatItWaitedFor() {
    submit(tx("a", 5, List.of("b"), "a"));
    submit(tx("b", 10, List.of("a", "c"), "b", "x"));
    pool.takeEvents();
    submit(tx("c", 1, List.of(), "c", "b"));
    assertThat(pool.takeEvents())
        .containsExactly(
            new PoolEvent(hash("c"), READY),
            new PoolEvent(hash("b"), INVALID),
            new PoolEvent(hash("a"), READY));
    assertThat(order(pool.ready())).isEqualTo(hashes("c", "a"));
  }

  @Test
  void letsWaitAgainWhatLostWhatItHad() {
    submit(tx("a", 5, List.of(), "a"));
    submit(tx("c", 5, List.of("a", "b"), "c"));
    pool.removeInvalid(hashes("a"));
    submit(tx("b", 5, List.of(), "b"));
    assertThat(order(pool.ready())).isEqualTo(hashes("b"));
    submit(tx("a2", 5, List.of(), "a"));
    assertThat(order(pool.ready())).isEqualTo(hashes("b", "a2", "c"));
  }

  @Test
  void knowsWhatItHas() {
    submit(tx("a", 5, List.of(), "a"));
    assertThat(pool.refusal(hash("a"), true)).contains(new PoolError.AlreadyImported(hash("a")));
    assertThat(submit(tx("a", 5, List.of(), "a")))
        .isEqualTo(new PoolError.AlreadyImported(hash("a")));
  }

  @Test
  void bansWhatWasInvalidForThirtyMinutes() {
    PoolError error = new PoolError.Invalid(InvalidTransaction.Reason.STALE);
    pool.submit(List.of(new Validated.Invalid(hash("a"), error)));
    assertThat(pool.refusal(hash("a"), false)).contains(new PoolError.TemporarilyBanned());
    assertThat(pool.refusal(hash("a"), true)).isEmpty();
    clock.advance(Duration.ofMinutes(30));
    assertThat(pool.refusal(hash("a"), false)).isEmpty();
  }

  @Test
  void dropsTheLowestPriorityWhenFull() {
    pool = limited(2, 1000);
    submit(tx("a", 5, List.of(), "a"));
    submit(tx("b", 5, List.of(), "b"));
    submit(tx("c", 9, List.of(), "c"));
    assertThat(statuses("a")).containsExactly(READY, DROPPED);
    assertThat(order(pool.ready())).isEqualTo(hashes("c", "b"));
    assertThat(submit(tx("d", 1, List.of(), "d"))).isEqualTo(new PoolError.ImmediatelyDropped());
    assertThat(pool.refusal(hash("d"), false)).contains(new PoolError.TemporarilyBanned());
  }

  @Test
  void dropsDependentsWithTheDropped() {
    pool = limited(3, 1000);
    submit(tx("a", 1, List.of(), "a"));
    submit(tx("b", 9, List.of("a"), "b"));
    submit(tx("c", 5, List.of(), "c"));
    submit(tx("d", 5, List.of(), "d"));
    assertThat(order(pool.ready())).isEqualTo(hashes("c", "d"));
  }

  @Test
  void countsBytes() {
    pool = limited(100, 25);
    submit(tx("a", 1, List.of(), "a"));
    submit(tx("b", 2, List.of(), "b"));
    submit(tx("c", 3, List.of(), "c"));
    assertThat(order(pool.ready())).isEqualTo(hashes("c", "b"));
    assertThat(pool.status().readyBytes()).isEqualTo(20);
  }

  @Test
  void dropsTheOldestOfTooManyThatWait() {
    pool = limited(1, 1000);
    submit(tx("a", 9, List.of("?"), "a"));
    submit(tx("b", 1, List.of("?"), "b"));
    assertThat(statuses("a")).containsExactly(FUTURE, DROPPED);
    assertThat(pool.future()).extracting(PoolTransaction::hash).containsExactly(hash("b"));
  }

  private PoolCore limited(int count, long bytes) {
    QueueLimit limit = new QueueLimit(count, bytes);
    return new PoolCore(new PoolOptions(limit, limit, false, Duration.ofMinutes(30), true), clock);
  }

  @Test
  void letsBlocksTakeTransactions() {
    pool.watch(hash("a"));
    submit(tx("a", 5, List.of(), "n1"));
    submit(tx("b", 5, List.of("n1"), "n2"));
    submit(tx("c", 5, List.of("n2"), "n3"));
    pool.takeEvents();

    assertThat(pool.included(BLOCK, hashes("inherent", "a"), tags(List.of("n1")))).isEmpty();
    assertThat(pool.takeEvents())
        .containsExactly(new PoolEvent(hash("a"), new TransactionStatus.InBlock(BLOCK, 1)));
    assertThat(order(pool.ready())).isEqualTo(hashes("b", "c"));
    assertThat(pool.refusal(hash("a"), false)).contains(new PoolError.TemporarilyBanned());

    pool.finalized(BLOCK);
    assertThat(statuses("a")).containsExactly(new TransactionStatus.Finalized(BLOCK, 1));
  }

  @Test
  void prunesWhatCameBeforeAndHandsItBack() {
    submit(tx("a", 5, List.of(), "n1"));
    submit(tx("b", 5, List.of("n1"), "n2"));
    // Another transaction of the block provides n2, so that a and b are both done.
    assertThat(pool.included(BLOCK, hashes("z"), tags(List.of("n2"))))
        .extracting(PoolTransaction::hash)
        .containsExactlyInAnyOrder(hash("a"), hash("b"));
    pool.resubmit(
        List.of(
            new Validated.Invalid(
                hash("a"), new PoolError.Invalid(InvalidTransaction.Reason.STALE)),
            new Validated.Valid(tx("b", 5, List.of(), "n2"))));
    assertThat(order(pool.ready())).isEqualTo(hashes("b"));
  }

  @Test
  void doesNotLetTransactionsWaitForTagsOfRecentBlocks() {
    pool.included(BLOCK, hashes("z"), tags(List.of("n1")));
    pool.included(hash("block2"), hashes("y"), tags(List.of("m1")));
    submit(tx("b", 5, List.of("n1"), "n2"));
    assertThat(order(pool.ready())).isEqualTo(hashes("b"));
    pool.included(hash("block3"), hashes("x"), tags(List.of("m2")));
    submit(tx("c", 5, List.of("n1"), "other"));
    assertThat(pool.future()).extracting(PoolTransaction::hash).containsExactly(hash("c"));
  }

  @Test
  void promotesWhatWaitedForABlock() {
    submit(tx("b", 5, List.of("n1"), "n2"));
    pool.takeEvents();
    pool.included(BLOCK, hashes("z"), tags(List.of("n1")));
    assertThat(pool.takeEvents()).containsExactly(new PoolEvent(hash("b"), READY));
  }

  @Test
  void whatComesInWhileItsBlockIsLookedAtLeavesAgain() {
    pool.watch(hash("a"));
    submit(tx("a", 5, List.of(), "n1"));
    submit(tx("b", 5, List.of("n1"), "n2"));
    pool.takeEvents();
    assertThat(pool.included(BLOCK, hashes("a"), List.of())).isEmpty();
    assertThat(pool.takeEvents())
        .containsExactly(new PoolEvent(hash("a"), new TransactionStatus.InBlock(BLOCK, 0)));
    assertThat(order(pool.ready())).isEqualTo(hashes("b"));

    submit(tx("c", 5, List.of("m1"), "m2"));
    submit(tx("d", 5, List.of("m2"), "m3"));
    assertThat(pool.included(hash("block2"), hashes("c"), List.of())).isEmpty();
    assertThat(order(pool.ready())).isEqualTo(hashes("b", "d"));
    assertThat(pool.future()).isEmpty();
  }

  @Test
  void whatWaitedIsInABlockThatHasItAndNotReady() {
    pool.watch(hash("b"));
    submit(tx("b", 5, List.of("n1"), "n2"));
    pool.takeEvents();
    pool.included(BLOCK, hashes("z", "b"), tags(List.of("n1", "n2")));
    assertThat(pool.takeEvents())
        .containsExactly(new PoolEvent(hash("b"), new TransactionStatus.InBlock(BLOCK, 1)));
    assertThat(pool.status()).isEqualTo(new PoolStatus(0, 0, 0, 0));
  }

  @Test
  void dropsWhatWaitedForAPlaceThatABlockHasTaken() {
    submit(tx("b", 5, List.of("n1"), "n2"));
    submit(tx("c", 5, List.of("n2"), "n3"));
    submit(tx("d", 5, List.of("missing"), "n1", "other"));
    pool.takeEvents();
    pool.included(BLOCK, hashes("y", "z"), tags(List.of("n1", "n2")));
    assertThat(pool.takeEvents())
        .containsExactlyInAnyOrder(
            new PoolEvent(hash("b"), DROPPED),
            new PoolEvent(hash("d"), DROPPED),
            new PoolEvent(hash("c"), READY));
    assertThat(order(pool.ready())).isEqualTo(hashes("c"));
    assertThat(pool.future()).isEmpty();
    assertThat(pool.refusal(hash("b"), false)).isEmpty();
  }

  @Test
  void tellsOfARetractedTransactionThatMayNotComeInAgain() {
    pool.watch(hash("a"));
    submit(tx("a", 5, List.of(), "n1"));
    pool.included(BLOCK, hashes("a"), tags(List.of("n1")));
    pool.retracted(BLOCK);
    submit(tx("better", 6, List.of(), "n1"));
    pool.takeEvents();
    pool.resubmit(List.of(new Validated.Valid(tx("a", 5, List.of(), "n1"))));
    assertThat(pool.takeEvents()).containsExactly(new PoolEvent(hash("a"), DROPPED));
    assertThat(pool.isWatched(hash("a"))).isFalse();
  }

  @Test
  void tellsNothingOfATransactionThatIsThereAlready() {
    submit(tx("a", 5, List.of(), "n1"));
    pool.takeEvents();
    pool.resubmit(List.of(new Validated.Valid(tx("a", 5, List.of(), "n1"))));
    assertThat(pool.takeEvents()).isEmpty();
  }

  @Test
  void takesRetractedTransactionsInAgain() {
    pool.watch(hash("a"));
    submit(tx("a", 5, List.of(), "n1"));
    pool.included(BLOCK, hashes("a"), tags(List.of("n1")));
    pool.retracted(BLOCK);
    pool.resubmit(List.of(new Validated.Valid(tx("a", 5, List.of(), "n1"))));
    H256 other = hash("other");
    pool.included(other, hashes("a"), tags(List.of("n1")));
    pool.finalized(other);
    assertThat(statuses("a"))
        .containsExactly(
            READY,
            new TransactionStatus.InBlock(BLOCK, 0),
            new TransactionStatus.Retracted(BLOCK),
            READY,
            new TransactionStatus.InBlock(other, 0),
            new TransactionStatus.Finalized(other, 0));
  }

  @Test
  void whatARetractedBlockProvidedIsWaitedForAgain() {
    submit(tx("b", 9, List.of("n1", "m1"), "n2"));
    pool.included(BLOCK, hashes("z"), tags(List.of("n1")));
    pool.retracted(BLOCK);
    // Neither what comes nor what waits already has n1 from the chain any more.
    submit(tx("d", 9, List.of("n1"), "d"));
    submit(tx("m", 1, List.of(), "m1"));
    assertThat(order(pool.ready())).isEqualTo(hashes("m"));
    assertThat(pool.future())
        .extracting(PoolTransaction::hash)
        .containsExactly(hash("b"), hash("d"));
    pool.resubmit(List.of(new Validated.Valid(tx("z", 1, List.of(), "n1"))));
    assertThat(order(pool.ready())).containsExactlyInAnyOrderElementsOf(hashes("m", "z", "b", "d"));
  }

  @Test
  void otherBlocksThanTheRetractedOneStillProvide() {
    pool.included(BLOCK, hashes("z"), tags(List.of("n1")));
    pool.included(hash("block2"), hashes("y"), tags(List.of("m1")));
    pool.retracted(hash("block2"));
    pool.included(hash("block3"), hashes("x"), tags(List.of("m2")));
    submit(tx("b", 5, List.of("n1", "m2"), "n2"));
    assertThat(order(pool.ready())).isEqualTo(hashes("b"));
  }

  @Test
  void whatARetractedBlockHadComesBeforeWhatDependsOnItAgain() {
    submit(tx("a", 1, List.of(), "n1"));
    submit(tx("b", 9, List.of("n1"), "n2"));
    submit(tx("c", 5, List.of("n2"), "n3"));
    pool.included(BLOCK, hashes("a"), tags(List.of("n1")));
    assertThat(order(pool.ready())).isEqualTo(hashes("b", "c"));
    pool.retracted(BLOCK);
    pool.resubmit(List.of(new Validated.Valid(tx("a", 1, List.of(), "n1"))));
    assertThat(order(pool.ready())).isEqualTo(hashes("a", "b", "c"));
    pool.included(hash("block2"), hashes("a"), tags(List.of("n1")));
    assertThat(order(pool.ready())).isEqualTo(hashes("b", "c"));
  }

  @Test
  void noTransactionIsPutBeforeWhatItDependsOn() {
    submit(tx("b", 9, List.of("n1"), "n2"));
    pool.included(BLOCK, hashes("z"), tags(List.of("n1")));
    submit(tx("a", 1, List.of("n2"), "n1"));
    assertThat(order(pool.ready())).isEqualTo(hashes("b", "a"));
  }

  @Test
  void givesUpOnFinalityAfter512Blocks() {
    for (int i = 0; i <= FinalityTracker.MAX_BLOCKS; i++) {
      pool.watch(hash("t" + i));
      submit(tx("t" + i, 5, List.of(), "n" + i));
      pool.included(hash("b" + i), hashes("t" + i), tags(List.of("n" + i)));
    }
    assertThat(statuses("t0"))
        .containsExactly(
            READY,
            new TransactionStatus.InBlock(hash("b0"), 0),
            new TransactionStatus.FinalityTimeout(hash("b0")));
    assertThat(pool.isWatched(hash("t0"))).isFalse();
    assertThat(pool.isWatched(hash("t1"))).isTrue();
  }

  @Test
  void removesWhatIsStale() {
    submit(tx("a", 5, 10, 10, List.of(), "a"));
    submit(tx("b", 5, 11, 10, List.of("?"), "b"));
    pool.takeEvents();
    pool.clearStale(9);
    assertThat(pool.takeEvents()).isEmpty();
    pool.clearStale(10);
    assertThat(statuses("a")).containsExactly(INVALID);
    pool.clearStale(11);
    assertThat(statuses("b")).containsExactly(INVALID);
    assertThat(pool.status()).isEqualTo(new PoolStatus(0, 0, 0, 0));
  }

  @Test
  void replacesValidityOnRevalidation() {
    submit(tx("a", 5, List.of(), "n1"));
    submit(tx("b", 5, List.of("n1"), "n2"));
    pool.takeEvents();
    // After a reorganisation the first one has to wait again.
    pool.revalidated(Map.of(hash("a"), new Validated.Valid(tx("a", 5, List.of("n0"), "n1"))));
    assertThat(pool.takeEvents())
        .containsExactlyInAnyOrder(
            new PoolEvent(hash("a"), FUTURE), new PoolEvent(hash("b"), FUTURE));
    submit(tx("z", 5, List.of(), "n0"));
    assertThat(order(pool.ready())).isEqualTo(hashes("z", "a", "b"));
  }

  @Test
  void removesInvalidOnesWithTheirDependents() {
    submit(tx("a", 5, List.of(), "n1"));
    submit(tx("b", 5, List.of("n1"), "n2"));
    pool.removeInvalid(hashes("a"));
    assertThat(order(pool.ready())).isEmpty();
    assertThat(pool.refusal(hash("a"), false)).isPresent();
    assertThat(pool.refusal(hash("b"), false)).isEmpty();
  }

  @Test
  void refusesWhatOnlyAnAuthorCanUse() {
    PoolTransaction local =
        new PoolTransaction(
            hash("a"),
            tx("a", 1, List.of()).data(),
            tx("a", 1, List.of()).source(),
            1,
            100,
            List.of(),
            tags(List.of("a")),
            false);
    QueueLimit limit = new QueueLimit(10, 1000);
    pool = new PoolCore(new PoolOptions(limit, limit, false, Duration.ofMinutes(30), false), clock);
    assertThat(submit(local)).isEqualTo(new PoolError.Unactionable());
  }

  @Test
  void rejectsFutureTransactionsWhenTold() {
    QueueLimit limit = new QueueLimit(10, 1000);
    pool = new PoolCore(new PoolOptions(limit, limit, true, Duration.ofMinutes(30), true), clock);
    assertThat(submit(tx("a", 1, List.of("?"), "a")))
        .isEqualTo(new PoolError.RejectedFutureTransaction());
  }
}
