package io.serinus.rpc.legacy;

import io.serinus.crypto.hash.Hashing;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.TrieKeys;
import io.serinus.rpc.backend.TrieReader;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.RpcException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions to one trie that the {@code state_*} and the {@code childstate_*} methods share. */
final class StorageQueries {
  /** Keys that one page may hold. */
  static final long MAX_PAGE = 1000;

  /** Bytes of keys that one answer may hold; more would not fit into a response anyway. */
  private static final long MAX_KEY_BYTES = 8L * 1024 * 1024;

  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private StorageQueries() {}

  static JsonBody value(TrieReader trie, byte[] key) throws BackendException {
    return JsonBody.hex(trie.get(key));
  }

  static JsonBody hash(TrieReader trie, byte[] key) throws BackendException {
    byte[] value = trie.get(key);
    return value == null ? JsonBody.NULL : JsonBody.hex(Hashing.blake2b256(value));
  }

  /** The size of a value. */
  static JsonBody valueSize(TrieReader trie, byte[] key) throws BackendException {
    byte[] value = trie.get(key);
    return value == null ? JsonBody.NULL : JsonBody.number(value.length);
  }

  /** The size of a value, or of all values below a prefix. */
  static JsonBody size(TrieReader trie, byte[] key) throws BackendException {
    byte[] value = trie.get(key);
    if (value != null) {
      return JsonBody.number(value.length);
    }
    long sum = 0;
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    TrieKeys keys = new TrieKeys(trie, key, null);
    for (byte[] each = keys.next(); each != null; each = keys.next()) {
      byte[] below = trie.get(each);
      sum += below == null ? 0 : below.length;
      if (System.nanoTime() - deadline > 0) {
        throw new BackendException("query took too long");
      }
    }
    return sum == 0 ? JsonBody.NULL : JsonBody.number(sum);
  }

  static JsonBody keys(TrieReader trie, byte[] prefix) throws BackendException {
    return JsonBody.hexArray(page(trie, prefix, null, Long.MAX_VALUE));
  }

  static JsonBody keysPaged(
      TrieReader trie, byte @Nullable [] prefix, long count, byte @Nullable [] after)
      throws BackendException, RpcException {
    if (count > MAX_PAGE) {
      throw ClientErrors.invalidCount(count, MAX_PAGE);
    }
    return JsonBody.hexArray(page(trie, prefix == null ? new byte[0] : prefix, after, count));
  }

  static JsonBody pairs(TrieReader trie, byte[] prefix) throws BackendException {
    List<JsonBody> pairs = new ArrayList<>();
    for (byte[] key : page(trie, prefix, null, Long.MAX_VALUE)) {
      pairs.add(JsonBody.array(List.of(JsonBody.hex(key), JsonBody.hex(trie.get(key)))));
    }
    return JsonBody.array(pairs);
  }

  private static List<byte[]> page(
      TrieReader trie, byte[] prefix, byte @Nullable [] after, long count) throws BackendException {
    List<byte[]> found = new ArrayList<>();
    TrieKeys keys = new TrieKeys(trie, prefix, after);
    long bytes = 0;
    while (found.size() < count) {
      byte[] next = keys.next();
      if (next == null) {
        break;
      }
      found.add(next);
      bytes += next.length;
      if (bytes > MAX_KEY_BYTES) {
        throw new BackendException("too many keys for one answer, ask for pages");
      }
    }
    return found;
  }
}
