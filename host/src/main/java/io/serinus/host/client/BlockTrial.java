package io.serinus.host.client;

import io.serinus.host.executor.ExecutorException;
import io.serinus.host.executor.RuntimeCode;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.StateView;
import io.serinus.primitives.Block;
import io.serinus.primitives.H256;
import io.serinus.trie.StateVersion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Executes a block on a state that need not belong to a chain, and tells what came of it even where
 * that is not what the header says.
 */
public final class BlockTrial {
  /**
   * What came of it.
   *
   * @param stateRoot the root that was computed; none where the runtime gave up before it came to
   *     the root
   * @param failure why the runtime refused the block, if it did
   * @param nanos how long {@code Core_execute_block} took
   */
  public record Outcome(
      Optional<H256> stateRoot, Optional<ExecutorException> failure, long nanos) {}

  private BlockTrial() {}

  /**
   * Executes a block by the runtime's {@code Core_execute_block}, its seal taken off as a host
   * does. The state's version is that of the runtime.
   *
   * @param code the runtime
   * @param parent the state of the block's parent
   * @param block the block, seal included
   * @throws ExecutorException if the runtime can't be loaded, or its version not be read
   */
  public static Outcome run(
      RuntimeCaller runtime, RuntimeCode code, StateView parent, Block block) {
    byte[] argument =
        Block.CODEC.encode(new Block(BlockExecutor.unsealed(block.header()), block.extrinsics()));
    StateVersion version = BlockBuilder.stateVersion(runtime.version(code));
    Overlay overlay = new Overlay(parent);
    @Nullable ExecutorException failure = null;
    long began = System.nanoTime();
    try {
      runtime.call(code, overlay, "Core_execute_block", argument);
    } catch (ExecutorException e) {
      failure = e;
    }
    long nanos = System.nanoTime() - began;
    // A runtime that finds the root wrong panics right after it asked for it.
    Optional<H256> root =
        failure == null
            ? Optional.of(H256.of(overlay.changes(version).root().toBytes()))
            : overlay.rootAsked().map(r -> H256.of(r.toBytes()));
    return new Outcome(root, Optional.ofNullable(failure), nanos);
  }
}
