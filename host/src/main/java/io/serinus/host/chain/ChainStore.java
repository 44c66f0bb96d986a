package io.serinus.host.chain;

import io.serinus.crypto.hash.Hashing;
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
  private final BlockHeaders headers;
  private final StateDb states;
  private final Map<H256, Integer> pins = new HashMap<>();
  private final ChainWriter writer;

  private ChainStore(KeyValueStore store, StateDb states, ChainInfo info) {
    this.store = store;
    this.records = new ChainRecords(store);
    this.headers = new BlockHeaders(records);
    this.states = states;
    this.writer = new ChainWriter(store, records, headers, states, info, pins::containsKey);
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
    ImportRules.requireStateRoot(genesis);
    byte[] encoded = Header.CODEC.encode(header);
    BlockRef block = new BlockRef(0, H256.wrap(Hashing.blake2b256(encoded)));
    StateDb states = new StateDb(store, options);
    StateDb.Update update = states.update();
    update.insert(0, block.hash(), genesis.changes());
    WriteBatch batch = new WriteBatch();
    ChainRecords.putGenesis(batch, block, encoded, genesis);
    update.into(batch);
    store.write(batch, true);
    update.done();
    states.written(genesis.changes(), true);
    return new ChainStore(store, states, new ChainInfo(block.hash(), block, block));
  }

  /**
   * Opens the chain that a database holds.
   *
   * @throws StoreException if it holds none or contradicts itself
   */
  public static ChainStore open(KeyValueStore store, StateOptions options) {
    ChainRecords records = new ChainRecords(store);
    records.requireFormat();
    ChainInfo info = records.info();
    ChainStore chain = new ChainStore(store, new StateDb(store, options), info);
    chain.resume();
    return chain;
  }

  private synchronized void resume() {
    writer.resume();
  }

  // ---------------------------------------------------------------- reading

  /** Returns where the chain stands. */
  public ChainInfo info() {
    return writer.info();
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
    return writer.leaves();
  }

  /**
   * Returns the state after a block.
   *
   * @throws ChainException if the block is not known
   */
  public StateView stateAt(H256 hash) {
    return states.view(headers.stateRoot(hash));
  }

  /**
   * Tells whether the state after a block is here: that it is known and its state not pruned. A
   * later block may have the root of a pruned one, but for how long is not told.
   */
  public boolean hasState(H256 hash) {
    Header header = header(hash);
    return header != null
        && header.number() >= states.oldestState()
        && states.has(BlockHeaders.stateRoot(header));
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
    return writer.importBlock(block);
  }

  /**
   * Requires that a block could be stored as far as its header tells, before it is executed.
   *
   * @throws ChainException if its parent is not known, without a state or not above the finalized
   *     block
   */
  public synchronized void requireImportable(Header header) {
    writer.rules().requireParent(header);
  }

  /**
   * Makes a block the best one, as when the fork choice changed without an import.
   *
   * @return the way from the old best block
   * @throws ChainException if it is not in the tree above the finalized block
   */
  public synchronized TreeRoute setBest(H256 hash) {
    return writer.setBest(hash);
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
    return writer.finalizeBlock(hash, justification, auxiliary);
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
