package io.serinus.host.chain;

import io.serinus.host.db.KeyValueStore;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.StateOptions;
import io.serinus.host.state.StateView;
import io.serinus.host.state.TrieState;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.trie.StateVersion;
import java.util.List;
import java.util.Random;

/**
 * Measures reading and changing a state of accounts (keys and values of 80 bytes), as blocks of
 * transfers do, on one of the two databases.
 */
public final class StateBenchmark {
  /** Accounts that a block changes. */
  public static final int CHANGES = 2000;

  private static final int APPENDS = 5000;

  private final ChainStore chain;
  private final byte[][] keys;
  private final Random random = new Random(2);

  private StateBenchmark(KeyValueStore store, int accounts) {
    byte[] prefix = new byte[32];
    random.nextBytes(prefix);
    keys = new byte[accounts][80];
    Overlay genesis = new Overlay(TrieState.empty());
    for (byte[] key : keys) {
      random.nextBytes(key);
      System.arraycopy(prefix, 0, key, 0, prefix.length);
      genesis.storageSet(key, value());
    }
    chain = ChainStore.create(store, StateOptions.DEFAULT, block(H256.ZERO, 0, genesis));
  }

  /**
   * What was measured; the best of the rounds.
   *
   * @param readCold one read of a value that no cache knows, in microseconds
   * @param readWarm one read of a value that was read before in the same state, in microseconds
   * @param readOverlay one read of a value that the block itself wrote, in microseconds
   * @param append one append to a list of thousands in a transaction of its own, in microseconds
   * @param root the root after {@value StateBenchmark#CHANGES} changed accounts, in milliseconds
   * @param write storing that block and its state, in milliseconds
   * @param finalization making it final, old states pruned, in milliseconds
   */
  public record Figures(
      double readCold,
      double readWarm,
      double readOverlay,
      double append,
      double root,
      double write,
      double finalization) {

    private Figures best(Figures o) {
      return new Figures(
          Math.min(readCold, o.readCold),
          Math.min(readWarm, o.readWarm),
          Math.min(readOverlay, o.readOverlay),
          Math.min(append, o.append),
          Math.min(root, o.root),
          Math.min(write, o.write),
          Math.min(finalization, o.finalization));
    }
  }

  /** Measures on a fresh database, which is closed at the end. */
  public static Figures measure(KeyValueStore store, int accounts, int rounds) {
    StateBenchmark benchmark = new StateBenchmark(store, accounts);
    try {
      Figures best = benchmark.round(0);
      for (int i = 1; i < rounds; i++) {
        best = best.best(benchmark.round(i));
      }
      return best;
    } finally {
      benchmark.chain.close();
    }
  }

  private Figures round(int round) {
    BlockRef parent = chain.info().best();
    StateView state = chain.stateAt(parent.hash());
    int from = round * CHANGES % (keys.length - CHANGES);
    double cold = read(new Overlay(state), from);
    double warm = read(new Overlay(state), from);
    Overlay overlay = new Overlay(state);
    for (int i = from; i < from + CHANGES; i++) {
      overlay.storageSet(keys[i], value());
    }
    double own = read(overlay, from);
    double append = append(overlay);
    long start = System.nanoTime();
    BlockImport block = block(parent.hash(), parent.number() + 1, overlay);
    double root = since(start) / 1e3;
    start = System.nanoTime();
    H256 hash = chain.importBlock(block).block().hash();
    double write = since(start) / 1e3;
    start = System.nanoTime();
    chain.finalizeBlock(hash, null);
    return new Figures(cold, warm, own, append, root, write, since(start) / 1e3);
  }

  private double read(Overlay overlay, int from) {
    long start = System.nanoTime();
    for (int i = from; i < from + CHANGES; i++) {
      if (overlay.storageGet(keys[i]) == null) {
        throw new IllegalStateException("an account is gone");
      }
    }
    return since(start) / CHANGES;
  }

  private static double append(Overlay overlay) {
    byte[] key = {1};
    byte[] item = new byte[60];
    long start = System.nanoTime();
    for (int i = 0; i < APPENDS; i++) {
      overlay.startTransaction();
      overlay.storageAppend(key, item);
      overlay.commitTransaction();
    }
    double micros = since(start) / APPENDS;
    overlay.storageClear(key);
    return micros;
  }

  private static BlockImport block(H256 parent, long number, Overlay overlay) {
    byte[] root = overlay.changes(StateVersion.V1).root().toBytes();
    Header header = new Header(parent, number, H256.wrap(root), H256.ZERO, Digest.EMPTY);
    return BlockImport.of(header, List.of(), overlay.changes(StateVersion.V1));
  }

  private byte[] value() {
    byte[] value = new byte[80];
    random.nextBytes(value);
    return value;
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e3;
  }
}
