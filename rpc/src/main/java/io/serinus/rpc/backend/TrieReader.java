package io.serinus.rpc.backend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One trie at one block, the main one or a child's. */
public interface TrieReader {
  /** The value under a key, or {@code null}. */
  byte @Nullable [] get(byte[] key) throws BackendException;

  /** The smallest key above this one, or {@code null}. */
  byte @Nullable [] nextKey(byte[] key) throws BackendException;

  /**
   * The Merkle value of the key's node or, where there is none, of the closest node below it;
   * {@code null} if no key starts with this one.
   */
  byte @Nullable [] closestMerkleValue(byte[] key) throws BackendException;

  /** How many entries there are, and how many are still kept as in state version 0. */
  Census census() throws BackendException;

  /**
   * What a trie holds.
   *
   * @param entries all entries
   * @param toMigrate those in the form of state version 0 that version 1 would keep by hash
   */
  record Census(long entries, long toMigrate) {
    /** Two tries together. */
    public Census plus(Census other) {
      return new Census(entries + other.entries, toMigrate + other.toMigrate);
    }
  }

  /** The trie's nodes that prove what stands, or does not, under the keys. */
  List<byte[]> proof(List<byte[]> keys) throws BackendException;
}
