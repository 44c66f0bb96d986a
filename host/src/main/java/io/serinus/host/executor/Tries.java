package io.serinus.host.executor;

import io.serinus.hostapi.TrieApi.KeyValue;
import io.serinus.hostapi.TrieApi.TrieHash;
import io.serinus.trie.Hasher;
import io.serinus.trie.KeyProof;
import io.serinus.trie.StateVersion;
import io.serinus.trie.TrieRoot;
import java.util.List;
import java.util.Map;

/** {@code ext_trie} by way of the trie module. */
final class Tries {
  private Tries() {}

  static byte[] trieRoot(TrieHash hash, List<KeyValue> entries, int stateVersion) {
    return TrieRoot.root(
        StateVersion.of(stateVersion),
        entries.stream().map(e -> Map.entry(e.key(), e.value())).toList(),
        hasher(hash));
  }

  static byte[] trieOrderedRoot(TrieHash hash, List<byte[]> values, int stateVersion) {
    return TrieRoot.orderedRoot(StateVersion.of(stateVersion), values, hasher(hash));
  }

  static boolean trieVerifyProof(
      TrieHash hash, byte[] root, List<byte[]> proof, byte[] key, byte[] value, int stateVersion) {
    return KeyProof.verifies(
        hasher(hash),
        StateVersion.of(stateVersion),
        io.serinus.trie.TrieHash.of(root),
        proof,
        key,
        value);
  }

  private static Hasher hasher(TrieHash hash) {
    return switch (hash) {
      case BLAKE2_256 -> Hasher.BLAKE2_256;
      case KECCAK_256 -> Hasher.KECCAK_256;
    };
  }
}
