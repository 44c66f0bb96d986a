package io.serinus.trie;

import io.serinus.crypto.hash.Hashing;

/** A hash function with 32 bytes of output that ties a trie's nodes together. */
@FunctionalInterface
public interface Hasher {
  /** Blake2b with 256 bits of output: the hash of every state trie. */
  Hasher BLAKE2_256 = Hashing::blake2b256;

  /** Keccak-256 as Ethereum uses it (not SHA3-256): for tries that bridges read. */
  Hasher KECCAK_256 = Hashing::keccak256;

  /** Returns the 32-byte hash of {@code data}. */
  byte[] hash(byte[] data);

  /** Returns the hash of {@code data} as a trie key. */
  default TrieHash trieHash(byte[] data) {
    return TrieHash.of(hash(data));
  }
}
