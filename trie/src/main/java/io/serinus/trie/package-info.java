/**
 * The base-16 Merkle Patricia trie that Polkadot keeps its state in (Polkadot specification,
 * chapter "States and Transitions", sections on the state trie and its Merkle proof).
 *
 * <p>There are no extension nodes: leaves and branches both carry a partial key, and a branch may
 * carry a value. Both state versions are here; in version 1 a value of 33 bytes or more is stored
 * under its own hash. The package is pure computation over byte arrays. It touches no disk: nodes
 * come from a {@link io.serinus.trie.NodeStore} and what a change made or left behind is handed
 * back as a {@link io.serinus.trie.NodeDelta}. It may use the hash functions of the crypto module
 * and nothing else of this project.
 *
 * <p>Start reading at {@link io.serinus.trie.Trie} (reading), {@link io.serinus.trie.TrieEditor}
 * (changing, where only touched nodes are hashed again), {@link io.serinus.trie.TrieRoot} (a root
 * straight from a list of entries) and {@link io.serinus.trie.StorageProof}.
 */
@NullMarked
package io.serinus.trie;

import org.jspecify.annotations.NullMarked;
