package io.serinus.host.chain;

import io.serinus.crypto.hash.Hashing;
import io.serinus.host.chain.ChainRecords.BlockList;
import io.serinus.host.chain.ChainRecords.Pointer;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.db.StoreException;
import io.serinus.host.db.WriteBatch;
import io.serinus.host.state.StateDb;
import io.serinus.host.state.StateOptions;
import io.serinus.host.state.StateView;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import io.serinus.trie.TrieHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Blocks and states, and which of them are best and final.
 *
 * <p>Every method may be called by any thread. Changes are made one at a time, each in one atomic
 * write; finalization is written through to the disk, so that what was reported final survives a
 * loss of power, and a block that was reported imported survives the end of the process.
 */
public final class ChainStore implements AutoCloseable {
  private final KeyValueStore store;
  private final ChainRecords records;
  private final StateDb states;
  private final Map<H256, Integer> pins = new HashMap<>();
  private final BlockHeaders headers;

  /** Blocks of lost forks that could not be dropped yet because one of them is pinned. */
  private final List<BlockRef> stale = new ArrayList<>();

  private final BlockTree tree;

  /** Set when a change failed: what is in memory may be ahead of the disk, so nothing goes on. */
  private boolean broken;

  private volatile ChainInfo info;

  private ChainStore(KeyValueStore store, StateDb states, ChainInfo info) {
    this.store = store;
    this.records = new ChainRecords(store);
    this.headers = new BlockHeaders(records);
    this.states = states;
    this.info = info;
    this.tree = new BlockTree(info.finalized());
  }

  /** Tells whether a database holds a chain, so that it can be opened. */
  public static boolean exists(KeyValueStore store) {
    return new ChainRecords(store).pointer(Pointer.GENESIS) != null;
  }

  /**
   * Starts a chain in an empty database.
   *
   * @param genesis the genesis block; its changes apply to the empty state
   */
  public static ChainStore create(KeyValueStore store, StateOptions options, BlockImport genesis) {
    if (exists(store)) {
      throw new StoreException("the database holds a chain already");
    }
    Header header = genesis.header();
    if (header.number() != 0) {
      throw new ChainException(ChainException.Reason.INVALID, "genesis has a number");
    }
    requireStateRoot(genesis);
    byte[] encoded = Header.CODEC.encode(header);
    H256 hash = H256.wrap(Hashing.blake2b256(encoded));
    StateDb states = new StateDb(store, options);
    StateDb.Update update = states.update();
    update.insert(0, hash, genesis.changes());
    BlockRef block = new BlockRef(0, hash);
    WriteBatch batch = new WriteBatch();
    ChainRecords.putFormat(batch);
    ChainRecords.putBlock(batch, hash, encoded, genesis);
    ChainRecords.putCanonical(batch, block);
    for (Pointer pointer : Pointer.values()) {
      ChainRecords.put(batch, pointer, hash);
    }
    ChainRecords.put(batch, BlockList.LEAVES, List.of(hash));
    update.into(batch);
    store.write(batch, true);
    update.done();
    states.written(genesis.changes(), true);
    return new ChainStore(store, states, new ChainInfo(hash, block, block));
  }

  /**
   * Opens the chain that a database holds.
   *
   * @throws StoreException if it holds none or contradicts itself
   */
  public static ChainStore open(KeyValueStore store, StateOptions options) {
    ChainRecords records = new ChainRecords(store);
    records.requireFormat();
    ChainInfo info =
        new ChainInfo(
            required(records, Pointer.GENESIS).hash(),
            required(records, Pointer.BEST),
            required(records, Pointer.FINALIZED));
    ChainStore chain = new ChainStore(store, new StateDb(store, options), info);
    chain.load();
    return chain;
  }

  private static BlockRef required(ChainRecords records, Pointer pointer) {
    H256 hash = records.pointer(pointer);
    Header header = hash == null ? null : records.header(hash);
    if (hash == null || header == null) {
      throw new StoreException("the database has no " + pointer + " block");
    }
    return new BlockRef(header.number(), hash);
  }

  private synchronized void load() {
    for (H256 leaf : records.list(BlockList.LEAVES)) {
      List<BlockRef> path = new ArrayList<>();
      H256 at = leaf;
      while (!tree.contains(at)) {
        Header header = headers.get(at);
        path.add(new BlockRef(header.number(), at));
        at = header.parentHash();
      }
      for (BlockRef block : path.reversed()) {
        tree.add(block, headers.get(block.hash()).parentHash());
      }
    }
    for (H256 hash : records.list(BlockList.STALE)) {
      stale.add(new BlockRef(headers.get(hash).number(), hash));
    }
    if (!stale.isEmpty()) {
      begin();
      StateDb.Update update = states.update();
      WriteBatch batch = new WriteBatch();
      dropStale(batch, update);
      update.into(batch);
      write(batch, true);
      update.done();
    }
    states.best(root(headers.get(info.best().hash())));
  }

