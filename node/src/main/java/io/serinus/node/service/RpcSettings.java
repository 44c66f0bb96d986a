package io.serinus.node.service;

import io.serinus.node.config.RpcConfig;
import io.serinus.rpc.server.CorsPolicy;
import io.serinus.rpc.server.RpcConfig.MethodPolicy;

/** The RPC server's settings, of the node's. */
final class RpcSettings {
  private RpcSettings() {}

  static io.serinus.rpc.server.RpcConfig of(RpcConfig config) {
    io.serinus.rpc.server.RpcConfig local =
        io.serinus.rpc.server.RpcConfig.local(config.port())
            .withCors(CorsPolicy.parse(String.join(",", config.cors())))
            .withMethods(
                switch (config.access()) {
                  case AUTO -> MethodPolicy.AUTO;
                  case SAFE -> MethodPolicy.SAFE;
                  case UNSAFE -> MethodPolicy.UNSAFE;
                })
            .withLimits(config.limits());
    return config.external() ? local.external() : local;
  }
}
