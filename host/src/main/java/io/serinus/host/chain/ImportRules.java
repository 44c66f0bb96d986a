package io.serinus.host.chain;

import io.serinus.host.state.StateDb;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.trie.TrieHash;

/**
 * What a block must be to take a place in the chain: consistent in itself, and on a parent that is
 * the finalized block or grows from it.
 */
final class ImportRules {
  private final BlockTree tree;
  private final BlockHeaders headers;
  private final StateDb states;

  ImportRules(BlockTree tree, BlockHeaders headers, StateDb states) {
    this.tree = tree;
    this.headers = headers;
    this.states = states;
  }

  /**
   * Requires that a block could be stored as far as its header tells.
   *
   * @return the root of its parent's state
   * @throws ChainException if its parent is not known, without a state or not above the finalized
   *     block
   */
  TrieHash requireParent(Header header) {
    BlockRef parent = tree.block(header.parentHash());
    if (parent == null) {
      boolean old = headers.find(header.parentHash()) != null;
      throw new ChainException(
          old ? ChainException.Reason.STALE : ChainException.Reason.UNKNOWN_PARENT,
          "parent " + header.parentHash() + (old ? " is below the finalized block" : " not known"));
    }
    if (header.number() != parent.number() + 1) {
      throw new ChainException(
          ChainException.Reason.INVALID,
          "block number " + header.number() + " on parent number " + parent.number());
    }
    TrieHash parentRoot = headers.stateRoot(parent.hash());
    if (!states.has(parentRoot)) {
      throw new ChainException(
          ChainException.Reason.STALE, "the state of parent " + parent + " is gone");
    }
    return parentRoot;
  }

  /** As above, and that its changes apply to the parent's state. */
  void requireParent(BlockImport block) {
    Header header = block.header();
    if (!requireParent(header).equals(block.changes().parentRoot())) {
      throw new ChainException(
          ChainException.Reason.INVALID,
          "the changes do not apply to the state of parent " + header.parentHash());
    }
  }

  /** Requires that the changes lead to the state that the header declares. */
  static void requireStateRoot(BlockImport block) {
    TrieHash declared = BlockHeaders.stateRoot(block.header());
    if (!declared.equals(block.changes().root())) {
      throw new ChainException(
          ChainException.Reason.INVALID,
          "state root " + declared + " declared, " + block.changes().root() + " computed");
    }
  }

  /**
   * Requires that a block is the finalized one or grows from it.
   *
   * @throws ChainException if it is not known or does not
   */
  BlockRef requireInTree(H256 hash) {
    BlockRef block = tree.block(hash);
    if (block == null) {
      throw headers.find(hash) == null
          ? ChainException.unknownBlock(hash)
          : new ChainException(
              ChainException.Reason.STALE, "block " + hash + " is not above the finalized block");
    }
    return block;
  }
}
