package io.serinus.host.client;

import static io.serinus.host.client.FakeRuntime.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.host.client.Proposer.End;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.txpool.PoolOptions;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.host.txpool.TransactionStatus;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.scale.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProposerTest {
  private static final Duration TIME = Duration.ofSeconds(2);

  private final TestChain test = new TestChain(new MemoryStore(), TestChain.OPTIONS, Runnable::run);
  private final TransactionPool pool =
      new TransactionPool(
          new ClientPoolChain(test.client),
          PoolOptions.DEFAULT,
          InstantSource.fixed(Instant.EPOCH),
          Runnable::run);

  /** Each look at the clock takes this long. */
  private Duration step = Duration.ZERO;

  private Instant now = Instant.EPOCH;
  private int sizeLimit = Proposer.DEFAULT_SIZE_LIMIT;

  ProposerTest() {
    new ClientPoolChain(test.client).connect(pool);
  }

  private List<TransactionStatus> submit(Bytes transaction) {
    List<TransactionStatus> seen = new ArrayList<>();
    pool.submitAndWatch(TransactionSource.EXTERNAL, Extrinsics.encoded(transaction), seen::add)
        .join();
    return seen;
  }

  private Proposer.Proposal propose() {
    InstantSource clock =
        () -> {
          now = now.plus(step);
          return now;
        };
    return new Proposer(test.client, pool, clock, sizeLimit)
        .propose(test.client.info().best().hash(), Digest.EMPTY, TestChain.time(1), TIME);
  }

  private H256 take(Proposer.Proposal proposal) {
    BuiltBlock built = proposal.block();
    return test.client.importBlock(ImportRequest.of(built, built.header())).block().hash();
  }

  @Test
  void takesWhatIsReadyAndTellsThePool() {
    List<TransactionStatus> second = submit(call("a", 1, "ok"));
    List<TransactionStatus> first = submit(call("a", 0, "ok"));
    Proposer.Proposal proposal = propose();
    assertThat(proposal.end()).isEqualTo(End.NO_MORE_TRANSACTIONS);
    assertThat(proposal.transactions()).isEqualTo(2);
    H256 block = take(proposal);
    test.client.finalizeBlock(block, null);
    assertThat(first)
        .containsExactly(
            new TransactionStatus.Ready(),
            new TransactionStatus.InBlock(block, 1),
            new TransactionStatus.Finalized(block, 1));
    assertThat(second)
        .containsExactly(
            new TransactionStatus.Future(),
            new TransactionStatus.Ready(),
            new TransactionStatus.InBlock(block, 2),
            new TransactionStatus.Finalized(block, 2));
    assertThat(pool.status().ready()).isZero();
  }

  @Test
  void leavesOutWhatPanicsAndWhatDependsOnIt() {
    List<TransactionStatus> bad = submit(call("a", 0, "panic"));
    submit(call("a", 1, "ok"));
    submit(call("b", 0, "fail"));
    assertThat(propose().block().extrinsics())
        .containsExactly(Bytes.ofText("time:1"), call("b", 0, "fail"));
    assertThat(bad).endsWith(new TransactionStatus.Invalid());
  }

  @Test
  void passesOverWhatDoesNotFit() {
    submit(call("small", 0, "ok"));
    for (int i = 0; i < Proposer.MAX_SKIPPED; i++) {
      submit(call("heavy" + i, 0, "heavy"));
    }
    submit(call("last", 0, "ok"));
    step = Duration.ofMillis(100);
    Proposer.Proposal proposal = propose();
    assertThat(proposal.transactions()).isEqualTo(2);
    assertThat(proposal.end()).isEqualTo(End.NO_MORE_TRANSACTIONS);
    assertThat(pool.status().ready()).isEqualTo(2 + Proposer.MAX_SKIPPED);
  }

  @Test
  void endsAFullBlockInTheSecondHalfOfItsTime() {
    submit(call("small", 0, "ok"));
    for (int i = 0; i < 2 * Proposer.MAX_SKIPPED; i++) {
      submit(call("heavy" + i, 0, "heavy"));
    }
    submit(call("last", 0, "ok"));
    step = Duration.ofMillis(105);
    Proposer.Proposal proposal = propose();
    assertThat(proposal.transactions()).isEqualTo(1);
    assertThat(proposal.end()).isEqualTo(End.WEIGHT_LIMIT);
  }

  @Test
  void goesOnSearchingInTheFirstHalfOfItsTime() {
    submit(call("small", 0, "ok"));
    for (int i = 0; i < 4 * Proposer.MAX_SKIPPED; i++) {
      submit(call("heavy" + i, 0, "heavy"));
    }
    submit(call("last", 0, "ok"));
    assertThat(propose().transactions()).isEqualTo(2);
  }

  @Test
  void keepsToTheSizeLimit() {
    submit(call("a", 0, "ok"));
    submit(call("b", 0, "ok"));
    sizeLimit = 125;
    assertThat(propose().transactions()).isEqualTo(1);
  }

  @Test
  void stopsAtTheDeadline() {
    for (int i = 0; i < 10; i++) {
      submit(call("a" + i, 0, "ok"));
    }
    step = Duration.ofMillis(900);
    Proposer.Proposal proposal = propose();
    assertThat(proposal.end()).isEqualTo(End.DEADLINE);
    assertThat(proposal.transactions()).isEqualTo(2);
    assertThat(take(proposal)).isEqualTo(test.client.info().best().hash());
  }

  @Test
  void needsItsInherents() {
    Proposer proposer =
        new Proposer(test.client, pool, InstantSource.fixed(Instant.EPOCH), sizeLimit);
    assertThatThrownBy(
            () -> proposer.propose(test.genesis(), Digest.EMPTY, InherentData.EMPTY, TIME))
        .hasMessageContaining("no time");
  }

  @Test
  void verifiesInPoolOnceForAll() {
    submit(TestChain.signed("a", 0));
    assertThat(test.verifications.get()).isEqualTo(1);
    H256 block = take(propose());
    test.client.check(block);
    assertThat(test.verifications.get()).isEqualTo(1);
  }
}
