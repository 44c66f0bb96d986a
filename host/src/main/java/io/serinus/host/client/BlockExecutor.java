package io.serinus.host.client;

import io.serinus.crypto.hash.Hashing;
import io.serinus.host.chain.BlockRef;
import io.serinus.host.executor.ExecutorException;
import io.serinus.host.executor.NoOffchain;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.StateChanges;
import io.serinus.host.state.StateView;
import io.serinus.host.tracing.TraceLevel;
import io.serinus.host.tracing.TraceRecorder;
import io.serinus.hostapi.CryptoApi;
import io.serinus.primitives.Block;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import io.serinus.trie.StateVersion;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Executes whole blocks by {@code Core_execute_block}. Signatures are verified on other threads
 * while the execution goes on.
 */
public final class BlockExecutor {
  private static final String EXECUTE = "Core_execute_block";

  private final RuntimeCaller runtime;
  private final Executor workers;
  private final int helpers;

  /**
   * Makes an executor.
   *
   * @param workers verify signatures
   * @param helpers how many of the workers one block may take
   */
  public BlockExecutor(RuntimeCaller runtime, Executor workers, int helpers) {
    this.runtime = runtime;
    this.workers = workers;
    this.helpers = helpers;
  }

  /** The hash of a header, and so of its block. */
  public static H256 hash(Header header) {
    return H256.wrap(Hashing.blake2b256(Header.CODEC.encode(header)));
  }

  /** A header as the runtime sees it: without the seal of the engine. */
  static Header unsealed(Header header) {
    Digest digest = header.digest();
    while (digest.seal() != null) {
      digest = digest.withoutLast();
    }
    return header.withDigest(digest);
  }

  /**
   * Executes a block on the state of its parent.
   *
   * @param header the header, seal included
   * @param extrinsics the body, opaque
   * @return what the block does to the state
   * @throws InvalidBlockException if the runtime refuses the block, or its state root is wrong
   */
  public StateChanges execute(StateView parent, Header header, List<Bytes> extrinsics) {
    byte[] argument = Block.CODEC.encode(new Block(unsealed(header), extrinsics));
    StateVersion version = BlockBuilder.stateVersion(runtime.version(parent));
    Overlay overlay = new Overlay(parent);
    DeferredSignatures deferred =
        new DeferredSignatures(runtime.crypto(), runtime.signatures(), workers, helpers);
    ExecutorException failure = null;
    try {
      call(overlay, deferred, argument);
    } catch (ExecutorException e) {
      failure = e;
    }
    if (!deferred.settle()) {
      // What was executed rests on a signature that is not good: the truth now, from the start.
      overlay = new Overlay(parent);
      failure = null;
      try {
        call(overlay, runtime.checkedCrypto(), argument);
      } catch (ExecutorException e) {
        failure = e;
      }
    }
    BlockRef block = new BlockRef(header.number(), hash(header));
    if (failure != null) {
      throw new InvalidBlockException(block, String.valueOf(failure.getMessage()), failure);
    }
    StateChanges changes = overlay.changes(version);
    if (!Arrays.equals(changes.root().toBytes(), header.stateRoot().unsafeArray())) {
      throw new InvalidBlockException(
          block,
          "its state root is " + header.stateRoot() + ", computed is " + changes.root(),
          null);
    }
    return changes;
  }

  /**
   * Executes a block on the state of its parent and has recorded what it does.
   *
   * @throws ExecutorException if the runtime refuses the block
   */
  void trace(StateView parent, Block block, TraceRecorder trace) {
    byte[] argument = Block.CODEC.encode(new Block(unsealed(block.header()), block.extrinsics()));
    // The reference host opens a span of this name around the call.
    trace.enterHostSpan(TraceLevel.INFO, "block_trace", "trace_block");
    runtime.trace(new Overlay(parent), trace, EXECUTE, argument);
  }

  private void call(Overlay overlay, CryptoApi crypto, byte[] argument) {
    runtime.call(overlay, crypto, NoOffchain.INSTANCE, EXECUTE, argument);
  }
}
