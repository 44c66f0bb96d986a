package io.serinus.host.client;

import io.serinus.host.chain.BlockImport;
import io.serinus.host.chain.Justification;
import io.serinus.host.state.StateChanges;
import io.serinus.primitives.Block;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block that consensus has verified and that is to be executed and stored.
 *
 * @param header the header, seal included
 * @param extrinsics the body, opaque
 * @param origin where the block came from
 * @param forkChoice whether it becomes the best block
 * @param changes what it does to its parent's state, where this node has built it; otherwise null,
 *     and the block is executed
 * @param justifications proofs, already verified, to be stored with it
 * @param finalized whether the block is to be finalized right after its import
 * @param auxiliary what consensus wants to remember, written together with the block
 */
public record ImportRequest(
    Header header,
    List<Bytes> extrinsics,
    BlockOrigin origin,
    ForkChoice forkChoice,
    @Nullable StateChanges changes,
    List<Justification> justifications,
    boolean finalized,
    List<BlockImport.Auxiliary> auxiliary) {
  public ImportRequest {
    extrinsics = List.copyOf(extrinsics);
    justifications = List.copyOf(justifications);
    auxiliary = List.copyOf(auxiliary);
  }

  /** A block of others, which is executed; the longest chain wins. */
  public static ImportRequest of(Block block, BlockOrigin origin) {
    return new ImportRequest(
        block.header(),
        block.extrinsics(),
        origin,
        ForkChoice.LONGEST_CHAIN,
        null,
        List.of(),
        false,
        List.of());
  }

  /**
   * A block that this node built and sealed: it is not executed again.
   *
   * @param sealed the built block's header with the seal
   */
  public static ImportRequest of(BuiltBlock built, Header sealed) {
    return new ImportRequest(
        sealed,
        built.extrinsics(),
        BlockOrigin.OWN,
        ForkChoice.LONGEST_CHAIN,
        built.changes(),
        List.of(),
        false,
        List.of());
  }

  /** The same with another fork choice. */
  public ImportRequest with(ForkChoice choice) {
    return new ImportRequest(
        header, extrinsics, origin, choice, changes, justifications, finalized, auxiliary);
  }

  /** The same with justifications. */
  public ImportRequest with(List<Justification> proofs) {
    return new ImportRequest(
        header, extrinsics, origin, forkChoice, changes, proofs, finalized, auxiliary);
  }

  /** The same that also writes (or, with null, deletes) an entry of consensus. */
  public ImportRequest with(Bytes key, @Nullable Bytes value) {
    List<BlockImport.Auxiliary> more = new ArrayList<>(auxiliary);
    more.add(new BlockImport.Auxiliary(key, value));
    return new ImportRequest(
        header, extrinsics, origin, forkChoice, changes, justifications, finalized, more);
  }

  /** The same that is finalized right after its import. */
  public ImportRequest asFinalized() {
    return new ImportRequest(
        header, extrinsics, origin, forkChoice, changes, justifications, true, auxiliary);
  }
}
