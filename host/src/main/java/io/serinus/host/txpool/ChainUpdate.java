package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import java.util.List;

/**
 * A new best block.
 *
 * @param commonAncestor the last block that the old best chain and the new one share
 * @param retracted the blocks of the old best chain after it, newest first
 * @param enacted the blocks of the new one after it, oldest first; the last is the new best block
 */
public record ChainUpdate(H256 commonAncestor, List<H256> retracted, List<BlockRef> enacted) {
  public ChainUpdate {
    retracted = List.copyOf(retracted);
    enacted = List.copyOf(enacted);
  }
}
