package io.serinus.host.client;

import io.serinus.host.chain.BlockImport;
import io.serinus.host.chain.BlockRef;
import io.serinus.host.chain.ChainInfo;
import io.serinus.host.chain.ChainStore;
import io.serinus.host.chain.Justification;
import io.serinus.host.chain.TreeRoute;
import io.serinus.host.executor.ExecutorException;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.StateChanges;
import io.serinus.host.state.StateView;
import io.serinus.host.tracing.TraceRecorder;
import io.serinus.primitives.Block;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.scale.Bytes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The chain with its runtime: asks the runtime at any block, builds blocks, and takes blocks in.
 * All methods may be called from any thread; imports and finalizations take their turns.
 */
public final class Client implements AutoCloseable {
  /** How many invalid blocks are remembered, so that nobody can have us execute one again. */
  private static final int KNOWN_BAD = 1024;

  private final ChainStore chain;
  private final RuntimeCaller runtime;
  private final BlockExecutor executor;
  private final ChainEvents events = new ChainEvents();
  private final ReentrantLock importing = new ReentrantLock();
  private final Set<H256> bad = new LinkedHashSet<>();
  private final ChainRules rules;

  /** Makes a client of an open chain whose spec says nothing special. */
  public Client(ChainStore chain, RuntimeCaller runtime, Executor workers, int helpers) {
    this(chain, runtime, workers, helpers, ChainRules.NONE);
  }

  /**
   * Makes a client of an open chain.
   *
   * @param workers verify the signatures of blocks
   * @param helpers how many of the workers one block may take
   * @param rules what the chain's spec says
   */
  public Client(
      ChainStore chain, RuntimeCaller runtime, Executor workers, int helpers, ChainRules rules) {
    this.rules = rules;
    this.chain = chain;
    this.runtime = runtime;
    this.executor = new BlockExecutor(runtime, workers, helpers);
  }

  // ---------------------------------------------------------------- asking

  /** The blocks and states. To be changed through the client alone. */
  public ChainStore chain() {
    return chain;
  }

  /** Where the chain stands. */
  public ChainInfo info() {
    return chain.info();
  }

  /** The runtime, for calls on other states and overlays than those of blocks. */
  public RuntimeCaller runtime() {
    return runtime;
  }

  /**
   * Calls a runtime function on the state after a block; what it changes is forgotten.
   *
   * @param arguments the encoded arguments, one after the other
   * @return the encoded result
   * @throws io.serinus.host.chain.ChainException if the block is not known
   * @throws ClientException if its state is gone
   * @throws ExecutorException if the call fails
   */
  public byte[] call(H256 at, String function, byte[] arguments) {
    return runtime.call(new Overlay(state(at)), function, arguments);
  }

  /** The version of the runtime in the state after a block; throws as {@link #call}. */
  public RuntimeVersion version(H256 at) {
    return runtime.version(state(at));
  }

  /** The state after a block; throws as {@link #call}. */
  public StateView state(H256 at) {
    StateView state = chain.stateAt(at);
    if (!at.equals(chain.info().best().hash()) && !chain.hasState(at)) {
      throw new ClientException("the state of block " + at + " is gone");
    }
    Header header = rules.substitutes().isEmpty() ? null : chain.header(at);
    return header == null ? state : rules.substitutes().over(state, header.number());
  }

  // ---------------------------------------------------------------- building

  /**
   * Begins a block.
   *
   * @param parent the block to build on
   * @param digest what the author's engine tells the runtime
   */
  public BlockBuilder newBlock(H256 parent, Digest digest) {
    StateView state = state(parent);
    Header header = chain.header(parent);
    if (header == null) {
      throw new ClientException("the parent " + parent + " is gone");
    }
    return new BlockBuilder(runtime, state, parent, header.number(), digest);
  }

  /**
   * Executes a block that is stored once more and compares its state root.
   *
   * @throws ClientException if the block or its parent's state is gone
   * @throws InvalidBlockException if the outcome differs
   */
  public StateChanges check(H256 hash) {
    Block block = executable(hash);
    Header header = block.header();
    return executor.execute(state(header.parentHash()), header, block.extrinsics());
  }

  /**
   * Executes a block that is stored once more, for the record of what it does with the state.
   *
   * @throws ClientException if the block or its parent's state is gone
   * @throws ExecutorException if the runtime refuses the block
   */
  public void trace(H256 hash, TraceRecorder trace) {
    Block block = executable(hash);
    executor.trace(state(block.header().parentHash()), block, trace);
  }

  /** A stored block that was once executed. */
  private Block executable(H256 hash) {
    Header header = chain.header(hash);
    List<Bytes> body = chain.body(hash);
    if (header == null || body == null) {
      throw new ClientException("block " + hash + " is not known");
    }
    if (header.number() == 0) {
      throw new ClientException("the genesis block is not executed");
    }
    return new Block(header, body);
  }

  // ---------------------------------------------------------------- changing

  /**
   * What an import came to.
   *
   * @param block the block
   * @param isNew whether it was not known before; if it was, nothing happened
   * @param best whether it became the best one by this
   */
  public record ImportResult(BlockRef block, boolean isNew, boolean best) {}

