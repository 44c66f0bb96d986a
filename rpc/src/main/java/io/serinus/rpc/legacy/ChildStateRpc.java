package io.serinus.rpc.legacy;

import io.serinus.primitives.H256;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.backend.TrieReader;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.MethodRegistry;
import io.serinus.scale.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code childstate_*}: storage of child tries, named by their prefixed keys. */
public final class ChildStateRpc implements MethodRegistry.ApiGroup {
  private static final byte[] PREFIX =
      ":child_storage:default:".getBytes(StandardCharsets.US_ASCII);

  private final RpcBackend backend;
  private final BlockResolver blocks;

  /** Over this node. */
  public ChildStateRpc(RpcBackend backend) {
    this.backend = backend;
    this.blocks = new BlockResolver(backend.chain());
  }

  /** What the keys of child tries' roots begin with. */
  static byte[] prefix() {
    return PREFIX.clone();
  }

  /** A question to a child trie. */
  @FunctionalInterface
  private interface Question {
    JsonBody ask(Params params, TrieReader trie) throws BackendException, RpcException;
  }

  private MethodRegistry.Method asking(int blockPosition, Question question) {
    return params -> {
      try {
        H256 block = blocks.orBest(params, blockPosition);
        return question.ask(params, backend.state().childAt(block, child(params)));
      } catch (BackendException e) {
        throw ClientErrors.state(e);
      }
    };
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.method(
            "childstate_getKeys",
            asking(2, (p, trie) -> StorageQueries.keys(trie, p.bytes(1, "prefix"))))
        .method(
            "childstate_getKeysPaged",
            asking(
                4,
                (p, trie) ->
                    StorageQueries.keysPaged(
                        trie,
                        p.optionalBytes(1, "prefix"),
                        p.u32(2, "count"),
                        p.optionalBytes(3, "startKey"))))
        .alias("childstate_getKeysPagedAt", "childstate_getKeysPaged")
        .method(
            "childstate_getStorage",
            asking(2, (p, trie) -> StorageQueries.value(trie, p.bytes(1, "key"))))
        .method("childstate_getStorageEntries", asking(2, ChildStateRpc::entries))
        .method(
            "childstate_getStorageHash",
            asking(2, (p, trie) -> StorageQueries.hash(trie, p.bytes(1, "key"))))
        .method(
            "childstate_getStorageSize",
            asking(2, (p, trie) -> StorageQueries.valueSize(trie, p.bytes(1, "key"))))
        .method("state_getChildReadProof", this::readProof);
  }

  private static JsonBody entries(Params params, TrieReader trie)
      throws RpcException, BackendException {
    // A key that is named again and again is read, and held in memory, once.
    Map<Bytes, JsonBody> read = new HashMap<>();
    List<JsonBody> values = new ArrayList<>();
    for (byte[] key : params.bytesList(1, "keys")) {
      JsonBody value = read.get(Bytes.wrap(key));
      if (value == null) {
        value = StorageQueries.value(trie, key);
        read.put(Bytes.wrap(key), value);
      }
      values.add(value);
    }
    return JsonBody.array(values);
  }

  private JsonBody readProof(Params params) throws RpcException {
    try {
      H256 block = blocks.orBest(params, 2);
      List<byte[]> keys = params.bytesList(1, "keys");
      TrieReader trie = backend.state().childAt(block, child(params));
      // The child's root is itself proved, by the main trie's nodes on the way to it.
      List<byte[]> nodes = new ArrayList<>();
      nodes.addAll(backend.state().at(block).proof(List.of(params.bytes(0, "childStorageKey"))));
      nodes.addAll(trie.proof(keys));
      return StateRpc.proof(block, nodes);
    } catch (BackendException e) {
      throw ClientErrors.state(e);
    }
  }

  private static byte[] child(Params params) throws RpcException, BackendException {
    byte[] key = params.bytes(0, "childStorageKey");
    if (key.length < PREFIX.length
        || !Arrays.equals(key, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
      throw new BackendException("Invalid child storage key");
    }
    return Arrays.copyOfRange(key, PREFIX.length, key.length);
  }
}
