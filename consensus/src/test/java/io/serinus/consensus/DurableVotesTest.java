package io.serinus.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.consensus.grandpa.Commit;
import io.serinus.consensus.grandpa.GrandpaNetwork;
import io.serinus.consensus.grandpa.SignedVote;
import io.serinus.consensus.grandpa.VoterState;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.host.db.Column;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.db.StoreException;
import io.serinus.host.db.WriteBatch;
import io.serinus.scale.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a voter says is on disk before others hear it, so that it never says another thing. */
class DurableVotesTest {
  private static final byte[] VOTER = Bytes.ofText("grandpa:voter").toArray();

  /** Knows what of the voter's state a loss of power would leave; may fail to write it. */
  private static final class PowerLossStore implements KeyValueStore {
    private final MemoryStore inner = new MemoryStore();
    private byte @Nullable [] durable;
    private int failures;

    /** From now on so many of the voter's writes fail. */
    synchronized void failNext(int writes) {
      failures = writes;
    }

    synchronized int failuresLeft() {
      return failures;
    }

    /** What was written is there, but no longer sure to be after a loss of power. */
    synchronized void forget() {
      durable = null;
    }

    @Override
    public byte @Nullable [] get(Column column, byte[] key) {
      return inner.get(column, key);
    }

    @Override
    public synchronized void write(WriteBatch batch, boolean sync) {
      if (failures > 0 && isVotersAlone(batch)) {
        failures--;
        throw new StoreException("on purpose");
      }
      inner.write(batch, sync);
      if (sync) {
        durable = inner.get(Column.AUXILIARY, VOTER);
      }
    }

    private static boolean isVotersAlone(WriteBatch batch) {
      MemoryStore probe = new MemoryStore();
      probe.write(batch, false);
      return batch.size() == 1 && probe.get(Column.AUXILIARY, VOTER) != null;
    }

    synchronized Optional<VoterState> durableState() {
      return Optional.ofNullable(durable).map(VoterState.CODEC::decode);
    }

    @Override
    public Walk walk(Column column, byte[] from) {
      return inner.walk(column, from);
    }

    @Override
    public void close() {
      inner.close();
    }
  }

  /** Looks at the disk as each vote is sent. */
  private static final class Witness implements GrandpaNetwork {
    private final PowerLossStore store;
    private final Queue<String> forgettable = new ConcurrentLinkedQueue<>();
    private final Queue<SignedVote> sent = new ConcurrentLinkedQueue<>();

    Witness(PowerLossStore store) {
      this.store = store;
    }

    @Override
    public void sendVote(long setId, long round, SignedVote vote) {
      sent.add(vote);
      boolean kept =
          store
              .durableState()
              .filter(state -> state.setId() == setId)
              .filter(state -> isIn(state, round, vote))
              .isPresent();
      if (!kept) {
        forgettable.add("set " + setId + ", round " + round + ": " + vote);
      }
    }

    private static boolean isIn(VoterState state, long round, SignedVote vote) {
      return round == state.last().number()
          ? state.last().votes().contains(vote)
          : state.own().all().anyMatch(vote::equals);
    }

    @Override
    public void sendCommit(long setId, long round, Commit commit) {}

    @Override
    public void noteRound(long setId, long round) {}

    @Override
    public void askToCatchUp(long setId, long round) {}

    @Override
    public Runnable listen(Listener listener) {
      return () -> {};
    }
  }

  @Test
  void everyVoteIsOnDiskBeforeItIsSent() throws Exception {
    PowerLossStore store = new PowerLossStore();
    Witness witness = new Witness(store);
    try (TestNode node =
        new TestNode(
            store,
            ConsensusOptions.development(true, 40),
            "//Alice",
            List.of("//Alice"),
            witness)) {
      node.consensus.start();
      node.await(() -> node.client.info().finalized().number() >= 5);
    }
    assertThat(witness.sent).hasSizeGreaterThanOrEqualTo(3);
    assertThat(witness.forgettable).isEmpty();
  }

  @Test
  void whatIsReadBackIsMadeDurableBeforeItIsSentAgain() throws Exception {
    PowerLossStore store = new PowerLossStore();
    ConsensusOptions options = ConsensusOptions.development(true, 40);
    try (TestNode node = new TestNode(store, options)) {
      node.consensus.start();
      node.await(() -> node.client.info().finalized().number() >= 3);
    }
    store.forget();
    Witness witness = new Witness(store);
    try (TestNode node = new TestNode(store, options, "//Alice", List.of("//Alice"), witness)) {
      node.consensus.start();
      node.await(() -> witness.sent.size() >= 3);
    }
    assertThat(witness.forgettable).isEmpty();
  }

  @Test
  void aVoteThatCouldNotBeWrittenIsNeverSent() throws Exception {
    PowerLossStore store = new PowerLossStore();
    Witness witness = new Witness(store);
    try (TestNode node =
        new TestNode(
            store,
            ConsensusOptions.development(true, 40),
            "//Alice",
            List.of("//Alice"),
            witness)) {
      node.consensus.start();
      node.await(() -> node.client.info().finalized().number() >= 2);
      store.failNext(2);
      node.await(() -> store.failuresLeft() == 0);
      long before = node.client.info().best().number();
      node.await(() -> node.client.info().finalized().number() > before);
    }
    assertThat(witness.forgettable).isEmpty();
  }

  @Test
  void theKeyIsWipedWhenTheVoterIsDone() throws Exception {
    try (TestNode node =
        new TestNode(new PowerLossStore(), ConsensusOptions.development(true, 40))) {
      node.consensus.start();
      node.await(() -> node.consensus.grandpa().set().setId() >= 2);
      node.consensus.close();
      assertThat(node.votingPairs()).hasSizeGreaterThanOrEqualTo(3);
      assertThat(node.votingPairs()).allMatch(KeyPair::isDestroyed);
    }
  }
}