  /**
   * Executes a block, unless this node has built it, and stores it with its state.
   *
   * @throws InvalidBlockException if it breaks the runtime's rules, or did before
   * @throws io.serinus.host.chain.ChainException if its parent is not known, or it is on a fork
   *     that has lost
   */
  public ImportResult importBlock(ImportRequest request) {
    importing.lock();
    ImportResult result;
    try {
      result = importLocked(request);
    } finally {
      importing.unlock();
    }
    events.tell();
    return result;
  }

  private ImportResult importLocked(ImportRequest request) {
    Header header = request.header();
    BlockRef block = new BlockRef(header.number(), BlockExecutor.hash(header));
    if (chain.header(block.hash()) != null) {
      return new ImportResult(block, false, false);
    }
    if (rules.badBlocks().contains(block.hash())) {
      throw new InvalidBlockException(block, "the chain's spec names it as a bad one", null);
    }
    if (bad.contains(block.hash())) {
      throw new InvalidBlockException(block, "it was tried before", null);
    }
    chain.requireImportable(header);
    StateChanges changes = request.changes();
    if (changes == null) {
      changes = execute(block, request);
    }
    boolean best = request.forkChoice().isBest(chain.info(), header);
    ChainStore.Imported imported =
        chain.importBlock(
            new BlockImport(
                header,
                request.extrinsics(),
                changes,
                request.justifications(),
                best,
                request.auxiliary()));
    events.add(new ChainEvent.Imported(block, header, request.origin(), best));
    imported.reorg().ifPresent(route -> addNewBest(block, route, keepRetracted(route)));
    if (request.finalized()) {
      List<Justification> proofs = request.justifications();
      finalizeLocked(block.hash(), proofs.isEmpty() ? null : proofs.getFirst(), List.of());
    }
    return new ImportResult(block, imported.isNew(), best);
  }

  private StateChanges execute(BlockRef block, ImportRequest request) {
    Header header = request.header();
    try {
      return executor.execute(state(header.parentHash()), header, request.extrinsics());
    } catch (InvalidBlockException e) {
      bad.add(block.hash());
      if (bad.size() > KNOWN_BAD) {
        bad.remove(bad.iterator().next());
      }
      throw e;
    }
  }

  /**
   * Makes a block and its ancestors final. Known to the disk when this returns.
   *
   * @param justification what proves it, or null
   * @throws io.serinus.host.chain.ChainException if the block is not above the finalized one
   */
  public void finalizeBlock(H256 hash, @Nullable Justification justification) {
    finalizeBlock(hash, justification, List.of());
  }

  /**
   * As above.
   *
   * @param auxiliary what a consensus engine stores in the same write
   */
  public void finalizeBlock(
      H256 hash, @Nullable Justification justification, List<BlockImport.Auxiliary> auxiliary) {
    importing.lock();
    try {
      finalizeLocked(hash, justification, auxiliary);
    } finally {
      importing.unlock();
    }
    events.tell();
  }

  private void finalizeLocked(
      H256 hash, @Nullable Justification justification, List<BlockImport.Auxiliary> auxiliary) {
    H256 best = chain.info().best().hash();
    Runnable unpin = chain.descends(best, hash) ? () -> {} : chain.pin(best)::close;
    ChainStore.Finalized done;
    try {
      done = chain.finalizeBlock(hash, justification, auxiliary);
    } catch (RuntimeException e) {
      unpin.run();
      throw e;
    }
    done.reorg().ifPresent(route -> addNewBest(chain.info().best(), route, unpin));
    if (!done.finalized().isEmpty()) {
      events.add(new ChainEvent.Finalized(done.finalized(), done.stale()));
    }
  }

  /**
   * Keeps the blocks of a branch that is no longer best: listeners read what they had, and finality
   * could drop them before.
   *
   * @return lets go of them
   */
  private Runnable keepRetracted(TreeRoute route) {
    return route.retracted().isEmpty()
        ? () -> {}
        : chain.pin(route.retracted().getFirst().hash())::close;
  }

  private void addNewBest(BlockRef block, TreeRoute route, Runnable told) {
    events.add(new ChainEvent.NewBest(block, route), told);
  }

  /**
   * Makes a stored block the best one, where the fork choice changed without an import.
   *
   * @throws io.serinus.host.chain.ChainException if it is not above the finalized one
   */
  public void setBest(H256 hash) {
    importing.lock();
    try {
      TreeRoute route = chain.setBest(hash);
      if (!route.enacted().isEmpty() || !route.retracted().isEmpty()) {
        addNewBest(chain.info().best(), route, keepRetracted(route));
      }
    } finally {
      importing.unlock();
    }
    events.tell();
  }

  /**
   * Has a listener told of all that happens from now on, in order and by one thread at a time. It
   * must not wait for an import.
   *
   * @return ends it
   */
  public Runnable listen(Consumer<ChainEvent> listener) {
    return events.listen(listener);
  }

  /** Waits for an import that is under way, and closes the database. */
  @Override
  public void close() {
    importing.lock();
    try {
      chain.close();
    } finally {
      importing.unlock();
    }
  }
}
