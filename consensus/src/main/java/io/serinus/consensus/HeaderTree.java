package io.serinus.consensus;

import io.serinus.primitives.H256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tree of known blocks, as far as ancestry goes. */
@FunctionalInterface
public interface HeaderTree {
  /**
   * What a header says of its place.
   *
   * @param number the block's own height
   * @param parent the hash of its parent
   */
  record Link(long number, H256 parent) {}

  /** The place of a block, or nothing where the block is not known. */
  Optional<Link> find(H256 hash);

  /**
   * The blocks from {@code block} down to {@code base}, both included; nothing where {@code block}
   * is no descendant of {@code base}, is not known, or has another number than it claims.
   */
  default Optional<List<BlockRef>> path(BlockRef base, BlockRef block) {
    if (block.number() < base.number()) {
      return Optional.empty();
    }
    List<BlockRef> path = new ArrayList<>();
    BlockRef current = block;
    while (current.number() > base.number()) {
      Link link = find(current.hash()).orElse(null);
      if (link == null || link.number() != current.number()) {
        return Optional.empty();
      }
      path.add(current);
      current = new BlockRef(link.parent(), current.number() - 1);
    }
    path.add(current);
    return current.equals(base) ? Optional.of(path) : Optional.empty();
  }

  /** Whether {@code block} is {@code base} or descends from it. */
  default boolean isSameOrDescendant(BlockRef base, BlockRef block) {
    return path(base, block).isPresent();
  }

  /**
   * The ancestor of {@code block} at a height, which may be the block itself.
   *
   * @throws IllegalArgumentException if the height is above the block, or a block between is not
   *     known
   */
  default BlockRef ancestorAt(BlockRef block, long number) {
    if (number > block.number()) {
      throw new IllegalArgumentException("no ancestor of " + block + " at height " + number);
    }
    BlockRef current = block;
    while (current.number() > number) {
      Link link = find(current.hash()).orElse(null);
      if (link == null) {
        throw new IllegalArgumentException("an unknown ancestor of " + block);
      }
      current = new BlockRef(link.parent(), current.number() - 1);
    }
    return current;
  }
}
