package io.serinus.rpc.legacy;

import io.serinus.rpc.backend.OffchainBackend;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.MethodRegistry;

/** {@code offchain_*}: the persistent store of offchain workers. */
public final class OffchainRpc implements MethodRegistry.ApiGroup {
  private static final int UNAVAILABLE_KIND = 5001;

  private final OffchainBackend store;

  /** Over this store. */
  public OffchainRpc(OffchainBackend store) {
    this.store = store;
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.unsafe(
            "offchain_localStorageGet",
            params -> {
              requirePersistent(params);
              return JsonBody.hex(store.get(params.bytes(1, "key")));
            })
        .unsafe(
            "offchain_localStorageSet",
            params -> {
              requirePersistent(params);
              store.set(params.bytes(1, "key"), params.bytes(2, "value"));
              return JsonBody.NULL;
            })
        .unsafe(
            "offchain_localStorageClear",
            params -> {
              requirePersistent(params);
              store.clear(params.bytes(1, "key"));
              return JsonBody.NULL;
            });
  }

  private static void requirePersistent(Params params) throws RpcException {
    switch (params.string(0, "kind")) {
      case "PERSISTENT" -> {
        // The one kind that outlives a call.
      }
      case "LOCAL" ->
          throw new RpcException(UNAVAILABLE_KIND, "This storage kind is not available yet.");
      default -> throw RpcException.invalidParams("invalid `kind`: expected PERSISTENT or LOCAL");
    }
  }
}
