package io.serinus.host.state;

import io.serinus.hostapi.RuntimePanic;
import io.serinus.trie.ChildTries;
import io.serinus.trie.StateVersion;
import io.serinus.trie.TrieHash;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The storage half of the Host API: changes collected over a state that is only read
 * (specification, "Storage" and "Child storage" of the Host API).
 *
 * <p>One overlay serves one call or one block, on one thread. Transactions nest; the runtime's own
 * are kept apart from the host's by {@link #enterRuntime} and {@link #exitRuntime}. Children's
 * roots are out of reach of the main storage's functions, as in the reference host.
 */
public final class Overlay implements Externalities {
  private static final byte[] NO_PREFIX = {};

  /** What a runtime's changes may take: a share of this JVM's memory, far above any real block. */
  private static final long MAX_HELD = Math.max(64L << 20, Runtime.getRuntime().maxMemory() / 8);

  /** What a child with changes takes beside them, about. */
  private static final int CHILD_BYTES = 1_000;

  /** Far above what any runtime opens; FRAME stops at 255. */
  private static final int MAX_DEPTH = 1 << 12;

  private final StateView state;
  private final long maxHeld;
  private final HeldBytes held = new HeldBytes();
  private final OverlayMap main = new OverlayMap(0, held);
  private final Map<byte[], OverlayMap> children = new TreeMap<>(Arrays::compareUnsigned);
  private int depth;

  /** How deep the host's own transactions were when the runtime was entered. */
  private int floor;

  private boolean runtime;

  private @Nullable StateChanges computed;
  private @Nullable StateVersion computedVersion;

  /** Starts without any change over a state. */
  public Overlay(StateView state) {
    this(state, MAX_HELD);
  }

  /**
   * Starts without any change over a state.
   *
   * @param maxHeld how many bytes the changes of a runtime may take, about
   */
  Overlay(StateView state, long maxHeld) {
    this.state = state;
    this.maxHeld = maxHeld;
  }

  /** Returns the state below the changes. */
  public StateView state() {
    return state;
  }

  // ---------------------------------------------------------------- main storage

  @Override
  public byte @Nullable [] storageGet(byte[] key) {
    return main.read(key, state);
  }

  @Override
  public boolean storageExists(byte[] key) {
    return exists(main, state, key);
  }

  @Override
  public void storageSet(byte[] key, byte[] value) {
    place(key, new OverlayValue.Plain(value));
  }

  @Override
  public void storageClear(byte[] key) {
    place(key, OverlayValue.Plain.CLEARED);
  }

  private void place(byte[] key, OverlayValue value) {
    if (!ChildTries.isReserved(key)) {
      touch();
      main.set(key, value);
      requireRoom();
    }
  }

  @Override
  public void storageAppend(byte[] key, byte[] value) {
    // The reference host lets a list be appended even among the children's roots.
    touch();
    main.append(key, value, () -> state.get(key));
    requireRoom();
  }

  @Override
  public ClearResult storageClearPrefix(byte[] prefix, long limit) {
    if (ChildTries.mayCover(prefix)) {
      return new ClearResult(true, 0);
    }
    touch();
    return clear(main, state, prefix, limit);
  }

  @Override
  public byte @Nullable [] storageNextKey(byte[] key) {
    return next(main, state, key);
  }

  @Override
  public byte[] storageRoot(int stateVersion) {
    return changes(StateVersion.of(stateVersion)).root().toBytes();
  }

  // ---------------------------------------------------------------- child storages

  @Override
  public byte @Nullable [] childGet(byte[] child, byte[] key) {
    OverlayMap changes = children.get(child);
    OverlayValue changed = changes == null ? null : changes.get(key);
    return changed != null ? changed.bytes() : state.child(child).get(key);
  }

  @Override
  public boolean childExists(byte[] child, byte[] key) {
    OverlayMap changes = children.get(child);
    return changes == null
        ? state.child(child).contains(key)
        : exists(changes, state.child(child), key);
  }

  @Override
  public void childSet(byte[] child, byte[] key, byte[] value) {
    touch();
    changesOf(child).set(key, new OverlayValue.Plain(value));
    requireRoom();
  }

  @Override
  public void childClear(byte[] child, byte[] key) {
    touch();
    changesOf(child).set(key, OverlayValue.Plain.CLEARED);
    requireRoom();
  }

  @Override
  public ClearResult childKill(byte[] child, long limit) {
    return childClearPrefix(child, NO_PREFIX, limit);
  }

  @Override
  public ClearResult childClearPrefix(byte[] child, byte[] prefix, long limit) {
    touch();
    OverlayMap changes = changesOf(child);
    requireRoom();
    return clear(changes, state.child(child), prefix, limit);
  }

  @Override
  public byte @Nullable [] childNextKey(byte[] child, byte[] key) {
    OverlayMap changes = children.get(child);
    StateView below = state.child(child);
    return changes == null ? below.nextKey(key) : next(changes, below, key);
  }

