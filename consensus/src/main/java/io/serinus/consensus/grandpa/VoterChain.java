package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.consensus.HeaderTree;
import java.util.Optional;

/** The block tree as a voter sees it. */
public interface VoterChain extends HeaderTree {
  /**
   * The block to vote for among {@code base} and its descendants: on the best chain that holds the
   * base, as far up as the voting rules and the end of the authority set allow. Nothing where the
   * base is not known.
   */
  Optional<BlockRef> targetAbove(BlockRef base);
}
