package io.serinus.host.chain;

import io.serinus.host.state.StateChanges;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block that was checked and executed and is to be stored.
 *
 * @param header the header, seal included
 * @param extrinsics the body
 * @param changes what the block made of its parent's state
 * @param justifications what proves it final, if that came with it; storing them does not finalize
 * @param best whether the block is to be the best one
 * @param auxiliary what consensus engines want to remember, written together with the block
 */
public record BlockImport(
    Header header,
    List<Bytes> extrinsics,
    StateChanges changes,
    List<Justification> justifications,
    boolean best,
    List<Auxiliary> auxiliary) {

  /** Copies the lists. */
  public BlockImport {
    extrinsics = List.copyOf(extrinsics);
    justifications = List.copyOf(justifications);
    auxiliary = List.copyOf(auxiliary);
  }

  /** Makes an import that is best and brings nothing but the block. */
  public static BlockImport of(Header header, List<Bytes> extrinsics, StateChanges changes) {
    return new BlockImport(header, extrinsics, changes, List.of(), true, List.of());
  }

  /** Returns the same import, best or not. */
  public BlockImport best(boolean isBest) {
    return new BlockImport(header, extrinsics, changes, justifications, isBest, auxiliary);
  }

  /** Returns the same import that also writes (or, with null, deletes) an engine's entry. */
  public BlockImport with(Bytes key, @Nullable Bytes value) {
    List<Auxiliary> more = new ArrayList<>(auxiliary);
    more.add(new Auxiliary(key, value));
    return new BlockImport(header, extrinsics, changes, justifications, best, more);
  }

  /** Returns the same import with these justifications. */
  public BlockImport with(List<Justification> proofs) {
    return new BlockImport(header, extrinsics, changes, proofs, best, auxiliary);
  }

  /**
   * An entry of a consensus engine.
   *
   * @param value null deletes the entry
   */
  public record Auxiliary(Bytes key, @Nullable Bytes value) {}
}
