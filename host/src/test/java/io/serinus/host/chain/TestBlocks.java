package io.serinus.host.chain;

import io.serinus.host.state.Overlay;
import io.serinus.host.state.StateChanges;
import io.serinus.host.state.TrieState;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import io.serinus.trie.StateVersion;
import java.util.List;
import java.util.function.Consumer;

/** Makes blocks that need no runtime: their changes are what a test says. */
final class TestBlocks {
  private TestBlocks() {}

  static BlockImport genesis(Consumer<Overlay> changes) {
    Overlay overlay = new Overlay(TrieState.empty());
    changes.accept(overlay);
    return block(H256.ZERO, 0, 0, overlay.changes(StateVersion.V1));
  }

  /** Makes a block on a parent; blocks with another salt are other blocks. */
  static BlockImport on(ChainStore chain, H256 parent, long salt, Consumer<Overlay> changes) {
    Header header = chain.header(parent);
    if (header == null) {
      throw new IllegalArgumentException("no parent " + parent);
    }
    Overlay overlay = new Overlay(chain.stateAt(parent));
    changes.accept(overlay);
    return block(parent, header.number() + 1, salt, overlay.changes(StateVersion.V1));
  }

  private static BlockImport block(H256 parent, long number, long salt, StateChanges changes) {
    Digest digest =
        new Digest(List.of(new DigestItem.PreRuntime(EngineId.BABE, Bytes.ofText("salt " + salt))));
    Header header =
        new Header(parent, number, H256.wrap(changes.root().toBytes()), H256.ZERO, digest);
    return BlockImport.of(header, List.of(Bytes.ofText("extrinsic " + salt)), changes);
  }
}
