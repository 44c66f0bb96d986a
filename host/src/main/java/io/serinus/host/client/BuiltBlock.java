package io.serinus.host.client;

import io.serinus.host.state.StateChanges;
import io.serinus.primitives.Block;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import java.util.List;

/**
 * A block that was built but is not sealed yet.
 *
 * @param changes what it does to its parent's state
 */
public record BuiltBlock(Header header, List<Bytes> extrinsics, StateChanges changes) {
  public BuiltBlock {
    extrinsics = List.copyOf(extrinsics);
  }

  /** The block without what it changes. */
  public Block block() {
    return new Block(header, extrinsics);
  }
}
