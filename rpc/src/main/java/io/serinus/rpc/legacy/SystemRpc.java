package io.serinus.rpc.legacy;

import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.NodeBackend;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.HealthCheck;
import io.serinus.rpc.server.MethodRegistry;
import java.util.ArrayList;
import java.util.List;

/** {@code system_*}: what the node says of itself and its peers. */
public final class SystemRpc implements MethodRegistry.ApiGroup, HealthCheck {
  private static final int MALFORMED_PEER = 2002;

  private final NodeBackend node;

  /** Over this node. */
  public SystemRpc(NodeBackend node) {
    this.node = node;
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.method("system_name", params -> JsonBody.string(node.name()))
        .method("system_version", params -> JsonBody.string(node.version()))
        .method("system_chain", params -> JsonBody.string(node.chainName()))
        .method("system_chainType", params -> JsonBody.string(node.chainType().text()))
        .method("system_properties", params -> JsonBody.of(node.properties()))
        .method("system_health", params -> health())
        .method("system_syncState", params -> syncState())
        .method("system_nodeRoles", params -> JsonBody.strings(node.roles()))
        .method("system_localPeerId", params -> JsonBody.string(node.localPeerId()))
        .method("system_localListenAddresses", params -> JsonBody.strings(node.listenAddresses()))
        .method("system_reservedPeers", params -> JsonBody.strings(node.reservedPeers()))
        .unsafe("system_peers", params -> peers())
        .unsafe("system_unstable_networkState", params -> networkState())
        .unsafe("system_addReservedPeer", this::addReservedPeer)
        .unsafe("system_removeReservedPeer", this::removeReservedPeer)
        .unsafe("system_addLogFilter", this::addLogFilter)
        .unsafe(
            "system_resetLogFilter",
            params -> {
              node.resetLogFilter();
              return JsonBody.NULL;
            });
  }

  @Override
  public JsonBody health() {
    NodeBackend.Health health = node.health();
    return out -> {
      out.writeStartObject();
      out.writeNumberField("peers", health.peers());
      out.writeBooleanField("isSyncing", health.isSyncing());
      out.writeBooleanField("shouldHavePeers", health.shouldHavePeers());
      out.writeEndObject();
    };
  }

  @Override
  public boolean isReady() {
    NodeBackend.Health health = node.health();
    return !health.shouldHavePeers() || (!health.isSyncing() && health.peers() > 0);
  }

  private JsonBody syncState() {
    NodeBackend.SyncState state = node.syncState();
    return out -> {
      out.writeStartObject();
      out.writeNumberField("startingBlock", state.startingBlock());
      out.writeNumberField("currentBlock", state.currentBlock());
      out.writeNumberField("highestBlock", state.highestBlock());
      out.writeEndObject();
    };
  }

  private JsonBody peers() {
    List<JsonBody> peers = new ArrayList<>();
    for (NodeBackend.Peer peer : node.peers()) {
      peers.add(
          out -> {
            out.writeStartObject();
            out.writeStringField("peerId", peer.id());
            out.writeStringField("roles", peer.roles());
            out.writeStringField("bestHash", peer.bestHash().toString());
            out.writeNumberField("bestNumber", peer.bestNumber());
            out.writeEndObject();
          });
    }
    return JsonBody.array(peers);
  }

  private JsonBody networkState() {
    List<NodeBackend.Peer> peers = node.peers();
    return out -> {
      out.writeStartObject();
      out.writeStringField("peerId", node.localPeerId());
      out.writeFieldName("listenedAddresses");
      JsonBody.strings(node.listenAddresses()).writeTo(out);
      out.writeObjectFieldStart("connectedPeers");
      for (NodeBackend.Peer peer : peers) {
        out.writeObjectFieldStart(peer.id());
        out.writeStringField("roles", peer.roles());
        out.writeEndObject();
      }
      out.writeEndObject();
      out.writeEndObject();
    };
  }

  private JsonBody addReservedPeer(Params params) throws RpcException {
    try {
      node.addReservedPeer(params.string(0, "peer"));
    } catch (BackendException e) {
      throw new RpcException(MALFORMED_PEER, e.message());
    }
    return JsonBody.NULL;
  }

  private JsonBody removeReservedPeer(Params params) throws RpcException {
    try {
      node.removeReservedPeer(params.string(0, "peerId"));
    } catch (BackendException e) {
      throw new RpcException(MALFORMED_PEER, e.message());
    }
    return JsonBody.NULL;
  }

  private JsonBody addLogFilter(Params params) throws RpcException {
    try {
      node.addLogFilter(params.string(0, "directives"));
    } catch (BackendException e) {
      throw new RpcException(RpcException.INTERNAL_ERROR, e.message());
    }
    return JsonBody.NULL;
  }
}
