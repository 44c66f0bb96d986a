package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.primitives.H256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that votes of a round speak for, from the round's base upwards, with the weight of
 * those votes. Votes of equivocators are not in here: they speak for every block.
 */
final class VoteTree {
  /** A block that at least one vote has spoken for. */
  static final class Node {
    final BlockRef block;
    final @Nullable Node parent;
    final List<Node> children = new ArrayList<>(1);
    private long prevotes;
    private long precommits;

    private Node(BlockRef block, @Nullable Node parent) {
      this.block = block;
      this.parent = parent;
    }

    /** The weight of votes for the block or a descendant. */
    long weight(Vote.Kind kind) {
      return kind == Vote.Kind.PREVOTE ? prevotes : precommits;
    }

    private void add(Vote.Kind kind, long weight) {
      if (kind == Vote.Kind.PREVOTE) {
        prevotes += weight;
      } else {
        precommits += weight;
      }
    }
  }

  private final Node base;
  private final Map<H256, Node> nodes = new HashMap<>();

  VoteTree(BlockRef base) {
    this.base = new Node(base, null);
    nodes.put(base.hash(), this.base);
  }

  Node base() {
    return base;
  }

  /**
   * Adds a vote's weight to its target and to all blocks below.
   *
   * @param path from the target down to the base
   */
  void add(List<BlockRef> path, Vote.Kind kind, long weight) {
    Node node = base;
    node.add(kind, weight);
    for (int i = path.size() - 2; i >= 0; i--) {
      BlockRef block = path.get(i);
      Node next = nodes.get(block.hash());
      if (next == null) {
        next = new Node(block, node);
        nodes.put(block.hash(), next);
        node.children.add(next);
        // Where voters equivocate beyond all bounds two children may qualify: go by hash then.
        node.children.sort((a, b) -> a.block.hash().compareTo(b.block.hash()));
      }
      node = next;
      node.add(kind, weight);
    }
  }

  /** Takes back what {@link #add} did for a vote on this target. */
  void withdraw(BlockRef target, Vote.Kind kind, long weight) {
    for (Node node = nodes.get(target.hash()); node != null; node = node.parent) {
      node.add(kind, -weight);
    }
  }

  /** The highest block above {@code from} up to which every block passes; {@code from} at least. */
  static Node climb(Node from, Predicate<Node> passes) {
    Node node = from;
    while (true) {
      Node next = null;
      for (Node child : node.children) {
        if (passes.test(child)) {
          next = child;
          break;
        }
      }
      if (next == null) {
        return node;
      }
      node = next;
    }
  }

  /** The highest block at or below {@code from} that passes. */
  static @Nullable Node descend(Node from, Predicate<Node> passes) {
    Node node = from;
    while (node != null && !passes.test(node)) {
      node = node.parent;
    }
    return node;
  }
}