  // ---------------------------------------------------------------- reading

  /** Returns where the chain stands. */
  public ChainInfo info() {
    return info;
  }

  /** Returns the states' database, for its numbers. */
  public StateDb states() {
    return states;
  }

  /** Returns a header, or null if the block is not known. */
  public @Nullable Header header(H256 hash) {
    return headers.find(hash);
  }

  /** Returns the extrinsics of a block, or null if it is not known. */
  public @Nullable List<Bytes> body(H256 hash) {
    return records.body(hash);
  }

  /** Returns a block's justifications, none if it has none or is not known. */
  public List<Justification> justifications(H256 hash) {
    return records.justifications(hash);
  }

  /** Returns the block of the best chain with a number, or null if the chain is not that high. */
  public @Nullable H256 hashAt(long number) {
    return records.canonical(number);
  }

  /** Returns what a consensus engine stored under a key. */
  public Optional<Bytes> auxiliary(Bytes key) {
    return Optional.ofNullable(records.auxiliary(key)).map(Bytes::wrap);
  }

  /**
   * Returns the keys under which consensus engines stored something, in unsigned byte order.
   *
   * @param from the first that may be among them
   * @param to the first that is not
   */
  public List<Bytes> auxiliaryKeys(Bytes from, Bytes to) {
    return records.auxiliaryKeys(from, to);
  }

  /** Returns the ends of all branches above the finalized block, the highest first. */
  public synchronized List<BlockRef> leaves() {
    return tree.leaves();
  }

  /**
   * Returns the state after a block.
   *
   * @throws ChainException if the block is not known
   */
  public StateView stateAt(H256 hash) {
    return states.view(root(headers.get(hash)));
  }

  /** Tells whether the state after a block is here: that it is known and its state not pruned. */
  public boolean hasState(H256 hash) {
    Header header = header(hash);
    return header != null && states.has(root(header));
  }

  private static TrieHash root(Header header) {
    return TrieHash.of(header.stateRoot().unsafeArray());
  }

  /** Tells whether {@code block} is {@code ancestor} or one of its descendants. */
  public boolean descends(H256 block, H256 ancestor) {
    return route(ancestor, block).retracted().isEmpty();
  }

  /**
   * Returns the way from one block to another.
   *
   * @throws ChainException if one of them is not known
   */
  public TreeRoute route(H256 from, H256 to) {
    return headers.route(from, to);
  }

  // ---------------------------------------------------------------- pinning

  /**
   * Keeps a block and its state from being pruned until the pin is closed.
   *
   * @throws ChainException if the block is not known or its state is gone
   */
  public synchronized Pin pin(H256 hash) {
    if (!hasState(hash)) {
      throw ChainException.unknownBlock(hash);
    }
    pins.merge(hash, 1, Integer::sum);
    return new Pin(hash);
  }

  /** Holds on to a block. */
  public final class Pin implements AutoCloseable {
    private final H256 hash;
    private boolean open = true;

    private Pin(H256 hash) {
      this.hash = hash;
    }

    /** Returns the block that is held. */
    public H256 hash() {
      return hash;
    }

    /** Returns the state after the block. */
    public StateView state() {
      return stateAt(hash);
    }

    /** Lets go of the block; what is due to be pruned goes with the next finalized block. */
    @Override
    public void close() {
      synchronized (ChainStore.this) {
        if (open) {
          open = false;
          pins.computeIfPresent(hash, (_, n) -> n == 1 ? null : n - 1);
        }
      }
    }
  }

  // ---------------------------------------------------------------- changing

  /**
   * What an import came to.
   *
   * @param block the block
   * @param isNew whether it was not known before; if it was, nothing happened
   * @param reorg the way from the old best block to this one, if it became the best
   */
  public record Imported(BlockRef block, boolean isNew, Optional<TreeRoute> reorg) {}

