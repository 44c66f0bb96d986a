package io.serinus.host.state;

import io.serinus.host.db.Column;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.db.StoreException;
import io.serinus.host.db.WriteBatch;
import io.serinus.primitives.H256;
import io.serinus.trie.Hasher;
import io.serinus.trie.NodeDelta;
import io.serinus.trie.Trie;
import io.serinus.trie.TrieHash;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The trie nodes of all states in the database.
 *
 * <p>Each node is stored once, with the number of places it has in the states that are kept. A
 * block's journal tells which places it added and which it took away. What it added counts from its
 * import on; when a block falls to a losing fork, that is counted back. What a finalized block took
 * away is counted off when its parent's state is no longer wanted. So any number of forks and any
 * order of pruning end with exactly the nodes of the states that are left.
 *
 * <p>Views may be taken and read by any thread at any time. Writing goes through an {@link Update},
 * one at a time, which is the caller's duty.
 */
public final class StateDb {
  private static final byte[] BASE = "state.base".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MODE = "state.mode".getBytes(StandardCharsets.US_ASCII);

  /** The kinds of modes, of which a database has one for ever. */
  private enum Kind {
    ARCHIVE_ALL(0, "all states", new PruningMode.ArchiveAll()),
    CONSTRAINED(1, "the newest states", PruningMode.DEFAULT),
    ARCHIVE_CANONICAL(2, "the states of the canonical chain", new PruningMode.ArchiveCanonical());

    private final byte id;
    private final String states;
    private final PruningMode mode;

    Kind(int id, String states, PruningMode mode) {
      this.id = (byte) id;
      this.states = states;
      this.mode = mode;
    }

    private static Kind of(PruningMode mode) {
      return switch (mode) {
        case PruningMode.ArchiveAll it -> ARCHIVE_ALL;
        case PruningMode.ArchiveCanonical it -> ARCHIVE_CANONICAL;
        case PruningMode.Constrained it -> CONSTRAINED;
      };
    }
  }

  private final KeyValueStore store;
  private final PruningMode pruning;
  private final CachedNodes nodes;
  private final ValueCache values;

  /** The number of the last finalized block whose journal has been taken. */
  private volatile long base;

  /**
   * Opens the states in a database.
   *
   * @throws StoreException if they were kept in another way before: only how many states a database
   *     keeps may change
   */
  public StateDb(KeyValueStore store, StateOptions options) {
    this.store = store;
    this.pruning = options.pruning();
    this.nodes = new CachedNodes(store, options.nodeCacheBytes());
    this.values = new ValueCache(options.valueCacheBytes());
    Kind wanted = Kind.of(pruning);
    kind(store)
        .filter(stored -> stored != wanted)
        .ifPresent(
            stored -> {
              throw new StoreException(
                  "the database keeps %s, and cannot change to %s"
                      .formatted(stored.states, wanted.states));
            });
    byte[] stored = store.get(Column.META, BASE);
    this.base = stored == null ? 0 : StateJournal.number(stored);
    store.write(new WriteBatch().put(Column.META, MODE, new byte[] {wanted.id}), false);
  }

  /** Returns how a database was begun; nothing where it holds no states. */
  public static Optional<PruningMode> begunWith(KeyValueStore store) {
    return kind(store).map(kind -> kind.mode);
  }

  private static Optional<Kind> kind(KeyValueStore store) {
    byte[] mode = store.get(Column.META, MODE);
    if (mode == null) {
      return Optional.empty();
    }
    for (Kind kind : Kind.values()) {
      if (mode.length == 1 && mode[0] == kind.id) {
        return Optional.of(kind);
      }
    }
    throw new StoreException("the database keeps states in a way that is not known here");
  }

  /** Returns the state with this root, whether it is here or not: see {@link #has}. */
  public StateView view(TrieHash root) {
    return new CachedState(nodes, root, values);
  }

  /** Tells whether the state with this root is here. */
  public boolean has(TrieHash root) {
    return root.equals(Trie.emptyRoot(Hasher.BLAKE2_256)) || nodes.has(root);
  }

  /** Returns the number of the oldest finalized block whose state is kept. */
  public long oldestState() {
    return pruning instanceof PruningMode.Constrained ? base : 0;
  }

  /** Returns the numbers of the cache of trie nodes. */
  public CacheStats nodeCache() {
    return nodes.stats();
  }

  /** Returns the numbers of the cache of values. */
  public CacheStats valueCache() {
    return values.stats();
  }

  /**
   * Tells that a block's changes were written, so that caches may follow.
   *
   * @param best whether the block became the best one
   */
  public void written(StateChanges changes, boolean best) {
    changes.delta().forEachNode(nodes::remember);
    values.advance(changes);
    if (best) {
      values.moveTo(changes.root());
    }
  }

