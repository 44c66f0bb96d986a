package io.serinus.host.txpool;

import io.serinus.crypto.hash.Hashing;
import io.serinus.host.chain.BlockRef;
import io.serinus.host.chain.TreeRoute;
import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Result;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transaction pool of a node: validates what is submitted on top of the best block, on as many
 * threads as its executor has, and keeps what is valid ready for block authors until a block has
 * it. All methods may be called from any thread.
 */
public final class TransactionPool {
  /** How many submissions may wait for their validation; above it new ones are turned away. */
  static final int MAX_PENDING = 16_384;

  /** A longer way to the new best block is a sync, over which the pool does not follow blocks. */
  static final int MAX_ENACTED = 60;

  /** How many transactions are validated again before newer work may come in between. */
  private static final int REVALIDATION_BATCH = 64;

  private static final Logger LOG = LoggerFactory.getLogger("txpool");

  private final PoolChain chain;
  private final Executor executor;
  private final ReentrantLock lock = new ReentrantLock();
  private final PoolCore core;
  private final EventDispatcher dispatcher = new EventDispatcher();
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicLong revalidation = new AtomicLong();

  /**
   * Makes an empty pool.
   *
   * @param executor runs validations
   * @param clock tells when bans end
   */
  public TransactionPool(
      PoolChain chain, PoolOptions options, InstantSource clock, Executor executor) {
    this.chain = chain;
    this.executor = executor;
    this.core = new PoolCore(options, clock);
  }

  /** The hash by which the pool knows an extrinsic: Blake2-256 of its encoding. */
  public static H256 hash(Bytes extrinsic) {
    return H256.wrap(Hashing.blake2b256(extrinsic.unsafeArray()));
  }

  /**
   * Validates a transaction and takes it in.
   *
   * @param extrinsic its encoding, length prefix included
   * @return its hash; a {@link PoolException} says why it is refused
   */
  public CompletableFuture<H256> submit(TransactionSource source, Bytes extrinsic) {
    return submit(source, extrinsic, null);
  }

  /**
   * As above, and follows the transaction. Nothing is reported of one that is refused.
   *
   * @param watcher told each status from future or ready to the final one
   */
  public CompletableFuture<H256> submitAndWatch(
      TransactionSource source, Bytes extrinsic, PoolWatcher watcher) {
    return submit(source, extrinsic, watcher);
  }

  private CompletableFuture<H256> submit(
      TransactionSource source, Bytes extrinsic, @Nullable PoolWatcher watcher) {
    H256 hash = hash(extrinsic);
    CompletableFuture<H256> result = new CompletableFuture<>();
    Optional<PoolError> refusal = refusal(hash, false);
    if (refusal.isPresent()) {
      result.completeExceptionally(new PoolException(refusal.get()));
      return result;
    }
    if (pending.incrementAndGet() > MAX_PENDING) {
      pending.decrementAndGet();
      result.completeExceptionally(new PoolException(new PoolError.ImmediatelyDropped()));
      return result;
    }
    if (!execute(() -> validateAndEnter(source, hash, extrinsic, watcher, result))) {
      pending.decrementAndGet();
      result.completeExceptionally(new PoolException(new PoolError.ImmediatelyDropped()));
    }
    return result;
  }