  /**
   * Stores a block with its state. A block that is known already is left as it is.
   *
   * @throws ChainException if its parent is not above the finalized block or the block contradicts
   *     itself
   */
  public synchronized Imported importBlock(BlockImport block) {
    Header header = block.header();
    byte[] encoded = Header.CODEC.encode(header);
    H256 hash = H256.wrap(Hashing.blake2b256(encoded));
    BlockRef ref = new BlockRef(header.number(), hash);
    if (header(hash) != null) {
      return new Imported(ref, false, Optional.empty());
    }
    requireParent(block);
    requireStateRoot(block);

    StateDb.Update update = states.update();
    update.insert(ref.number(), hash, block.changes());
    WriteBatch batch = new WriteBatch();
    ChainRecords.putBlock(batch, hash, encoded, block);
    List<H256> leaves = new ArrayList<>();
    tree.leaves().forEach(leaf -> leaves.add(leaf.hash()));
    leaves.remove(header.parentHash());
    leaves.add(hash);
    ChainRecords.put(batch, BlockList.LEAVES, leaves);
    Optional<TreeRoute> reorg = Optional.empty();
    if (block.best()) {
      TreeRoute toParent = route(info.best().hash(), header.parentHash());
      List<BlockRef> enacted = new ArrayList<>(toParent.enacted());
      enacted.add(ref);
      TreeRoute route = new TreeRoute(toParent.common(), toParent.retracted(), enacted);
      putBest(batch, route, ref);
      reorg = Optional.of(route);
    }
    update.into(batch);
    begin();
    write(batch, false);

    update.done();
    tree.add(ref, header.parentHash());
    states.written(block.changes(), block.best());
    if (block.best()) {
      info = new ChainInfo(info.genesis(), ref, info.finalized());
    }
    return new Imported(ref, true, reorg);
  }

  /** Begins a change of what is in memory; it is not whole before {@link #write}. */
  private void begin() {
    if (broken) {
      throw new StoreException("an earlier write failed; the chain must be opened anew");
    }
    broken = true;
  }

  private void write(WriteBatch batch, boolean sync) {
    store.write(batch, sync);
    broken = false;
  }

  /**
   * Requires that a block could be stored as far as its header tells, before it is executed.
   *
   * @throws ChainException if its parent is not known, without a state or not above the finalized
   *     block
   */
  public synchronized void requireImportable(Header header) {
    requireParent(header);
  }

  private TrieHash requireParent(Header header) {
    BlockRef parent = tree.block(header.parentHash());
    if (parent == null) {
      boolean old = header(header.parentHash()) != null;
      throw new ChainException(
          old ? ChainException.Reason.STALE : ChainException.Reason.UNKNOWN_PARENT,
          "parent " + header.parentHash() + (old ? " is below the finalized block" : " not known"));
    }
    if (header.number() != parent.number() + 1) {
      throw new ChainException(
          ChainException.Reason.INVALID,
          "block number " + header.number() + " on parent number " + parent.number());
    }
    TrieHash parentRoot = root(headers.get(parent.hash()));
    if (!states.has(parentRoot)) {
      throw new ChainException(
          ChainException.Reason.STALE, "the state of parent " + parent + " is gone");
    }
    return parentRoot;
  }

  private void requireParent(BlockImport block) {
    Header header = block.header();
    if (!requireParent(header).equals(block.changes().parentRoot())) {
      throw new ChainException(
          ChainException.Reason.INVALID,
          "the changes do not apply to the state of parent " + header.parentHash());
    }
  }

  private static void requireStateRoot(BlockImport block) {
    TrieHash declared = root(block.header());
    if (!declared.equals(block.changes().root())) {
      throw new ChainException(
          ChainException.Reason.INVALID,
          "state root " + declared + " declared, " + block.changes().root() + " computed");
    }
  }

  private static void putBest(WriteBatch batch, TreeRoute route, BlockRef best) {
    route.retracted().forEach(b -> ChainRecords.deleteCanonical(batch, b.number()));
    route.enacted().forEach(b -> ChainRecords.putCanonical(batch, b));
    ChainRecords.put(batch, Pointer.BEST, best.hash());
  }

  /**
   * Makes a block the best one, as when the fork choice changed without an import.
   *
   * @return the way from the old best block
   * @throws ChainException if it is not in the tree above the finalized block
   */
  public synchronized TreeRoute setBest(H256 hash) {
    BlockRef best = inTree(hash);
    TreeRoute route = route(info.best().hash(), hash);
    WriteBatch batch = new WriteBatch();
    putBest(batch, route, best);
    begin();
    write(batch, false);
    info = new ChainInfo(info.genesis(), best, info.finalized());
    states.best(root(headers.get(hash)));
    return route;
  }

  private BlockRef inTree(H256 hash) {
    BlockRef block = tree.block(hash);
    if (block == null) {
      throw header(hash) == null
          ? ChainException.unknownBlock(hash)
          : new ChainException(
              ChainException.Reason.STALE, "block " + hash + " is not above the finalized block");
    }
    return block;
  }

