package io.serinus.consensus.babe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.consensus.ConsensusOptions;
import io.serinus.consensus.TestNode;
import io.serinus.host.client.BlockOrigin;
import io.serinus.host.db.Column;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.db.StoreException;
import io.serinus.host.db.WriteBatch;
import io.serinus.primitives.Block;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.Slot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a node authors, above all after it was started: never twice in a slot. */
class AuthoringTest {
  private static final ConsensusOptions REAL = ConsensusOptions.standard(true);
  private static final ConsensusOptions DEVELOPMENT =
      ConsensusOptions.development(true, TestNode.SLOT_DURATION);

  private static final Slot SLOT = new Slot(283_333_333);

  private long millis;
  private final InstantSource clock = () -> Instant.ofEpochMilli(millis);

  /**
   * A database that may lose the process between a claim and the block that it is for, and the
   * power with it.
   */
  private static final class Mortal implements KeyValueStore {
    private final MemoryStore inner = new MemoryStore();
    private final MemoryStore durable = new MemoryStore();
    private final List<WriteBatch> unsynced = new ArrayList<>();
    private boolean dying;

    /** What a loss of power leaves. */
    MemoryStore durable() {
      return durable;
    }

    @Override
    public byte @Nullable [] get(Column column, byte[] key) {
      return inner.get(column, key);
    }

    @Override
    public void write(WriteBatch batch, boolean sync) {
      MemoryStore probe = new MemoryStore();
      probe.write(batch, sync);
      try (Walk headers = probe.walk(Column.HEADER, new byte[0])) {
        if (dying && headers.next()) {
          throw new StoreException("killed");
        }
      }
      inner.write(batch, sync);
      unsynced.add(batch);
      if (sync) {
        unsynced.forEach(written -> durable.write(written, true));
        unsynced.clear();
      }
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

  private void setClock(Slot slot, long late) {
    millis = slot.number() * TestNode.SLOT_DURATION + late;
  }

  private static long best(TestNode node) {
    return node.client.info().best().number();
  }

  private static Header header(TestNode node, long number) {
    return node.client.chain().header(node.client.chain().hashAt(number));
  }

  @Test
  void theSlotOfTheStartIsLeftOut() throws Exception {
    setClock(SLOT, 1);
    try (TestNode node = new TestNode(new MemoryStore(), REAL, clock)) {
      assertThat(node.consensus.author().tick()).isFalse();
      assertThat(best(node)).isZero();
      setClock(SLOT.plus(1), 0);
      assertThat(node.consensus.author().tick()).isTrue();
      assertThat(BabeDigests.slot(header(node, 1))).contains(SLOT.plus(1));
      assertThat(node.consensus.author().tick()).isFalse();
    }
  }

  @Test
  void aDevelopmentChainHasItsFirstBlockAtOnce() throws Exception {
    for (long late : new long[] {0, 3000, 5999}) {
      setClock(SLOT, late);
      MemoryStore store = new MemoryStore();
      try (TestNode node = new TestNode(store, DEVELOPMENT, clock)) {
        assertThat(node.consensus.author().tick()).isTrue();
        assertThat(best(node)).isEqualTo(1);
      }
      try (TestNode restarted = new TestNode(store, DEVELOPMENT, clock)) {
        assertThat(restarted.consensus.author().tick()).isTrue();
        assertThat(BabeDigests.slot(header(restarted, 2))).contains(SLOT.plus(1));
      }
    }
  }

  @Test
  void aSlotWhoseBlockWasLostStaysEmpty() throws Exception {
    Mortal store = new Mortal();
    setClock(SLOT, 0);
    try (TestNode killed = new TestNode(store, DEVELOPMENT, clock)) {
      store.dying = true;
      assertThatThrownBy(() -> killed.consensus.author().tick()).isInstanceOf(StoreException.class);
      store.dying = false;
    }
    // Even by a clock that was set back to the very beginning of the slot.
    for (ConsensusOptions options : List.of(DEVELOPMENT, REAL)) {
      try (TestNode restarted = new TestNode(store, options, clock)) {
        assertThat(restarted.consensus.author().tick()).isTrue();
        assertThat(best(restarted)).isZero();
      }
    }
    try (TestNode restarted = new TestNode(store, REAL, clock)) {
      setClock(SLOT.plus(1), 0);
      assertThat(restarted.consensus.author().tick()).isTrue();
      assertThat(best(restarted)).isEqualTo(1);
    }
  }

  @Test
  void aLossOfPowerUndoesNoClaim() throws Exception {
    Mortal store = new Mortal();
    setClock(SLOT, 0);
    try (TestNode killed = new TestNode(store, DEVELOPMENT, clock)) {
      store.dying = true;
      assertThatThrownBy(() -> killed.consensus.author().tick()).isInstanceOf(StoreException.class);
    }
    try (TestNode restarted = new TestNode(store.durable(), DEVELOPMENT, clock)) {
      assertThat(restarted.consensus.author().tick()).isTrue();
      assertThat(best(restarted)).isZero();
    }
  }

  /** As a node that has the same key by mistake would make it. */
  @Test
  void twoBlocksOfASlotAreFoundOverARestart() throws Exception {
    Block one = firstBlock(0);
    Block two = firstBlock(7);
    assertThat(two).isNotEqualTo(one);
    MemoryStore store = new MemoryStore();
    ConsensusOptions follower = ConsensusOptions.standard(false);
    for (Block block : List.of(one, two)) {
      try (TestNode node = new TestNode(store, follower, clock)) {
        node.consensus.imports().importBlock(block, List.of(), BlockOrigin.NETWORK_BROADCAST);
      }
    }
    try (TestNode node = new TestNode(store, follower, clock)) {
      BabeId author =
          node.consensus
              .babe()
              .epochsAt(node.client.info().genesis())
              .orElseThrow()
              .at(SLOT)
              .epoch()
              .authorities()
              .getFirst()
              .id();
      Header third = new Header(H256.ZERO, 1, H256.ZERO, H256.ZERO, Digest.EMPTY);
      EquivocationWatch watch = new EquivocationWatch(node.client.chain());
      // The author has been found; a slot that was seen once only would give proof now.
      assertThat(watch.claim(SLOT, author)).isFalse();
      assertThat(watch.note(SLOT, SLOT, author, third)).isEmpty();
    }
  }

  private Block firstBlock(long late) throws Exception {
    setClock(SLOT, 0);
    try (TestNode node = new TestNode(new MemoryStore(), DEVELOPMENT, clock)) {
      setClock(SLOT, late);
      assertThat(node.consensus.author().tick()).isTrue();
      H256 hash = node.client.chain().hashAt(1);
      return new Block(node.client.chain().header(hash), node.client.chain().body(hash));
    }
  }
}
