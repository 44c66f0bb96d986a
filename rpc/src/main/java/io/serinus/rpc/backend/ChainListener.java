package io.serinus.rpc.backend;

import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import java.util.List;

/**
 * Hears of new blocks. Called in the order of events, one at a time, on a thread of the node that
 * must not be held up.
 */
public interface ChainListener {
  /**
   * A block was imported.
   *
   * @param newBest whether it is the best block now
   */
  void imported(H256 hash, Header header, boolean newBest);

  /**
   * Another block became the best one without being imported just now, as when finality decides
   * against the branch that was ahead. {@link #finalized} follows in that case.
   */
  void bestChanged(H256 hash, Header header);

  /**
   * Blocks were finalized.
   *
   * @param finalized their hashes, in ascending order; never empty
   * @param pruned hashes of blocks that can't be finalized any more
   */
  void finalized(List<H256> finalized, List<H256> pruned);
}