  /**
   * {@inheritDoc}
   *
   * <p>As in the reference host, the main storage shows the root of a changed child from here on,
   * and no root where the child has become empty.
   */
  @Override
  public byte[] childRoot(byte[] child, int stateVersion) {
    OverlayMap changes = children.get(child);
    StateView below = state.child(child);
    if (changes == null || changes.isEmpty()) {
      return below.root().toBytes();
    }
    TrieHash root = ChangedTries.commit(changes, below, StateVersion.of(stateVersion)).root();
    byte[] key = ChildTries.rootKey(child);
    byte[] shown = ChangedTries.isEmpty(root) ? null : root.toBytes();
    if (!Arrays.equals(shown, main.read(key, state))) {
      touch();
      main.set(key, new OverlayValue.Plain(shown));
      requireRoom();
    }
    return root.toBytes();
  }

  private OverlayMap changesOf(byte[] child) {
    return children.computeIfAbsent(
        child,
        name -> {
          // It stays, even if all its changes are undone.
          held.add(CHILD_BYTES + (long) name.length);
          return new OverlayMap(depth, held);
        });
  }

  private void requireRoom() {
    if (runtime && held.total() > maxHeld) {
      throw new RuntimePanic("the changes take more than " + maxHeld + " bytes");
    }
  }

  // ---------------------------------------------------------------- both kinds

  private static boolean exists(OverlayMap changes, StateView below, byte[] key) {
    return switch (changes.get(key)) {
      case null -> below.contains(key);
      case OverlayValue.Plain(byte[] bytes) -> bytes != null;
      case OverlayValue.Appended _ -> true;
    };
  }

  /** Merges the keys of the state with the changed ones; each step costs a look-up in both. */
  private static byte @Nullable [] next(OverlayMap changes, StateView below, byte[] key) {
    byte[] old = below.nextKey(key);
    OverlayMap.Changed changed = changes.after(key);
    while (changed != null) {
      int order = old == null ? 1 : Arrays.compareUnsigned(old, changed.key());
      if (order < 0) {
        return old;
      }
      if (changed.present()) {
        return changed.key();
      }
      if (order == 0) {
        old = below.nextKey(changed.key());
      }
      changed = changes.after(changed.key());
    }
    return old;
  }

  /**
   * Clears all changed keys with a prefix and at most {@code limit} of the state's. Keys of the
   * state that the block cleared before count, as in the reference host.
   */
  private ClearResult clear(OverlayMap changes, StateView below, byte[] prefix, long limit) {
    changes.clearPrefix(prefix);
    long seen = 0;
    byte[] key = below.contains(prefix) ? prefix : below.nextKey(prefix);
    while (key != null && StorageKey.startsWith(key, prefix)) {
      if (limit >= 0 && seen == limit) {
        return new ClearResult(false, seen);
      }
      changes.set(key, OverlayValue.Plain.CLEARED);
      requireRoom();
      seen++;
      key = below.nextKey(key);
    }
    return new ClearResult(true, seen);
  }

  // ---------------------------------------------------------------- transactions

  /**
   * {@inheritDoc}
   *
   * @throws RuntimePanic if more are open than any runtime needs
   */
  @Override
  public void startTransaction() {
    if (depth - floor == MAX_DEPTH) {
      throw new RuntimePanic("more than " + MAX_DEPTH + " transactions are open");
    }
    depth++;
    main.start();
    children.values().forEach(OverlayMap::start);
  }

  /**
   * {@inheritDoc}
   *
   * @throws RuntimePanic if no transaction is open or, while in the runtime, if only the host's are
   */
  @Override
  public void rollbackTransaction() {
    close();
    touch();
    main.rollback();
    children.values().forEach(OverlayMap::rollback);
  }

  /**
   * {@inheritDoc}
   *
   * @throws RuntimePanic as {@link #rollbackTransaction}
   */
  @Override
  public void commitTransaction() {
    close();
    main.commit();
    children.values().forEach(OverlayMap::commit);
  }

  private void close() {
    if (depth == floor) {
      throw new RuntimePanic("no transaction is open");
    }
    depth--;
  }

  /** Returns how many transactions are open. */
  public int depth() {
    return depth;
  }

  /** Begins a runtime call: transactions open now are out of the runtime's reach until it ends. */
  public void enterRuntime() {
    if (runtime) {
      throw new IllegalStateException("already in the runtime");
    }
    runtime = true;
    floor = depth;
  }

  /** Ends a runtime call; transactions that the runtime left open are rolled back. */
  public void exitRuntime() {
    if (!runtime) {
      throw new IllegalStateException("not in the runtime");
    }
    while (depth > floor) {
      rollbackTransaction();
    }
    runtime = false;
    floor = 0;
  }

  // ---------------------------------------------------------------- result

  private void touch() {
    computed = null;
  }

  /**
   * Returns the changes and the root they lead to, those of open transactions included. Asked again
   * without a change in between, it computes nothing.
   */
  public StateChanges changes(StateVersion version) {
    StateChanges changes = computed;
    if (changes == null || version != computedVersion) {
      changes = ChangedTries.changes(state, main, children, version);
      computed = changes;
      computedVersion = version;
    }
    return changes;
  }

  /**
   * Returns the root that was computed last, if one was and nothing has changed since: what a
   * runtime asked for before it gave up.
   */
  public Optional<TrieHash> rootAsked() {
    return Optional.ofNullable(computed).map(StateChanges::root);
  }
}