  /**
   * What a finalization came to.
   *
   * @param finalized the blocks that became final, the lowest first; none if the block was already
   * @param stale the blocks of forks that lost
   * @param reorg the way from the old best block, if that was on a fork that lost
   */
  public record Finalized(
      List<BlockRef> finalized, List<BlockRef> stale, Optional<TreeRoute> reorg) {}

  /** As the longer one, with nothing besides. */
  public Finalized finalizeBlock(H256 hash, @Nullable Justification justification) {
    return finalizeBlock(hash, justification, List.of());
  }

  /**
   * Makes a block and its ancestors final, drops the forks that lost and prunes old states. If the
   * best block was on a lost fork, the highest descendant becomes the best one; the caller may
   * choose another.
   *
   * @param justification what proves it, stored with the block
   * @param auxiliary what a consensus engine stores in the same write
   * @throws ChainException if the block is not above the finalized one
   */
  public synchronized Finalized finalizeBlock(
      H256 hash, @Nullable Justification justification, List<BlockImport.Auxiliary> auxiliary) {
    BlockRef target = inTree(hash);
    WriteBatch batch = new WriteBatch();
    ChainRecords.putAuxiliary(batch, auxiliary);
    if (justification != null) {
      ChainRecords.putJustifications(batch, hash, withJustification(hash, justification));
    }
    List<BlockRef> path = tree.pathTo(hash);
    begin();
    if (path.isEmpty()) {
      write(batch, true);
      return new Finalized(List.of(), List.of(), Optional.empty());
    }
    BlockRef best = info.best();
    Optional<TreeRoute> reorg = Optional.empty();
    if (!tree.descends(best.hash(), hash)) {
      BlockRef newBest = tree.highest(hash);
      TreeRoute route = route(best.hash(), newBest.hash());
      putBest(batch, route, newBest);
      best = newBest;
      reorg = Optional.of(route);
    }
    ChainRecords.put(batch, Pointer.FINALIZED, hash);
    List<BlockRef> lost = List.copyOf(tree.finalizeTo(hash));
    stale.addAll(lost);
    StateDb.Update update = states.update();
    dropStale(batch, update);
    ChainRecords.put(batch, BlockList.LEAVES, tree.leaves().stream().map(BlockRef::hash).toList());
    Map<Long, H256> now = new HashMap<>();
    path.forEach(b -> now.put(b.number(), b.hash()));
    update.prune(
        target.number(),
        stale.stream().mapToLong(BlockRef::number).min().orElse(Long.MAX_VALUE),
        n -> {
          H256 fresh = now.get(n);
          return fresh == null ? canonicalOrFail(n) : fresh;
        },
        pins::containsKey);
    update.into(batch);
    write(batch, true);

    update.done();
    info = new ChainInfo(info.genesis(), best, target);
    if (reorg.isPresent()) {
      states.best(root(headers.get(best.hash())));
    }
    return new Finalized(path, lost, reorg);
  }

  private H256 canonicalOrFail(long number) {
    H256 hash = records.canonical(number);
    if (hash == null) {
      throw new StoreException("the index has no block " + number);
    }
    return hash;
  }

  private List<Justification> withJustification(H256 hash, Justification added) {
    List<Justification> list = new ArrayList<>(records.justifications(hash));
    list.removeIf(j -> j.engine().equals(added.engine()));
    list.add(added);
    return list;
  }

  /** Drops the blocks of lost forks unless one of them is pinned: a fork's states share nodes. */
  private void dropStale(WriteBatch batch, StateDb.Update update) {
    if (stale.stream().noneMatch(b -> pins.containsKey(b.hash()))) {
      for (BlockRef block : stale) {
        update.discard(block.number(), block.hash());
        ChainRecords.deleteBlock(batch, block.hash());
        headers.forget(block.hash());
      }
      stale.clear();
    }
    ChainRecords.put(batch, BlockList.STALE, stale.stream().map(BlockRef::hash).toList());
  }

  /** Writes entries of consensus engines on their own. */
  public void putAuxiliary(List<BlockImport.Auxiliary> entries) {
    putAuxiliary(entries, false);
  }

  /** As {@link #putAuxiliary}, and returns only when not even a loss of power can undo it. */
  public void persistAuxiliary(List<BlockImport.Auxiliary> entries) {
    putAuxiliary(entries, true);
  }

  private void putAuxiliary(List<BlockImport.Auxiliary> entries, boolean sync) {
    WriteBatch batch = new WriteBatch();
    ChainRecords.putAuxiliary(batch, entries);
    store.write(batch, sync);
  }

  /** Closes the database. */
  @Override
  public synchronized void close() {
    store.close();
  }
}