  /** Hands work to the executor; false if that has been shut down. */
  private boolean execute(Runnable work) {
    try {
      executor.execute(work);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private void validateAndEnter(
      TransactionSource source,
      H256 hash,
      Bytes extrinsic,
      @Nullable PoolWatcher watcher,
      CompletableFuture<H256> result) {
    try {
      Validated validated = validate(chain.best(), source, hash, extrinsic);
      @Nullable PoolError error = enter(validated, watcher);
      if (error == null) {
        result.complete(hash);
      } else {
        result.completeExceptionally(new PoolException(error));
      }
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    } finally {
      pending.decrementAndGet();
    }
    dispatcher.deliver();
  }

  private @Nullable PoolError enter(Validated validated, @Nullable PoolWatcher watcher) {
    H256 hash = validated.hash();
    lock.lock();
    try {
      // A block may have taken it while it was being validated.
      Optional<PoolError> refusal =
          validated instanceof Validated.Valid ? core.lateRefusal(hash) : core.refusal(hash, false);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      if (watcher != null && validated instanceof Validated.Valid) {
        dispatcher.watch(hash, watcher);
        core.watch(hash);
      }
      @Nullable PoolError error = core.submit(List.of(validated)).getFirst().error();
      List<PoolEvent> events = core.takeEvents();
      if (error != null && watcher != null) {
        if (dispatcher.unwatch(hash, watcher)) {
          core.unwatch(hash);
        }
      }
      dispatcher.enqueue(events);
      return error;
    } finally {
      lock.unlock();
    }
  }

  /** Stops following a transaction. */
  public void unwatch(H256 hash, PoolWatcher watcher) {
    lock.lock();
    try {
      if (dispatcher.unwatch(hash, watcher)) {
        core.unwatch(hash);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Has a listener told all events of all transactions of the pool. */
  public void listen(Consumer<PoolEvent> listener) {
    dispatcher.listen(listener);
  }

  private Optional<PoolError> refusal(H256 hash, boolean evenBanned) {
    lock.lock();
    try {
      return core.refusal(hash, evenBanned);
    } finally {
      lock.unlock();
    }
  }

  private Validated validate(BlockRef at, TransactionSource source, H256 hash, Bytes extrinsic) {
    Result<ValidTransaction, TransactionValidityError> validity;
    try {
      validity = chain.validate(at.hash(), source, extrinsic);
    } catch (PoolException e) {
      // A runtime that panics at a transaction would do so again, and is not to be asked to.
      return e.error() instanceof PoolError.VerificationFailed
          ? new Validated.Invalid(hash, e.error())
          : new Validated.Unknown(hash, e.error());
    }
    return Validated.of(validity, at, source, hash, extrinsic);
  }

  /**
   * Follows the chain to a new best block: what its blocks have leaves the pool, what retracted
   * blocks had comes in again, and the rest is validated again by and by.
   */
  public void onBestBlock(TreeRoute update) {
    if (update.enacted().isEmpty()) {
      return;
    }
    BlockRef best = update.enacted().getLast();
    change(() -> update.retracted().forEach(block -> core.retracted(block.hash())));
    Set<H256> enacted = new HashSet<>();
    if (update.enacted().size() <= MAX_ENACTED) {
      H256 parent = update.common().hash();
      for (BlockRef block : update.enacted()) {
        enacted.addAll(include(block, parent, best));
        parent = block.hash();
      }
      resubmit(update.retracted(), enacted, best);
    }
    change(() -> core.clearStale(best.number()));
    dispatcher.deliver();
    revalidate(best);
  }

  private List<H256> include(BlockRef block, H256 parent, BlockRef best) {
    List<Bytes> body = chain.body(block.hash());
    List<H256> hashes = body.stream().map(TransactionPool::hash).toList();
    Set<Bytes> tags = new HashSet<>();
    List<Integer> unknown = new ArrayList<>();
    boolean empty;
    lock.lock();
    try {
      for (int i = 0; i < hashes.size(); i++) {
        @Nullable PoolTransaction known = core.get(hashes.get(i));
        if (known == null) {
          unknown.add(i);
        } else {
          tags.addAll(known.provides());
        }
      }
      PoolStatus status = core.status();
      empty = status.ready() + status.future() == 0;
    } finally {
      lock.unlock();
    }
    if (!empty) {
      BlockRef before = new BlockRef(block.number() - 1, parent);
      for (int i : unknown) {
        Validated validated =
            validate(before, TransactionSource.IN_BLOCK, hashes.get(i), body.get(i));
        if (validated instanceof Validated.Valid(PoolTransaction transaction)) {
          tags.addAll(transaction.provides());
        }
      }
    }
    List<PoolTransaction> pruned = new ArrayList<>();
    change(() -> pruned.addAll(core.included(block.hash(), hashes, tags)));
    List<Validated> again = new ArrayList<>();
    for (PoolTransaction gone : pruned) {
      again.add(validate(best, gone.source(), gone.hash(), gone.data()));
    }
    change(() -> core.resubmit(again));
    return hashes;
  }

  private void resubmit(List<BlockRef> retracted, Set<H256> enacted, BlockRef best) {
    List<Validated> again = new ArrayList<>();
    for (BlockRef block : retracted) {
      for (Bytes extrinsic : chain.body(block.hash())) {
        H256 hash = hash(extrinsic);
        if (!enacted.contains(hash) && refusal(hash, true).isEmpty()) {
          Validated validated = validate(best, TransactionSource.EXTERNAL, hash, extrinsic);
          // Inherents are invalid as transactions: nobody submitted them, and none is banned.
          if (validated instanceof Validated.Valid || isWatched(hash)) {
            again.add(validated);
          }
        }
      }
    }
    change(() -> core.resubmit(again));
  }

  private boolean isWatched(H256 hash) {
    lock.lock();
    try {
      return core.isWatched(hash);
    } finally {
      lock.unlock();
    }
  }

  /** Validates all ready transactions again, in batches, until a newer best block comes. */
  private void revalidate(BlockRef best) {
    long round = revalidation.incrementAndGet();
    List<PoolTransaction> all = new ArrayList<>();
    ready().forEachRemaining(all::add);
    revalidate(round, best, all, 0);
  }

  private void revalidate(long round, BlockRef best, List<PoolTransaction> all, int from) {
    if (from >= all.size() || revalidation.get() != round) {
      return;
    }
    int to = Math.min(from + REVALIDATION_BATCH, all.size());
    boolean begun =
        execute(
            () -> {
              if (revalidation.get() == round) {
                revalidateBatch(best, all.subList(from, to));
                revalidate(round, best, all, to);
              }
            });
    if (!begun) {
      LOG.debug("The pool is no longer revalidated: the node is stopping");
    }
  }

  private void revalidateBatch(BlockRef best, List<PoolTransaction> batch) {
    List<H256> invalid = new ArrayList<>();
    Map<H256, Validated.Valid> changed = new LinkedHashMap<>();
    for (PoolTransaction transaction : batch) {
      Validated validated =
          validate(best, transaction.source(), transaction.hash(), transaction.data());
      switch (validated) {
        case Validated.Invalid(H256 hash, PoolError error) -> invalid.add(hash);
        case Validated.Unknown(H256 hash, PoolError error) -> {}
        case Validated.Valid valid -> {
          if (!valid.transaction().keepsPlaceOf(transaction)) {
            changed.put(valid.hash(), valid);
          }
        }
      }
    }
    change(
        () -> {
          // What has left the pool since is not banned for what it was.
          core.removeInvalid(invalid.stream().filter(hash -> core.get(hash) != null).toList());
          core.revalidated(changed);
        });
    dispatcher.deliver();
  }

  /** Notes that blocks are final, oldest first. */
  public void onFinalized(List<H256> blocks) {
    change(() -> blocks.forEach(core::finalized));
    dispatcher.deliver();
  }

  /** Notes that a transaction was sent to peers. */
  public void onBroadcast(H256 hash, List<String> peers) {
    change(() -> core.broadcast(hash, peers));
    dispatcher.deliver();
  }

  /**
   * Removes transactions that turned out to be invalid, as a block author finds them, or that the
   * operator wants out; they are banned for a while.
   *
   * @return the hashes of all that are gone, those that depended on them included
   */
  public List<H256> remove(Collection<H256> hashes) {
    List<H256> removed = new ArrayList<>();
    change(() -> core.removeInvalid(hashes).forEach(gone -> removed.add(gone.hash())));
    dispatcher.deliver();
    return removed;
  }

  /** The ready transactions as they now are, in the order in which a block should take them. */
  public ReadyTransactions ready() {
    lock.lock();
    try {
      return core.ready();
    } finally {
      lock.unlock();
    }
  }

  /** The transactions that wait for others. */
  public List<PoolTransaction> future() {
    lock.lock();
    try {
      return core.future();
    } finally {
      lock.unlock();
    }
  }

  /** A transaction of the pool. */
  public Optional<PoolTransaction> get(H256 hash) {
    lock.lock();
    try {
      return Optional.ofNullable(core.get(hash));
    } finally {
      lock.unlock();
    }
  }

  /** How full the pool is. */
  public PoolStatus status() {
    lock.lock();
    try {
      return core.status();
    } finally {
      lock.unlock();
    }
  }

  /** How many transactions are followed by someone. */
  public int watchedCount() {
    return dispatcher.watchedCount();
  }

  private void change(Runnable action) {
    lock.lock();
    try {
      action.run();
      dispatcher.enqueue(core.takeEvents());
    } finally {
      lock.unlock();
    }
  }
}
