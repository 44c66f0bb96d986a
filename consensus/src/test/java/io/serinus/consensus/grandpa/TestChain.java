package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** A block tree in memory; the best block is the highest one known. */
final class TestChain implements VoterChain {
  private final Map<H256, Header> headers = new HashMap<>();
  private final NavigableSet<BlockRef> byHeight =
      new TreeSet<>(Comparator.comparing(BlockRef::number).thenComparing(BlockRef::hash));
  private final VotingRule rule;
  private final BlockRef genesis;

  TestChain(VotingRule rule) {
    this.rule = rule;
    Header header = new Header(H256.ZERO, 0, H256.ZERO, H256.ZERO, Digest.EMPTY);
    this.genesis = new BlockRef(GrandpaJustification.hashOf(header), 0);
    headers.put(genesis.hash(), header);
    byHeight.add(genesis);
  }

  BlockRef genesis() {
    return genesis;
  }

  /** A header on a parent; the tag tells siblings apart. */
  static Header child(BlockRef parent, int tag) {
    byte[] root = new byte[32];
    root[0] = (byte) tag;
    root[1] = (byte) (tag >>> 8);
    return new Header(parent.hash(), parent.number() + 1, H256.of(root), H256.ZERO, Digest.EMPTY);
  }

  BlockRef add(Header header) {
    BlockRef block = new BlockRef(GrandpaJustification.hashOf(header), header.number());
    headers.put(block.hash(), header);
    byHeight.add(block);
    return block;
  }

  /** Forgets the blocks that a final one has left no chance. */
  void prune(BlockRef finalized) {
    byHeight.removeIf(
        block -> {
          boolean lost =
              !isSameOrDescendant(finalized, block) && !isSameOrDescendant(block, finalized);
          if (lost) {
            headers.remove(block.hash());
          }
          return lost;
        });
  }

  /** Adds a branch of blocks and returns its last. */
  BlockRef extend(BlockRef parent, int blocks, int tag) {
    BlockRef block = parent;
    for (int i = 0; i < blocks; i++) {
      block = add(child(block, tag));
    }
    return block;
  }

  Optional<Header> header(H256 hash) {
    return Optional.ofNullable(headers.get(hash));
  }

  boolean knows(H256 hash) {
    return headers.containsKey(hash);
  }

  @Override
  public Optional<Link> find(H256 hash) {
    return header(hash).map(h -> new Link(h.number(), h.parentHash()));
  }

  /** The highest block that descends from one, or that itself. */
  BlockRef highestAbove(BlockRef base) {
    return byHeight.descendingSet().stream()
        .filter(block -> isSameOrDescendant(base, block))
        .findFirst()
        .orElse(base);
  }

  @Override
  public Optional<BlockRef> targetAbove(BlockRef base) {
    if (!knows(base.hash())) {
      return Optional.empty();
    }
    BlockRef best = highestAbove(base);
    return Optional.of(
        ancestorAt(best, rule.restrict(base.number(), best.number(), best.number())));
  }
}
