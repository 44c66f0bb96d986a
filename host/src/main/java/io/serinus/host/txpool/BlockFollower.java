package io.serinus.host.txpool;

import io.serinus.host.chain.BlockRef;
import io.serinus.host.chain.TreeRoute;
import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has the pool follow the best chain: what its blocks have leaves the pool, and what retracted
 * blocks had comes in again.
 */
final class BlockFollower {
  /** A longer way to the new best block is a sync, over which the pool does not follow blocks. */
  private static final int MAX_ENACTED = 60;

  private final PoolChain chain;
  private final GuardedCore pool;
  private final Validator validator;

  BlockFollower(PoolChain chain, GuardedCore pool, Validator validator) {
    this.chain = chain;
    this.pool = pool;
    this.validator = validator;
  }

  /**
   * Follows the chain over blocks to the new best one.
   *
   * @param update has enacted blocks
   */
  void follow(TreeRoute update) {
    BlockRef best = update.enacted().getLast();
    pool.run(core -> update.retracted().forEach(block -> core.retracted(block.hash())));
    Set<H256> enacted = new HashSet<>();
    if (update.enacted().size() <= MAX_ENACTED) {
      H256 parent = update.common().hash();
      for (BlockRef block : update.enacted()) {
        enacted.addAll(include(block, parent, best));
        parent = block.hash();
      }
      resubmit(update.retracted(), enacted, best);
    }
    pool.run(core -> core.clearStale(best.number()));
  }

  private List<H256> include(BlockRef block, H256 parent, BlockRef best) {
    List<Bytes> body = chain.body(block.hash());
    List<H256> hashes = body.stream().map(TransactionPool::hash).toList();
    Set<Bytes> tags = new HashSet<>();
    List<Integer> unknown = new ArrayList<>();
    boolean empty =
        pool.ask(
            core -> {
              for (int i = 0; i < hashes.size(); i++) {
                @Nullable PoolTransaction known = core.get(hashes.get(i));
                if (known == null) {
                  unknown.add(i);
                } else {
                  tags.addAll(known.provides());
                }
              }
              PoolStatus status = core.status();
              return status.ready() + status.future() == 0;
            });
    if (!empty) {
      BlockRef before = new BlockRef(block.number() - 1, parent);
      for (int i : unknown) {
        Validated validated =
            validator.validate(before, TransactionSource.IN_BLOCK, hashes.get(i), body.get(i));
        if (validated instanceof Validated.Valid(PoolTransaction transaction)) {
          tags.addAll(transaction.provides());
        }
      }
    }
    List<PoolTransaction> pruned = pool.change(core -> core.included(block.hash(), hashes, tags));
    List<Validated> again = new ArrayList<>();
    for (PoolTransaction gone : pruned) {
      again.add(validator.validate(best, gone.source(), gone.hash(), gone.data()));
    }
    pool.run(core -> core.resubmit(again));
    return hashes;
  }

  private void resubmit(List<BlockRef> retracted, Set<H256> enacted, BlockRef best) {
    List<Validated> again = new ArrayList<>();
    for (BlockRef block : retracted) {
      for (Bytes extrinsic : chain.body(block.hash())) {
        H256 hash = TransactionPool.hash(extrinsic);
        if (!enacted.contains(hash) && pool.ask(core -> core.refusal(hash, true)).isEmpty()) {
          Validated validated =
              validator.validate(best, TransactionSource.EXTERNAL, hash, extrinsic);
          // Inherents are invalid as transactions: nobody submitted them, and none is banned.
          if (validated instanceof Validated.Valid || pool.ask(core -> core.isWatched(hash))) {
            again.add(validated);
          }
        }
      }
    }
    pool.run(core -> core.resubmit(again));
  }
}
