package io.serinus.rpc.legacy;

import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.NodeBackend;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.MethodRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code dev_*}: measurements for developers. */
public final class DevRpc implements MethodRegistry.ApiGroup {
  private static final Logger LOG = LoggerFactory.getLogger(DevRpc.class);
  private static final int EXECUTION_FAILED = 6003;

  private final NodeBackend node;

  /** Over this node. */
  public DevRpc(NodeBackend node) {
    this.node = node;
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.unsafe("dev_getBlockStats", this::blockStats);
  }

  private JsonBody blockStats(Params params) throws RpcException {
    NodeBackend.BlockStats stats;
    try {
      stats = node.blockStats(params.hash(0, "blockHash"));
    } catch (BackendException e) {
      LOG.debug("a block can't be executed again: {}", e.message());
      throw new RpcException(EXECUTION_FAILED, "Failed to re-execute the specified block");
    }
    if (stats == null) {
      return JsonBody.NULL;
    }
    return out -> {
      out.writeStartObject();
      out.writeNumberField("witnessLen", stats.witnessLength());
      out.writeNumberField("witnessCompactLen", stats.compactWitnessLength());
      out.writeNumberField("blockLen", stats.blockLength());
      out.writeNumberField("numExtrinsics", stats.extrinsics());
      out.writeEndObject();
    };
  }
}
