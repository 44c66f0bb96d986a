package io.serinus.consensus;

import io.serinus.host.client.Client;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import java.util.Optional;

/** The tree of a client's blocks. Where a block lies on the best chain, ancestors are looked up. */
public final class ClientTree implements HeaderTree {
  private final Client client;

  public ClientTree(Client client) {
    this.client = client;
  }

  @Override
  public Optional<Link> find(H256 hash) {
    Header header = client.chain().header(hash);
    return header == null
        ? Optional.empty()
        : Optional.of(new Link(header.number(), header.parentHash()));
  }

  @Override
  public boolean isSameOrDescendant(BlockRef base, BlockRef block) {
    return base.number() <= block.number()
        && find(block.hash()).map(link -> link.number() == block.number()).orElse(false)
        && ancestorAt(block, base.number()).equals(base);
  }

  @Override
  public BlockRef ancestorAt(BlockRef block, long number) {
    BlockRef current = block;
    while (current.number() > number) {
      if (onBestChain(current)) {
        H256 ancestor = client.chain().hashAt(number);
        // The best chain may have changed in between.
        if (ancestor != null && onBestChain(current)) {
          return new BlockRef(ancestor, number);
        }
      }
      current = HeaderTree.super.ancestorAt(current, current.number() - 1);
    }
    return current;
  }

  private boolean onBestChain(BlockRef block) {
    H256 there = client.chain().hashAt(block.number());
    return there != null && there.equals(block.hash());
  }

  /** The tree with one block more, which is about to be imported. */
  public HeaderTree with(BlockRef block, Header header) {
    return hash ->
        hash.equals(block.hash())
            ? Optional.of(new Link(header.number(), header.parentHash()))
            : find(hash);
  }

  /** A block of the client, in the order that votes have. */
  public static BlockRef ref(io.serinus.host.chain.BlockRef block) {
    return new BlockRef(block.hash(), block.number());
  }
}
