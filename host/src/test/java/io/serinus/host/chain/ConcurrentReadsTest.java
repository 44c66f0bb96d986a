package io.serinus.host.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.host.db.RocksStore;
import io.serinus.host.state.PruningMode;
import io.serinus.host.state.StateOptions;
import io.serinus.host.state.StateView;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers that hold pinned states while blocks are imported, finalized and pruned under them. */
class ConcurrentReadsTest {
  private static final int KEYS = 40;
  private static final int BLOCKS = 40;

  @TempDir Path folder;

  @Test
  void everyReaderSeesOneWholeState() throws Exception {
    StateOptions options = new StateOptions(new PruningMode.Constrained(1), 20_000, 5_000);
    try (ChainStore chain =
            ChainStore.create(
                RocksStore.open(folder, 8L << 20), options, TestBlocks.genesis(o -> fill(o, 0)));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      AtomicBoolean done = new AtomicBoolean();
      List<Future<Integer>> readers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        readers.add(threads.submit(() -> readUntil(done, chain)));
      }
      for (int i = 0; i < BLOCKS; i++) {
        BlockRef best = chain.info().best();
        BlockImport block = TestBlocks.on(chain, best.hash(), i, o -> fill(o, best.number() + 1));
        H256 hash = chain.importBlock(block).block().hash();
        BlockImport fork =
            TestBlocks.on(chain, best.hash(), i + 1000, o -> fill(o, best.number() + 1));
        chain.importBlock(fork.best(false));
        chain.finalizeBlock(hash, null);
      }
      done.set(true);
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
      assertThat(chain.states().nodeCache().bytes()).isLessThanOrEqualTo(20_000);
      assertThat(chain.states().valueCache().bytes()).isLessThanOrEqualTo(5_000);
      assertThat(chain.states().oldestState()).isGreaterThan(0);
    }
  }

  private static int readUntil(AtomicBoolean done, ChainStore chain) {
    int reads = 0;
    do {
      H256 hash = chain.info().best().hash();
      try (ChainStore.Pin pin = chain.pin(hash)) {
        Header header = chain.header(hash);
        assertThat(header).isNotNull();
        StateView state = pin.state();
        for (int pass = 0; pass < 3; pass++) {
          for (int key = 0; key < KEYS; key++) {
            assertThat(state.get(new byte[] {(byte) key})).isEqualTo(value(header.number(), key));
          }
          assertThat(state.nextKey(new byte[] {KEYS - 1})).isNull();
        }
        reads++;
      } catch (ChainException e) {
        // The block left between asking for the best one and pinning it.
        assertThat(e.reason()).isEqualTo(ChainException.Reason.UNKNOWN_BLOCK);
      }
    } while (!done.get());
    return reads;
  }

  private static void fill(io.serinus.host.state.Overlay overlay, long number) {
    for (int key = 0; key < KEYS; key++) {
      overlay.storageSet(new byte[] {(byte) key}, value(number, key));
    }
  }

  private static byte[] value(long number, int key) {
    return ByteBuffer.allocate(50).putLong(number).putInt(key).array();
  }
}
