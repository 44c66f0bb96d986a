package io.serinus.hostapi;

import java.util.List;

/** {@code ext_trie}: roots of tries that are not the state, and proofs. */
public interface TrieApi {
  /** The hash function of a trie. */
  enum TrieHash {
    BLAKE2_256,
    KECCAK_256
  }

  /** A key and a value. */
  record KeyValue(byte[] key, byte[] value) {}

  byte[] trieRoot(TrieHash hash, List<KeyValue> entries, int stateVersion);

  /** The root of the trie whose keys are the compact-encoded indices of the values. */
  byte[] trieOrderedRoot(TrieHash hash, List<byte[]> values, int stateVersion);

  /** Whether the proof's nodes show that the value lies under the key in the trie of the root. */
  boolean trieVerifyProof(
      TrieHash hash, byte[] root, List<byte[]> proof, byte[] key, byte[] value, int stateVersion);
}
