package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import io.serinus.scale.Bytes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The transaction pool as a state machine: it is told what was validated and what the chain did,
 * and says what became of the transactions ({@link #takeEvents}). It calls nobody and waits for
 * nothing; time comes from the clock it is given. Not thread-safe.
 */
final class PoolCore {
  /** What became of a submission: null for success. */
  record Submission(H256 hash, @Nullable PoolError error) {}

  private enum Place {
    READY,
    FUTURE,
    DROPPED,
    FAILED
  }

  private final PoolOptions options;
  private final InstantSource clock;
  private final DependencyGraph graph = new DependencyGraph();
  private final BanList bans;
  private final FinalityTracker finality = new FinalityTracker();
  private final Set<H256> watched = new HashSet<>();
  private List<PoolEvent> events = new ArrayList<>();

  /**
   * What the last two blocks had: of that, what was being validated meanwhile must not come in
   * again, even if nothing is banned.
   */
  private Set<H256> includedLast = Set.of();

  private Set<H256> includedBefore = Set.of();

  PoolCore(PoolOptions options, InstantSource clock) {
    this.options = options;
    this.clock = clock;
    this.bans = new BanList(options.banTime(), options.totalCount());
  }

  /** The events since this was last called, in order. */
  List<PoolEvent> takeEvents() {
    List<PoolEvent> taken = events;
    events = new ArrayList<>();
    return taken;
  }

  /** Follows a transaction into blocks until a final status; only for watched ones. */
  void watch(H256 hash) {
    watched.add(hash);
  }

  void unwatch(H256 hash) {
    watched.remove(hash);
  }

  boolean isWatched(H256 hash) {
    return watched.contains(hash);
  }

  /**
   * Why a transaction need not even be validated, if so.
   *
   * @param evenBanned whether banned ones may enter
   */
  Optional<PoolError> refusal(H256 hash, boolean evenBanned) {
    if (!evenBanned && bans.isBanned(hash, clock.instant())) {
      return Optional.of(new PoolError.TemporarilyBanned());
    }
    if (graph.contains(hash)) {
      return Optional.of(new PoolError.AlreadyImported(hash));
    }
    return Optional.empty();
  }

  /** Why a transaction that has been validated meanwhile is not to be submitted, if so. */
  Optional<PoolError> lateRefusal(H256 hash) {
    return includedLast.contains(hash) || includedBefore.contains(hash)
        ? Optional.of(new PoolError.TemporarilyBanned())
        : refusal(hash, false);
  }

  /** Takes validated transactions in, then drops the worst if the pool is too full. */
  List<Submission> submit(List<Validated> validated) {
    List<Submission> results = new ArrayList<>(validated.size());
    boolean imported = false;
    for (Validated one : validated) {
      @Nullable PoolError error = submit(one);
      imported |= error == null;
      results.add(new Submission(one.hash(), error));
    }
    Set<H256> dropped = imported ? enforceLimits() : Set.of();
    if (!dropped.isEmpty()) {
      results.replaceAll(
          result ->
              result.error() == null && dropped.contains(result.hash())
                  ? new Submission(result.hash(), new PoolError.ImmediatelyDropped())
                  : result);
    }
    return results;
  }

  private @Nullable PoolError submit(Validated validated) {
    switch (validated) {
      case Validated.Valid(PoolTransaction transaction) -> {
        if (!transaction.propagate() && !options.author()) {
          return new PoolError.Unactionable();
        }
        try {
          report(graph.add(transaction, options.rejectFuture()));
          return null;
        } catch (PoolException e) {
          return e.error();
        }
      }
      case Validated.Invalid(H256 hash, PoolError error) -> {
        bans.ban(List.of(hash), clock.instant());
        return error;
      }
      case Validated.Unknown(H256 hash, PoolError error) -> {
        emit(hash, new TransactionStatus.Invalid());
        return error;
      }
    }
  }

  private Set<H256> enforceLimits() {
    List<PoolTransaction> removed = graph.enforce(options.ready(), options.future());
    Set<H256> hashes = new HashSet<>();
    for (PoolTransaction transaction : removed) {
      hashes.add(transaction.hash());
      emit(transaction.hash(), new TransactionStatus.Dropped());
    }
    bans.ban(hashes, clock.instant());
    return hashes;
  }

  /**
   * Replaces the validity of transactions of the pool; those that have left it meanwhile are passed
   * over. What depends on a replaced one is taken out and in again with it.
   */
  void revalidated(Map<H256, Validated.Valid> updates) {
    LinkedHashMap<H256, PoolTransaction> again = new LinkedHashMap<>();
    Map<H256, Place> before = new LinkedHashMap<>();
    for (Map.Entry<H256, Validated.Valid> update : updates.entrySet()) {
      if (before.containsKey(update.getKey())) {
        continue;
      }
      boolean waited = graph.future().contains(update.getKey());
      for (PoolTransaction removed : graph.removeSubtrees(List.of(update.getKey()))) {
        Validated.Valid updated = updates.get(removed.hash());
        again.put(removed.hash(), updated == null ? removed : updated.transaction());
        before.put(removed.hash(), waited ? Place.FUTURE : Place.READY);
      }
    }
    Map<H256, Place> after = new LinkedHashMap<>();
    for (PoolTransaction transaction : again.values()) {
      try {
        note(graph.add(transaction, false), after);
      } catch (PoolException e) {
        after.put(transaction.hash(), Place.FAILED);
      }
    }
    if (options.rejectFuture()) {
      for (PoolTransaction waiting : graph.future().all()) {
        graph.future().remove(waiting.hash());
        after.put(waiting.hash(), Place.DROPPED);
      }
    }
    after.forEach(
        (hash, place) -> {
          if (before.get(hash) != place) {
            emit(hash, status(place));
          }
        });
  }

  private static void note(Imported imported, Map<H256, Place> places) {
    switch (imported) {
      case Imported.AsFuture(H256 hash) -> places.put(hash, Place.FUTURE);
      case Imported.AsReady it -> {
        places.put(it.hash(), Place.READY);
        it.promoted().forEach(hash -> places.put(hash, Place.READY));
        it.failed().forEach(hash -> places.put(hash, Place.FAILED));
        it.replaced().forEach(gone -> places.put(gone.hash(), Place.DROPPED));
      }
    }
  }

  private static TransactionStatus status(Place place) {
    return switch (place) {
      case READY -> new TransactionStatus.Ready();
      case FUTURE -> new TransactionStatus.Future();
      case DROPPED -> new TransactionStatus.Dropped();
      case FAILED -> new TransactionStatus.Invalid();
    };
  }

  /**
   * Notes a block of the best chain: its transactions leave the pool and are banned.
   *
   * @param extrinsics the hashes of its extrinsics in order
   * @param tags what they provide, as far as that is known
   * @return transactions that left the pool with them though the block doesn't have them: they are
   *     to be validated again and handed to {@link #resubmit}
   */
  List<PoolTransaction> included(H256 block, List<H256> extrinsics, Collection<Bytes> tags) {
    Instant now = clock.instant();
    Set<H256> inBlock = new HashSet<>(extrinsics);
    Set<Bytes> provided = new HashSet<>(tags);
    for (H256 hash : inBlock) {
      // It may have come in since the tags were found out.
      PoolTransaction known = graph.get(hash);
      if (known != null) {
        provided.addAll(known.provides());
      }
    }
    graph.removeSubtrees(inBlock.stream().filter(graph.future()::contains).toList());
    DependencyGraph.Pruned pruned = graph.prune(block, provided);
    pruned.promoted().forEach(this::report);
    pruned.failed().forEach(hash -> emit(hash, new TransactionStatus.Dropped()));
    bans.ban(inBlock, now);
    includedBefore = includedLast;
    includedLast = inBlock;
    if (!pruned.promoted().isEmpty()) {
      enforceLimits(); // those that waited may be more than the queue of the ready ones takes
    }
    List<FinalityTracker.Included> follow = new ArrayList<>();
    for (int i = 0; i < extrinsics.size(); i++) {
      H256 hash = extrinsics.get(i);
      if (watched.contains(hash)) {
        follow.add(new FinalityTracker.Included(hash, i));
        emit(hash, new TransactionStatus.InBlock(block, i));
      }
    }
    finality.add(block, follow).forEach(this::emit);
    return pruned.pruned().stream().filter(gone -> !inBlock.contains(gone.hash())).toList();
  }

  /**
   * Takes transactions in again that had left the pool with others, or with a block that was
   * retracted. Who follows one that does not come in is told so.
   */
  void resubmit(List<Validated> validated) {
    List<Submission> results = submit(validated);
    for (int i = 0; i < results.size(); i++) {
      H256 hash = results.get(i).hash();
      switch (results.get(i).error()) {
        case null -> {}
        case PoolError.AlreadyImported it -> {}
        case PoolError.ImmediatelyDropped it -> {} // has been told
        default -> {
          switch (validated.get(i)) {
            case Validated.Invalid it -> emit(hash, new TransactionStatus.Invalid());
            case Validated.Valid it -> emit(hash, new TransactionStatus.Dropped());
            case Validated.Unknown it -> {} // has been told
          }
        }
      }
    }
  }

  /** Notes that a block is no longer on the best chain: what it had may come in again. */
  void retracted(H256 block) {
    includedLast = Set.of();
    includedBefore = Set.of();
    graph.retracted(block);
    finality.retracted(block).forEach(this::emit);
  }

  /** Notes that a block is final. */
  void finalized(H256 block) {
    finality.finalized(block).forEach(this::emit);
  }

  /** Notes that a transaction was sent to peers. */
  void broadcast(H256 hash, List<String> peers) {
    emit(hash, new TransactionStatus.Broadcast(peers));
  }

  /**
   * Removes transactions that turned out to be invalid, and bans them; what depends on them is
   * removed too but may come in again.
   */
  List<PoolTransaction> removeInvalid(Collection<H256> hashes) {
    bans.ban(hashes, clock.instant());
    List<PoolTransaction> removed = graph.removeSubtrees(hashes);
    removed.forEach(gone -> emit(gone.hash(), new TransactionStatus.Invalid()));
    return removed;
  }

  /** Removes what has outlived its time at a best block of this number, and ends bans. */
  void clearStale(long number) {
    List<H256> stale = new ArrayList<>();
    for (List<PoolTransaction> queue : List.of(graph.ready().all(), graph.future().all())) {
      for (PoolTransaction transaction : queue) {
        if (Long.compareUnsigned(transaction.validTill(), number) <= 0) {
          stale.add(transaction.hash());
        }
      }
    }
    removeInvalid(stale);
    bans.clearEnded(clock.instant());
  }

  @Nullable PoolTransaction get(H256 hash) {
    return graph.get(hash);
  }

  ReadyTransactions ready() {
    return graph.ready().snapshot();
  }

  List<PoolTransaction> allReady() {
    return graph.ready().all();
  }

  List<PoolTransaction> future() {
    return graph.future().all();
  }

  PoolStatus status() {
    return new PoolStatus(
        graph.ready().size(), graph.ready().bytes(), graph.future().size(), graph.future().bytes());
  }

  private void report(Imported imported) {
    switch (imported) {
      case Imported.AsFuture(H256 hash) -> emit(hash, new TransactionStatus.Future());
      case Imported.AsReady it -> {
        emit(it.hash(), new TransactionStatus.Ready());
        it.failed().forEach(hash -> emit(hash, new TransactionStatus.Invalid()));
        it.replaced().forEach(gone -> emit(gone.hash(), new TransactionStatus.Usurped(it.hash())));
        it.promoted().forEach(hash -> emit(hash, new TransactionStatus.Ready()));
      }
    }
  }

  private void emit(H256 hash, TransactionStatus status) {
    emit(new PoolEvent(hash, status));
  }

  private void emit(PoolEvent event) {
    if (event.status().isFinal()) {
      watched.remove(event.transaction());
    }
    events.add(event);
  }
}
