package io.serinus.host.chain;

import io.serinus.primitives.H256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The finalized block and everything that grows from it, in memory. Pure structure: it touches no
 * database and is not safe for several threads.
 */
final class BlockTree {
  private static final class Node {
    final BlockRef block;
    @Nullable Node parent;
    final List<Node> children = new ArrayList<>(1);

    Node(BlockRef block, @Nullable Node parent) {
      this.block = block;
      this.parent = parent;
    }
  }

  private final Map<H256, Node> nodes = new HashMap<>();
  private final Set<BlockRef> leaves = new HashSet<>();
  private BlockRef root;

  BlockTree(BlockRef finalized) {
    root = finalized;
    nodes.put(finalized.hash(), new Node(finalized, null));
    leaves.add(finalized);
  }

  /** Returns the finalized block. */
  BlockRef root() {
    return root;
  }

  boolean contains(H256 hash) {
    return nodes.containsKey(hash);
  }

  /** Returns the block with this hash, or null if it is not in the tree. */
  @Nullable BlockRef block(H256 hash) {
    Node node = nodes.get(hash);
    return node == null ? null : node.block;
  }

  /** Returns the blocks without children, the highest first. */
  List<BlockRef> leaves() {
    return leaves.stream()
        .sorted(Comparator.comparingLong(BlockRef::number).reversed().thenComparing(BlockRef::hash))
        .toList();
  }

  /** Adds a block on top of one that is in the tree. */
  void add(BlockRef block, H256 parentHash) {
    Node parent = node(parentHash);
    Node node = new Node(block, parent);
    parent.children.add(node);
    nodes.put(block.hash(), node);
    leaves.remove(parent.block);
    leaves.add(block);
  }

  /** Tells whether {@code block} is {@code ancestor} or grows from it. Both are in the tree. */
  boolean descends(H256 block, H256 ancestor) {
    Node from = node(ancestor);
    Node at = node(block);
    while (at.block.number() > from.block.number() && at.parent != null) {
      at = at.parent;
    }
    return at.block.equals(from.block);
  }

  /** Returns the blocks above the finalized one up to this one. */
  List<BlockRef> pathTo(H256 hash) {
    List<BlockRef> path = new ArrayList<>();
    for (Node at = node(hash); at.parent != null; at = at.parent) {
      path.add(at.block);
    }
    return path.reversed();
  }

  /** Returns the highest block that grows from this one, of equals the one with the lowest hash. */
  BlockRef highest(H256 from) {
    for (BlockRef leaf : leaves()) {
      if (descends(leaf.hash(), from)) {
        return leaf;
      }
    }
    return node(from).block;
  }

  /** Makes a block the root and returns the blocks that neither lead to it nor grow from it. */
  Collection<BlockRef> finalizeTo(H256 hash) {
    Node target = node(hash);
    List<Node> stale = new ArrayList<>();
    Node below = target;
    for (Node at = target.parent; at != null; at = at.parent) {
      nodes.remove(at.block.hash());
      leaves.remove(at.block);
      for (Node child : at.children) {
        if (!child.block.equals(below.block)) {
          stale.add(child);
        }
      }
      below = at;
    }
    target.parent = null; // so that nothing below it is held in memory
    root = target.block;
    List<BlockRef> removed = new ArrayList<>();
    for (int i = 0; i < stale.size(); i++) {
      Node node = stale.get(i);
      nodes.remove(node.block.hash());
      leaves.remove(node.block);
      removed.add(node.block);
      stale.addAll(node.children);
    }
    return removed;
  }

  private Node node(H256 hash) {
    Node node = nodes.get(hash);
    if (node == null) {
      throw ChainException.unknownBlock(hash);
    }
    return node;
  }
}
