package io.serinus.host.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.host.db.Column;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.db.StoreException;
import io.serinus.host.db.WriteBatch;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.PruningMode;
import io.serinus.host.state.StateOptions;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import io.serinus.trie.StateVersion;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The block database's rules, one by one. */
class ChainStoreTest {
  private static final StateOptions OPTIONS =
      StateOptions.DEFAULT.keeping(new PruningMode.Constrained(1));

  private final MemoryStore store = new MemoryStore();
  private final ChainStore chain =
      ChainStore.create(store, OPTIONS, TestBlocks.genesis(o -> set(o, 0)));
  private final H256 genesis = chain.info().genesis();

  private static void set(Overlay overlay, int value) {
    overlay.storageSet(new byte[] {1}, new byte[] {(byte) value});
  }

  /** Imports a block whose state holds its salt. */
  private H256 add(H256 parent, int salt, boolean best) {
    BlockImport block = TestBlocks.on(chain, parent, salt, o -> set(o, salt));
    return chain.importBlock(block.best(best)).block().hash();
  }

  private int valueAt(H256 hash) {
    byte[] value = chain.stateAt(hash).get(new byte[] {1});
    return value == null ? -1 : value[0];
  }

  private static void refused(ChainException.Reason reason, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            ChainException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void aReorganisationMovesTheIndexAndTellsTheWay() {
    H256 a1 = add(genesis, 1, true);
    H256 a2 = add(a1, 2, true);
    H256 a3 = add(a2, 3, true);
    H256 b2 = add(a1, 4, false);
    assertThat(chain.info().best().hash()).isEqualTo(a3);
    assertThat(chain.hashAt(2)).isEqualTo(a2);

    TreeRoute route = chain.setBest(b2);
    assertThat(route.common().hash()).isEqualTo(a1);
    assertThat(route.retracted()).extracting(BlockRef::hash).containsExactly(a3, a2);
    assertThat(route.enacted()).extracting(BlockRef::hash).containsExactly(b2);
    assertThat(chain.hashAt(2)).isEqualTo(b2);
    assertThat(chain.hashAt(3)).isNull();
    assertThat(chain.leaves()).extracting(BlockRef::hash).containsExactly(a3, b2);
    assertThat(valueAt(b2)).isEqualTo(4);
    assertThat(valueAt(a3)).isEqualTo(3);

    BlockImport b3 = TestBlocks.on(chain, a3, 5, o -> set(o, 5));
    TreeRoute back = chain.importBlock(b3).reorg().orElseThrow();
    assertThat(back.retracted()).extracting(BlockRef::hash).containsExactly(b2);
    assertThat(back.enacted()).extracting(BlockRef::number).containsExactly(2L, 3L, 4L);
    assertThat(valueAt(chain.info().best().hash())).isEqualTo(5);
  }

  @Test
  void finalizingALosingForkMovesTheBestBlockThere() {
    H256 a1 = add(genesis, 1, true);
    H256 a2 = add(a1, 2, true);
    H256 b1 = add(genesis, 3, false);
    H256 b2 = add(b1, 4, false);
    Justification proof = new Justification(EngineId.GRANDPA, Bytes.ofText("proof"));
    ChainStore.Finalized done = chain.finalizeBlock(b1, proof);
    assertThat(done.finalized()).extracting(BlockRef::hash).containsExactly(b1);
    assertThat(done.stale()).extracting(BlockRef::hash).containsExactlyInAnyOrder(a1, a2);
    assertThat(done.reorg().orElseThrow().enacted())
        .extracting(BlockRef::hash)
        .containsExactly(b1, b2);
    assertThat(chain.info().best().hash()).isEqualTo(b2);
    assertThat(chain.header(a1)).isNull();
    assertThat(chain.body(a2)).isNull();
    assertThat(chain.hasState(a2)).isFalse();
    assertThat(chain.justifications(b1)).containsExactly(proof);
    assertThat(chain.justifications(b2)).isEmpty();

    Justification better = new Justification(EngineId.GRANDPA, Bytes.ofText("better"));
    Justification beefy = new Justification(EngineId.BEEFY, Bytes.ofText("other"));
    assertThat(chain.finalizeBlock(b1, better).finalized()).isEmpty();
    chain.finalizeBlock(b1, beefy);
    ChainStore reopened = ChainStore.open(store, OPTIONS);
    assertThat(reopened.justifications(b1)).containsExactly(better, beefy);
    assertThat(reopened.info()).isEqualTo(chain.info());
  }

  @Test
  void blocksThatDoNotFitAreRefused() {
    H256 a1 = add(genesis, 1, true);
    H256 b1 = add(genesis, 2, false);
    BlockImport onB1 = TestBlocks.on(chain, b1, 3, o -> set(o, 3));
    BlockImport onA1 = TestBlocks.on(chain, a1, 4, o -> set(o, 4));
    Header good = onA1.header();
    refused(
        ChainException.Reason.UNKNOWN_PARENT,
        () ->
            chain.importBlock(
                with(onA1, new Header(H256.ZERO, 2, good.stateRoot(), H256.ZERO, good.digest()))));
    refused(
        ChainException.Reason.INVALID,
        () ->
            chain.importBlock(
                with(onA1, new Header(a1, 3, good.stateRoot(), H256.ZERO, good.digest()))));
    refused(
        ChainException.Reason.INVALID,
        () ->
            chain.importBlock(with(onA1, new Header(a1, 2, H256.ZERO, H256.ZERO, good.digest()))));
    Overlay elsewhere = new Overlay(chain.stateAt(genesis));
    set(elsewhere, 4);
    refused(
        ChainException.Reason.INVALID,
        () ->
            chain.importBlock(BlockImport.of(good, List.of(), elsewhere.changes(StateVersion.V1))));
    refused(ChainException.Reason.UNKNOWN_BLOCK, () -> chain.finalizeBlock(H256.ZERO, null));
    refused(ChainException.Reason.UNKNOWN_BLOCK, () -> chain.setBest(H256.ZERO));

    try (ChainStore.Pin pin = chain.pin(b1)) {
      chain.finalizeBlock(a1, null);
      refused(ChainException.Reason.STALE, () -> chain.importBlock(onB1));
      refused(ChainException.Reason.STALE, () -> chain.setBest(b1));
      assertThat(valueAt(pin.hash())).isEqualTo(2);
      refused(ChainException.Reason.STALE, () -> chain.finalizeBlock(genesis, null));
    }
    H256 a2 = chain.importBlock(onA1).block().hash();
    chain.finalizeBlock(a2, null);
    refused(ChainException.Reason.UNKNOWN_PARENT, () -> chain.importBlock(onB1));
    assertThat(chain.hasState(genesis)).isFalse();
    refused(ChainException.Reason.UNKNOWN_BLOCK, () -> chain.pin(genesis));
  }

  /** Else a client that holds on to each fork as it is lost would keep all of them. */
  @Test
  void aLostForkGoesThoughAnotherIsHeld() {
    H256 a1 = add(genesis, 1, true);
    H256 b1 = add(genesis, 2, false);
    H256 b2 = add(b1, 3, false);
    H256 c2 = add(b1, 4, false);
    H256 d1 = add(genesis, 5, false);
    try (ChainStore.Pin pin = chain.pin(b2)) {
      chain.finalizeBlock(a1, null);
      assertThat(chain.header(c2)).isNull();
      assertThat(chain.header(d1)).isNull();
      assertThat(chain.header(b1)).isNotNull();
      assertThat(valueAt(b1)).isEqualTo(2);
      assertThat(valueAt(pin.hash())).isEqualTo(3);
    }
    chain.finalizeBlock(add(a1, 6, true), null);
    assertThat(chain.header(b1)).isNull();
    assertThat(chain.header(b2)).isNull();
    assertThat(chain.hasState(b2)).isFalse();
    assertThat(ChainStore.open(store, OPTIONS).info()).isEqualTo(chain.info());
  }

  /** Readers go on while a block is dropped, and may be anywhere. */
  @Test
  void aReaderDoesNotBringADroppedBlockBack() {
    for (boolean duringWrite : new boolean[] {false, true}) {
      Interrupted shared = new Interrupted();
      ChainStore read = ChainStore.create(shared, OPTIONS, TestBlocks.genesis(o -> set(o, 0)));
      H256 first = read.info().genesis();
      H256 a1 = read.importBlock(TestBlocks.on(read, first, 1, o -> set(o, 1))).block().hash();
      H256 b1 =
          read.importBlock(TestBlocks.on(read, first, 2, o -> set(o, 2)).best(false))
              .block()
              .hash();
      if (duringWrite) {
        shared.beforeWrite = () -> assertThat(read.header(b1)).isNotNull();
        read.finalizeBlock(a1, null);
      } else {
        shared.afterRead = () -> read.finalizeBlock(a1, null);
        assertThat(read.header(b1)).isNotNull();
      }
      assertThat(read.header(b1)).isNull();
    }
  }

  /** A store in which something else happens once, in the middle of an access. */
  private static final class Interrupted implements KeyValueStore {
    private final MemoryStore store = new MemoryStore();
    private Runnable beforeWrite = () -> {};
    private Runnable afterRead = () -> {};

    @Override
    public byte @Nullable [] get(Column column, byte[] key) {
      byte[] value = store.get(column, key);
      Runnable other = afterRead;
      afterRead = () -> {};
      other.run();
      return value;
    }

    @Override
    public void write(WriteBatch batch, boolean sync) {
      Runnable other = beforeWrite;
      beforeWrite = () -> {};
      other.run();
      store.write(batch, sync);
    }

    @Override
    public Walk walk(Column column, byte[] from) {
      return store.walk(column, from);
    }

    @Override
    public void close() {
      store.close();
    }
  }

  private static BlockImport with(BlockImport block, Header header) {
    return BlockImport.of(header, block.extrinsics(), block.changes());
  }

  @Test
  void aPrunedStateIsGoneEvenIfALaterOneIsEqual() {
    H256 first = add(genesis, 1, true);
    H256 second = add(first, 2, true);
    H256 equal = add(second, 1, true);
    assertThat(chain.stateAt(equal).root()).isEqualTo(chain.stateAt(first).root());
    assertThat(chain.hasState(first)).isTrue();
    chain.finalizeBlock(equal, null);
    assertThat(chain.hasState(equal)).isTrue();
    assertThat(chain.hasState(first)).isFalse();
    refused(ChainException.Reason.UNKNOWN_BLOCK, () -> chain.pin(first));
  }

  @Test
  void enginesKeepTheirEntries() {
    Bytes key = Bytes.ofText("weight");
    chain.importBlock(
        TestBlocks.on(chain, genesis, 1, o -> set(o, 1)).with(key, Bytes.of((byte) 7)));
    assertThat(chain.auxiliary(key)).contains(Bytes.of((byte) 7));
    chain.putAuxiliary(List.of(new BlockImport.Auxiliary(key, null)));
    assertThat(chain.auxiliary(key)).isEmpty();
    chain.finalizeBlock(
        chain.info().best().hash(),
        null,
        List.of(new BlockImport.Auxiliary(key, Bytes.of((byte) 8))));
    assertThat(ChainStore.open(store, OPTIONS).auxiliary(key)).contains(Bytes.of((byte) 8));
  }

  @Test
  void whatIsNoChainIsNotOpened() {
    assertThatThrownBy(() -> ChainStore.open(new MemoryStore(), OPTIONS))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("format none");
    assertThatThrownBy(() -> ChainStore.create(store, OPTIONS, TestBlocks.genesis(o -> set(o, 0))))
        .isInstanceOf(StoreException.class);
    store.write(new WriteBatch().delete(Column.HEADER, genesis.toArray()), false);
    assertThatThrownBy(() -> ChainStore.open(store, OPTIONS))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no GENESIS block");
  }

  @Test
  void aFinalizationThatFailsHalfwayIsNotTakenForDone() {
    H256 a1 = add(genesis, 1, true);
    H256 b1 = add(genesis, 2, false);
    byte[] journal = ByteBuffer.allocate(8 + H256.LENGTH).putLong(1).put(b1.unsafeArray()).array();
    store.write(new WriteBatch().delete(Column.STATE_JOURNAL, journal), true);
    BlockImport.Auxiliary proof =
        new BlockImport.Auxiliary(Bytes.ofText("proof"), Bytes.of((byte) 1));
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> chain.finalizeBlock(a1, null, List.of(proof)))
          .isInstanceOf(StoreException.class);
      assertThat(chain.info().finalized().hash()).isEqualTo(genesis);
      assertThat(chain.auxiliary(proof.key())).isEmpty();
    }
  }
}
