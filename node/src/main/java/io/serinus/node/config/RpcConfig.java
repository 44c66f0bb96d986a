package io.serinus.node.config;

import io.serinus.rpc.server.RpcLimits;
import java.util.List;

/**
 * The RPC server.
 *
 * @param port the port of HTTP and WebSocket; 0 lets the system choose
 * @param external whether other machines may connect
 * @param cors the origins that browsers may connect from; {@code *} stands for all
 * @param access which methods are open
 * @param limits how much is served
 */
public record RpcConfig(
    int port, boolean external, List<String> cors, RpcAccess access, RpcLimits limits) {
  public RpcConfig {
    cors = List.copyOf(cors);
  }

  /** Whether the unsafe methods are open. */
  public boolean unsafeMethods() {
    return access == RpcAccess.UNSAFE || (access == RpcAccess.AUTO && !external);
  }
}
