package io.serinus.host.hostapi;

import io.serinus.hostapi.TrieApi.KeyValue;
import io.serinus.hostapi.TrieApi.TrieHash;
import io.serinus.scale.ScaleReader;
import java.util.ArrayList;
import java.util.List;

/** {@code ext_trie}. */
final class TrieFunctions {
  private static final int HASH_SIZE = 32;

  private TrieFunctions() {}

  static void addTo(FunctionTable t) {
    add(t, "ext_trie_blake2_256_", TrieHash.BLAKE2_256);
    add(t, "ext_trie_keccak_256_", TrieHash.KECCAK_256);
  }

  private static void add(FunctionTable t, String name, TrieHash hash) {
    t.pointer(name + "root_version_1", "s", (c, a) -> root(c, hash, a[0], 0));
    t.pointer(name + "root_version_2", "sp", (c, a) -> root(c, hash, a[0], StateVersions.of(a[1])));
    t.pointer(name + "ordered_root_version_1", "s", (c, a) -> orderedRoot(c, hash, a[0], 0));
    t.pointer(
        name + "ordered_root_version_2",
        "sp",
        (c, a) -> orderedRoot(c, hash, a[0], StateVersions.of(a[1])));
    t.question(name + "verify_proof_version_1", "psss", (c, a) -> verify(c, hash, a, 0));
    t.question(
        name + "verify_proof_version_2",
        "psssp",
        (c, a) -> verify(c, hash, a, StateVersions.of(a[4])));
  }

  private static long root(HostCall c, TrieHash hash, long entries, int version) {
    ScaleReader in = new ScaleReader(c.bytes(entries));
    int count = Scale.itemCount(in, 2);
    List<KeyValue> pairs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      pairs.add(new KeyValue(in.readBytes(), in.readBytes()));
    }
    in.requireEnd();
    return c.givePointer(c.api().trieRoot(hash, pairs, version));
  }

  private static long orderedRoot(HostCall c, TrieHash hash, long values, int version) {
    return c.givePointer(c.api().trieOrderedRoot(hash, Scale.byteArrays(c.bytes(values)), version));
  }

  private static boolean verify(HostCall c, TrieHash hash, long[] a, int version) {
    byte[] root = c.fixed(a[0], HASH_SIZE);
    List<byte[]> proof = Scale.byteArrays(c.bytes(a[1]));
    return c.api().trieVerifyProof(hash, root, proof, c.bytes(a[2]), c.bytes(a[3]), version);
  }
}
