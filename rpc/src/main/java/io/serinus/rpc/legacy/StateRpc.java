package io.serinus.rpc.legacy;

import io.serinus.primitives.H256;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.backend.TrieReader;
import io.serinus.rpc.json.ChainJson;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.MethodRegistry;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import java.util.List;

/** {@code state_*}: storage, runtime calls, metadata and versions at a block. */
public final class StateRpc implements MethodRegistry.ApiGroup {
  private final RpcBackend backend;
  private final BlockResolver blocks;
  private final StorageHistory history;
  private final BlockTraces traces;

  /** Over this node. */
  public StateRpc(RpcBackend backend) {
    this.backend = backend;
    this.blocks = new BlockResolver(backend.chain());
    this.history = new StorageHistory(backend);
    this.traces = new BlockTraces(backend);
  }

  /** A question to the node that may fail. */
  @FunctionalInterface
  private interface Question {
    JsonBody ask(Params params) throws BackendException, RpcException;
  }

  private static MethodRegistry.Method asking(Question question) {
    return params -> {
      try {
        return question.ask(params);
      } catch (BackendException e) {
        throw ClientErrors.state(e);
      }
    };
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.method("state_call", asking(this::call)).alias("state_callAt", "state_call");
    to.method("state_getStorage", asking(p -> StorageQueries.value(at(p, 1), p.bytes(0, "key"))))
        .alias("state_getStorageAt", "state_getStorage");
    to.method("state_getStorageHash", asking(p -> StorageQueries.hash(at(p, 1), p.bytes(0, "key"))))
        .alias("state_getStorageHashAt", "state_getStorageHash");
    to.method("state_getStorageSize", asking(p -> StorageQueries.size(at(p, 1), p.bytes(0, "key"))))
        .alias("state_getStorageSizeAt", "state_getStorageSize");
    to.method("state_getKeys", asking(p -> StorageQueries.keys(at(p, 1), p.bytes(0, "prefix"))));
    to.unsafe("state_getPairs", asking(p -> StorageQueries.pairs(at(p, 1), p.bytes(0, "prefix"))));
    to.method(
            "state_getKeysPaged",
            asking(
                p ->
                    StorageQueries.keysPaged(
                        at(p, 3),
                        p.optionalBytes(0, "prefix"),
                        p.u32(1, "count"),
                        p.optionalBytes(2, "startKey"))))
        .alias("state_getKeysPagedAt", "state_getKeysPaged");
    to.method("state_getMetadata", asking(this::metadata));
    to.method("state_getRuntimeVersion", asking(this::version))
        .alias("chain_getRuntimeVersion", "state_getRuntimeVersion");
    to.unsafe("state_queryStorage", asking(history::query));
    to.method("state_queryStorageAt", asking(history::queryAt));
    to.method("state_getReadProof", asking(this::readProof));
    to.unsafe("state_traceBlock", traces::trace);
    StateSubscriptions subscriptions = new StateSubscriptions(backend);
    to.subscription(
            "state_subscribeStorage",
            "state_storage",
            "state_unsubscribeStorage",
            subscriptions::storage)
        .subscription(
            "state_subscribeRuntimeVersion",
            "state_runtimeVersion",
            "state_unsubscribeRuntimeVersion",
            (params, context, sink) -> subscriptions.runtimeVersion(sink))
        .alias("chain_subscribeRuntimeVersion", "state_subscribeRuntimeVersion")
        .alias("chain_unsubscribeRuntimeVersion", "state_unsubscribeRuntimeVersion");
  }

  private TrieReader at(Params params, int position) throws RpcException, BackendException {
    return backend.state().at(blocks.orBest(params, position));
  }

  private JsonBody call(Params params) throws RpcException, BackendException {
    String name = params.string(0, "name");
    byte[] arguments = params.bytes(1, "bytes");
    return JsonBody.hex(backend.runtime().call(blocks.orBest(params, 2), name, arguments));
  }

  private JsonBody metadata(Params params) throws RpcException, BackendException {
    byte[] opaque =
        backend.runtime().call(blocks.orBest(params, 0), "Metadata_metadata", new byte[0]);
    try {
      return JsonBody.hex(new ScaleReader(opaque).readBytes());
    } catch (ScaleException e) {
      throw new BackendException("the runtime's metadata can't be decoded");
    }
  }

  private JsonBody version(Params params) throws RpcException, BackendException {
    return ChainJson.runtimeVersion(backend.runtime().version(blocks.orBest(params, 0)));
  }

  private JsonBody readProof(Params params) throws RpcException, BackendException {
    List<byte[]> keys = params.bytesList(0, "keys");
    H256 block = blocks.orBest(params, 1);
    return proof(block, backend.state().at(block).proof(keys));
  }

  static JsonBody proof(H256 block, List<byte[]> nodes) {
    return out -> {
      out.writeStartObject();
      out.writeStringField("at", block.toString());
      out.writeFieldName("proof");
      JsonBody.hexArray(nodes).writeTo(out);
      out.writeEndObject();
    };
  }
}
