package io.serinus.rpc.backend;

import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks, and news of them. */
public interface ChainBackend {
  /**
   * A proof that a block is final.
   *
   * @param engine the 4 bytes that name the engine
   * @param proof in the engine's encoding
   */
  record Justification(byte[] engine, byte[] proof) {}

  /** The hash of block 0. */
  H256 genesisHash();

  /** The block on which the node would build. */
  BlockRef best();

  /** The last finalized block. */
  BlockRef finalized();

  /** A block's header, or {@code null} if the block is not known. */
  @Nullable Header header(H256 hash);

  /**
   * A block's extrinsics, each with its length before it; {@code null} if the block is not known or
   * its body is gone.
   */
  @Nullable List<byte[]> body(H256 hash);

  /** A block's justifications; empty if there are none. */
  List<Justification> justifications(H256 hash);

  /** The hash of the block of that number on the best chain, or {@code null}. */
  @Nullable H256 canonicalHash(long number);

  /** The blocks without children. */
  List<H256> leaves();

  /**
   * Keeps a block and its state from being pruned until the result is closed. Harmless where the
   * block or its state is gone already.
   */
  Registration pin(H256 hash);

  /** Tells the listener of all that happens from now on. */
  Registration subscribe(ChainListener listener);
}
