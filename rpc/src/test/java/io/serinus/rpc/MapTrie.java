package io.serinus.rpc;

import io.serinus.crypto.hash.Hashing;
import io.serinus.rpc.backend.TrieReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A trie that is a sorted map. */
public final class MapTrie implements TrieReader {
  private final TreeMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);

  public MapTrie() {}

  public MapTrie(MapTrie other) {
    entries.putAll(other.entries);
  }

  public void put(byte[] key, byte[] value) {
    entries.put(key, value);
  }

  public void remove(byte[] key) {
    entries.remove(key);
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return entries.get(key);
  }

  @Override
  public byte @Nullable [] nextKey(byte[] key) {
    return entries.higherKey(key);
  }

  @Override
  public byte @Nullable [] closestMerkleValue(byte[] key) {
    Map.Entry<byte[], byte[]> found = entries.ceilingEntry(key);
    boolean below =
        found != null
            && found.getKey().length >= key.length
            && Arrays.equals(found.getKey(), 0, key.length, key, 0, key.length);
    return below ? Hashing.blake2b256(found.getValue()) : null;
  }

  /** A trie that was never migrated. */
  @Override
  public Census census() {
    return new Census(
        entries.size(), entries.values().stream().filter(value -> value.length > 32).count());
  }

  @Override
  public List<byte[]> proof(List<byte[]> keys) {
    return keys;
  }
}
