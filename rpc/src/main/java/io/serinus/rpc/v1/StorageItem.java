package io.serinus.rpc.v1;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.serinus.crypto.hash.Hashing;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.TrieKeys;
import io.serinus.rpc.backend.TrieReader;
import io.serinus.rpc.json.Hex;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question to storage.
 *
 * @param key the key, or the beginning of keys
 * @param kind what of it is wanted
 * @param after where a walk resumes, if anywhere
 */
record StorageItem(byte[] key, Kind kind, byte @Nullable [] after) {
  /** What is wanted. */
  enum Kind {
    VALUE("value"),
    HASH("hash"),
    CLOSEST_DESCENDANT_MERKLE_VALUE("closestDescendantMerkleValue"),
    DESCENDANTS_VALUES("descendantsValues"),
    DESCENDANTS_HASHES("descendantsHashes");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    boolean isWalk() {
      return this == DESCENDANTS_VALUES || this == DESCENDANTS_HASHES;
    }

    static Kind parse(String text) throws RpcException {
      for (Kind kind : values()) {
        if (kind.text.equals(text)) {
          return kind;
        }
      }
      throw RpcException.invalidParams("unknown variant `" + text + "`");
    }
  }

  /**
   * An answer.
   *
   * @param field the field that holds it
   */
  record Found(byte[] key, String field, byte[] value) {
    void writeFields(JsonGenerator out) throws IOException {
      out.writeStringField("key", Hex.encode(key));
      out.writeStringField(field, Hex.encode(value));
    }

    int size() {
      return 2 * (key.length + value.length) + 64;
    }
  }

  /** Takes answers, one after the other. */
  @FunctionalInterface
  interface Sink {
    /** Whether to go on. */
    boolean accept(Found found) throws InterruptedException;
  }

  static List<StorageItem> parseList(JsonNode list) throws RpcException {
    Params.requireArray(list, "items");
    List<StorageItem> items = new ArrayList<>();
    for (JsonNode each : list) {
      JsonNode key = each.get("key");
      JsonNode type = each.get("type");
      if (key == null || type == null) {
        throw RpcException.invalidParams("an item needs `key` and `type`");
      }
      Kind kind = Kind.parse(Params.text(type, "type"));
      JsonNode after = each.get("paginationStartKey");
      boolean resumes = after != null && !after.isNull();
      if (resumes && !kind.isWalk()) {
        throw V1Errors.invalidParam(
            "Pagination start key is only supported for descendants queries");
      }
      items.add(
          new StorageItem(
              hexParam(key, "key"), kind, resumes ? hexParam(after, "paginationStartKey") : null));
    }
    return items;
  }

  /** Hexadecimal, where nothing at all stands for no bytes. */
  static byte[] hexParam(JsonNode value, String name) throws RpcException {
    String text = Params.text(value, name);
    byte[] bytes = Hex.decode(text);
    if (bytes == null) {
      throw V1Errors.invalidParam(text.length() > 80 ? name : text);
    }
    return bytes;
  }

  /**
   * Answers the question.
   *
   * @return whether the sink took everything
   */
  boolean answer(TrieReader trie, Sink sink) throws BackendException, InterruptedException {
    return switch (kind) {
      case VALUE -> one(sink, "value", trie.get(key));
      case HASH -> one(sink, "hash", hashed(trie.get(key)));
      case CLOSEST_DESCENDANT_MERKLE_VALUE ->
          one(sink, "closestDescendantMerkleValue", trie.closestMerkleValue(key));
      case DESCENDANTS_VALUES, DESCENDANTS_HASHES -> walk(trie, sink);
    };
  }

  private boolean one(Sink sink, String field, byte @Nullable [] value)
      throws InterruptedException {
    return value == null || sink.accept(new Found(key, field, value));
  }

  private boolean walk(TrieReader trie, Sink sink) throws BackendException, InterruptedException {
    TrieKeys keys = new TrieKeys(trie, key, after);
    for (byte[] each = keys.next(); each != null; each = keys.next()) {
      byte[] value = trie.get(each);
      if (value != null) {
        boolean taken =
            kind == Kind.DESCENDANTS_VALUES
                ? sink.accept(new Found(each, "value", value))
                : sink.accept(new Found(each, "hash", Hashing.blake2b256(value)));
        if (!taken) {
          return false;
        }
      }
    }
    return true;
  }

  private static byte @Nullable [] hashed(byte @Nullable [] value) {
    return value == null ? null : Hashing.blake2b256(value);
  }
}
