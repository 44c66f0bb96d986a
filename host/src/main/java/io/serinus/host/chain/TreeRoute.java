package io.serinus.host.chain;

import java.util.List;

/**
 * The way from one block to another through the tree.
 *
 * @param common the youngest ancestor of both, which may be one of them
 * @param retracted the blocks to leave, from the start down to above {@code common}
 * @param enacted the blocks to enter, from above {@code common} up to the end
 */
public record TreeRoute(BlockRef common, List<BlockRef> retracted, List<BlockRef> enacted) {}
