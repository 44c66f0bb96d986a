package io.serinus.rpc.backend;

import io.serinus.primitives.H256;
import java.util.List;
import java.util.function.Consumer;

/** Pending transactions. An extrinsic is always its bytes with the length before them. */
public interface PoolBackend {
  /**
   * A transaction that is in the pool and being watched.
   *
   * @param hash Blake2b-256 of the extrinsic
   * @param watch ends the watching; the transaction stays
   */
  record Watched(H256 hash, Registration watch) {}

  /** Hands a transaction in; its hash. */
  H256 submit(byte[] extrinsic) throws PoolException;

  /**
   * Hands a transaction in and tells what becomes of it, from the first status on.
   *
   * @param watcher called in order, on a thread that must not be held up
   */
  Watched submitAndWatch(byte[] extrinsic, Consumer<TransactionStatus> watcher)
      throws PoolException;

  /** The transactions that may go into the next block, in the order they would. */
  List<byte[]> ready();

  /** The tags that each of the ready ones provides, in the same order. */
  List<List<byte[]>> readyTags();

  /** Removes transactions and what depends on them; the hashes of those removed. */
  List<H256> remove(List<H256> hashes);
}
