package io.serinus.rpc.v1;

import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.json.Extrinsics;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.Connection;
import io.serinus.rpc.server.MethodRegistry;
import io.serinus.rpc.server.RequestContext;
import io.serinus.scale.ScaleException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@code transaction_v1_*}: keeping a transaction alive until told to stop. */
public final class TransactionRpc implements MethodRegistry.ApiGroup {
  /** Broadcasts of one connection at a time. */
  static final int MAX_BROADCASTS = 16;

  private final RpcBackend backend;
  private final Map<Connection, Map<String, Broadcast>> broadcasts = new ConcurrentHashMap<>();

  /** Over this node. */
  public TransactionRpc(RpcBackend backend) {
    this.backend = backend;
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.contextMethod("transaction_v1_broadcast", this::broadcast)
        .contextMethod("transaction_v1_stop", this::stop);
  }

  /** Bytes that are no transaction are silently kept, as the specification asks. */
  private JsonBody broadcast(Params params, RequestContext context) throws RpcException {
    byte[] bytes = StorageItem.hexParam(params.required(0, "transaction"), "transaction");
    Connection connection = context.connection();
    if (connection == null) {
      return JsonBody.NULL;
    }
    Map<String, Broadcast> own = broadcasts.computeIfAbsent(connection, this::begin);
    if (own.size() >= MAX_BROADCASTS) {
      return JsonBody.NULL;
    }
    String id = Connection.randomId();
    Broadcast made = new Broadcast(backend, extrinsic(bytes), () -> own.remove(id));
    own.put(id, made);
    made.start();
    return JsonBody.string(id);
  }

  /** What a connection keeps alive, it takes along when it goes. */
  private Map<String, Broadcast> begin(Connection connection) {
    Map<String, Broadcast> own = new ConcurrentHashMap<>();
    connection.onClose(
        () -> {
          broadcasts.remove(connection);
          own.values().forEach(Broadcast::stop);
        });
    return own;
  }

  private static byte @Nullable [] extrinsic(byte[] bytes) {
    try {
      return Extrinsics.first(bytes);
    } catch (ScaleException e) {
      return null;
    }
  }

  private JsonBody stop(Params params, RequestContext context) throws RpcException {
    String id = params.string(0, "operationId");
    Connection connection = context.connection();
    Map<String, Broadcast> own = connection == null ? null : broadcasts.get(connection);
    Broadcast found = own == null ? null : own.remove(id);
    if (found == null) {
      throw new RpcException(RpcException.INVALID_PARAMS, "Invalid operation id");
    }
    found.stop();
    return JsonBody.NULL;
  }
}
