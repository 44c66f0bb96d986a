package io.serinus.rpc;

import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.legacy.AccountRpc;
import io.serinus.rpc.legacy.AuthorRpc;
import io.serinus.rpc.legacy.ChainRpc;
import io.serinus.rpc.legacy.ChildStateRpc;
import io.serinus.rpc.legacy.ConsensusRpc;
import io.serinus.rpc.legacy.DevRpc;
import io.serinus.rpc.legacy.OffchainRpc;
import io.serinus.rpc.legacy.PaymentRpc;
import io.serinus.rpc.legacy.StateMigrationRpc;
import io.serinus.rpc.legacy.StateRpc;
import io.serinus.rpc.legacy.SystemRpc;
import io.serinus.rpc.server.MethodRegistry;
import io.serinus.rpc.server.RpcConfig;
import io.serinus.rpc.server.RpcServer;
import io.serinus.rpc.v1.ArchiveRpc;
import io.serinus.rpc.v1.ChainHeadRpc;
import io.serinus.rpc.v1.ChainSpecRpc;
import io.serinus.rpc.v1.TransactionRpc;
import io.serinus.rpc.v1.TransactionWatchRpc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All methods of a node, and a server over them. */
public final class RpcMethods {
  private RpcMethods() {}

  /** The groups of methods over a node. */
  public static List<MethodRegistry.ApiGroup> groups(RpcBackend node) {
    List<MethodRegistry.ApiGroup> groups = new ArrayList<>();
    groups.add(new SystemRpc(node.node()));
    groups.add(new AccountRpc(node));
    groups.add(new ChainRpc(node.chain()));
    groups.add(new StateRpc(node));
    groups.add(new ChildStateRpc(node));
    groups.add(new StateMigrationRpc(node));
    groups.add(new AuthorRpc(node));
    groups.add(new PaymentRpc(node));
    groups.add(new ConsensusRpc(node.babe(), node.grandpa()));
    groups.add(new OffchainRpc(node.offchain()));
    groups.add(new DevRpc(node.node()));
    groups.add(new ChainHeadRpc(node));
    groups.add(new ChainSpecRpc(node));
    groups.add(new TransactionRpc(node));
    groups.add(new TransactionWatchRpc(node.pool()));
    groups.add(new ArchiveRpc(node));
    return groups;
  }

  /**
   * Begins to serve a node.
   *
   * @throws IOException if the address is taken or is not this machine's
   */
  public static RpcServer serve(RpcConfig config, RpcBackend node) throws IOException {
    return RpcServer.start(config, MethodRegistry.of(groups(node)), new SystemRpc(node.node()));
  }
}
