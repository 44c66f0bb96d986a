package io.serinus.rpc.v1;

import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.server.MethodRegistry;

/** {@code chainSpec_v1_*}: what the chain's specification says. */
public final class ChainSpecRpc implements MethodRegistry.ApiGroup {
  private final RpcBackend backend;

  /** Over this node. */
  public ChainSpecRpc(RpcBackend backend) {
    this.backend = backend;
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.method("chainSpec_v1_chainName", params -> JsonBody.string(backend.node().chainName()))
        .method("chainSpec_v1_genesisHash", params -> JsonBody.hex(backend.chain().genesisHash()))
        .method("chainSpec_v1_properties", params -> JsonBody.of(backend.node().properties()));
  }
}
