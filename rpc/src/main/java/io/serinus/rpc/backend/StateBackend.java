package io.serinus.rpc.backend;

import io.serinus.primitives.H256;

/** Storage as it was after a block. Readers may be used for the length of a request. */
public interface StateBackend {
  /**
   * The main trie.
   *
   * @throws BackendException if the block is not known, or its state gone
   */
  TrieReader at(H256 block) throws BackendException;

  /**
   * A child trie of the default kind; empty if it does not exist.
   *
   * @param child its key, without {@code :child_storage:default:}
   * @throws BackendException if the block is not known, or its state gone
   */
  TrieReader childAt(H256 block, byte[] child) throws BackendException;
}
