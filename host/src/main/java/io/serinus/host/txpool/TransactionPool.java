package io.serinus.host.txpool;

import io.serinus.crypto.hash.Hashing;
import io.serinus.host.chain.TreeRoute;
import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.scale.Bytes;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The transaction pool of a node: validates what is submitted on top of the best block, on as many
 * threads as its executor has, and keeps what is valid ready for block authors until a block has
 * it. All methods may be called from any thread.
 */
public final class TransactionPool {
  /** How many submissions may wait for their validation; above it new ones are turned away. */
  static final int MAX_PENDING = 16_384;

  private final PoolChain chain;
  private final Executor executor;
  private final EventDispatcher dispatcher = new EventDispatcher();
  private final GuardedCore pool;
  private final Validator validator;
  private final BlockFollower follower;
  private final Revalidation revalidation;
  private final AtomicInteger pending = new AtomicInteger();

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
    this.pool = new GuardedCore(new PoolCore(options, clock), dispatcher);
    this.validator = new Validator(chain);
    this.follower = new BlockFollower(chain, pool, validator);
    this.revalidation = new Revalidation(pool, validator, this::execute);
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
    Optional<PoolError> refusal = pool.ask(core -> core.refusal(hash, false));
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
      Validated validated = validator.validate(chain.best(), source, hash, extrinsic);
      Optional<PoolError> error = pool.change(core -> enter(core, validated, watcher));
      if (error.isEmpty()) {
        result.complete(hash);
      } else {
        result.completeExceptionally(new PoolException(error.get()));
      }
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    } finally {
      pending.decrementAndGet();
    }
    pool.deliver();
  }

  private Optional<PoolError> enter(
      PoolCore core, Validated validated, @Nullable PoolWatcher watcher) {
    H256 hash = validated.hash();
    // A block may have taken it while it was being validated.
    Optional<PoolError> refusal =
        validated instanceof Validated.Valid ? core.lateRefusal(hash) : core.refusal(hash, false);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (watcher != null && validated instanceof Validated.Valid) {
      dispatcher.watch(hash, watcher);
      core.watch(hash);
    }
    @Nullable PoolError error = core.submit(List.of(validated)).getFirst().error();
    if (error != null && watcher != null) {
      unwatch(core, hash, watcher);
    }
    return Optional.ofNullable(error);
  }

  /** Stops following a transaction. */
  public void unwatch(H256 hash, PoolWatcher watcher) {
    pool.run(core -> unwatch(core, hash, watcher));
  }

  private void unwatch(PoolCore core, H256 hash, PoolWatcher watcher) {
    if (dispatcher.unwatch(hash, watcher)) {
      core.unwatch(hash);
    }
  }

  /** Has a listener told all events of all transactions of the pool. */
  public void listen(Consumer<PoolEvent> listener) {
    dispatcher.listen(listener);
  }

  /**
   * Follows the chain to a new best block: what its blocks have leaves the pool, what retracted
   * blocks had comes in again, and the rest is validated again by and by.
   */
  public void onBestBlock(TreeRoute update) {
    if (update.enacted().isEmpty()) {
      return;
    }
    follower.follow(update);
    pool.deliver();
    revalidation.begin(update.enacted().getLast());
  }

  /** Notes that blocks are final, oldest first. */
  public void onFinalized(List<H256> blocks) {
    pool.run(core -> blocks.forEach(core::finalized));
    pool.deliver();
  }

  /** Notes that a transaction was sent to peers. */
  public void onBroadcast(H256 hash, List<String> peers) {
    pool.run(core -> core.broadcast(hash, peers));
    pool.deliver();
  }

  /**
   * Removes transactions that turned out to be invalid, as a block author finds them, or that the
   * operator wants out; they are banned for a while.
   *
   * @return the hashes of all that are gone, those that depended on them included
   */
  public List<H256> remove(Collection<H256> hashes) {
    List<PoolTransaction> removed = pool.change(core -> core.removeInvalid(hashes));
    pool.deliver();
    return removed.stream().map(PoolTransaction::hash).toList();
  }

  /** The ready transactions as they now are, in the order in which a block should take them. */
  public ReadyTransactions ready() {
    return pool.ask(PoolCore::ready);
  }

  /** The transactions that wait for others. */
  public List<PoolTransaction> future() {
    return pool.ask(PoolCore::future);
  }

  /** A transaction of the pool. */
  public Optional<PoolTransaction> get(H256 hash) {
    return pool.ask(core -> Optional.ofNullable(core.get(hash)));
  }

  /** How full the pool is. */
  public PoolStatus status() {
    return pool.ask(PoolCore::status);
  }

  /** How many transactions are followed by someone. */
  public int watchedCount() {
    return dispatcher.watchedCount();
  }
}