  /** Tells that the state with this root became the best block's. */
  public void best(TrieHash root) {
    values.moveTo(root);
  }

  /** Starts collecting what one atomic write does to the states. */
  public Update update() {
    return new Update();
  }

  /** What one atomic write does to the states. Nothing happens before {@link #into}. */
  public final class Update {
    private final NodeDelta total = new NodeDelta();
    private final WriteBatch journals = new WriteBatch();
    private long newBase = base;

    private Update() {}

    /** Adds the state of a block that is imported. */
    public void insert(long number, H256 block, StateChanges changes) {
      changes
          .delta()
          .forEach(
              (hash, count, bytes) -> {
                if (count > 0) {
                  total.count(hash, count, bytes);
                }
              });
      if (isJournaled()) {
        journals.put(
            Column.STATE_JOURNAL,
            StateJournal.key(number, block),
            StateJournal.of(changes.delta()).encode());
      }
    }

    /** Takes back the state of a block whose fork lost. Its descendants' must be taken back too. */
    public void discard(long number, H256 block) {
      if (isJournaled()) {
        for (StateJournal.Count c : take(number, block).inserted()) {
          total.count(c.hash(), -c.count(), null);
        }
      }
    }

    /**
     * Drops finalized states that are no longer wanted, up to the first one that is pinned.
     *
     * @param finalized the number of the block that is now finalized
     * @param oldestFork the number of the oldest block of a fork that is still kept; the state it
     *     forked from stays, since it shares nodes with the fork's
     * @param canonical the hash of the finalized block with a number
     * @param pinned whether a block's state must stay for now
     */
    public void prune(
        long finalized, long oldestFork, LongFunction<H256> canonical, Predicate<H256> pinned) {
      switch (pruning) {
        case PruningMode.ArchiveAll it -> {}
        case PruningMode.ArchiveCanonical it -> {
          while (newBase < finalized) {
            newBase++;
            take(newBase, canonical.apply(newBase));
          }
        }
        case PruningMode.Constrained(int blocks) -> {
          long target = Math.min(finalized - blocks, oldestFork - 1);
          while (newBase < target && !pinned.test(canonical.apply(newBase))) {
            newBase++;
            for (StateJournal.Count c : take(newBase, canonical.apply(newBase)).removed()) {
              total.count(c.hash(), -c.count(), null);
            }
          }
        }
      }
    }

    /** Whether anything may ever be counted off, so that it has to be known what. */
    private boolean isJournaled() {
      return !(pruning instanceof PruningMode.ArchiveAll);
    }

    private StateJournal take(long number, H256 block) {
      byte[] key = StateJournal.key(number, block);
      byte[] journal = store.get(Column.STATE_JOURNAL, key);
      if (journal == null) {
        throw new StoreException("the state journal of block " + number + " " + block + " is gone");
      }
      journals.delete(Column.STATE_JOURNAL, key);
      return StateJournal.decode(journal);
    }

    /** Puts everything into the batch, which must be the next one that is written. */
    public void into(WriteBatch batch) {
      total.forEach((hash, count, bytes) -> nodes.count(batch, hash, count, bytes, !isJournaled()));
      batch.addAll(journals);
      if (newBase != base) {
        batch.put(Column.META, BASE, StateJournal.number(newBase));
      }
    }

    /** Tells that the batch was written. */
    public void done() {
      base = newBase;
    }
  }

  /** A state whose values are remembered while it is the best block's. */
  private static final class CachedState implements StateView {
    private final TrieState trie;
    private final ValueCache values;

    CachedState(CachedNodes nodes, TrieHash root, ValueCache values) {
      this.trie = new TrieState(nodes, root);
      this.values = values;
    }

    @Override
    public TrieHash root() {
      return trie.root();
    }

    @Override
    public io.serinus.trie.NodeStore nodes() {
      return trie.nodes();
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
      StorageKey cacheKey = new StorageKey(key);
      Optional<byte[]> known = values.get(root(), cacheKey);
      if (known != null) {
        return known.orElse(null);
      }
      byte[] value = trie.get(key);
      values.remember(root(), cacheKey, value);
      return value;
    }

    @Override
    public boolean contains(byte[] key) {
      Optional<byte[]> known = values.get(root(), new StorageKey(key));
      return known == null ? trie.contains(key) : known.isPresent();
    }

    @Override
    public @Nullable TrieHash valueHash(byte[] key) {
      return trie.valueHash(key);
    }

    @Override
    public byte @Nullable [] nextKey(byte[] key) {
      return trie.nextKey(key);
    }

    @Override
    public StateView child(byte[] name) {
      return new TrieState(nodes(), TrieState.childRoot(this, name));
    }
  }
}
