package io.serinus.trie;

/**
 * What a branch holds under a nibble: the hash of a node to load, or the node itself because it is
 * short enough to be embedded or was made or changed just now.
 */
sealed interface Child permits TrieHash, TrieNode {}
