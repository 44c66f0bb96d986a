package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import java.util.List;

/** What the import of a valid transaction did. */
sealed interface Imported {
  /** The transaction waits for others. */
  record AsFuture(H256 hash) implements Imported {}

  /**
   * The transaction is ready.
   *
   * @param promoted those that waited for it and are ready too
   * @param failed those that waited for it and could not become ready
   * @param replaced those whose places it or the promoted ones took, with what depended on them
   */
  record AsReady(H256 hash, List<H256> promoted, List<H256> failed, List<PoolTransaction> replaced)
      implements Imported {}
}
