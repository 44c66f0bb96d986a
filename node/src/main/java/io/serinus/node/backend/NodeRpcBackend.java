package io.serinus.node.backend;

import io.serinus.consensus.ConsensusService;
import io.serinus.crypto.keys.KeyStore;
import io.serinus.crypto.keys.Ss58Address;
import io.serinus.host.client.Client;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.node.chainspec.ChainSpec;
import io.serinus.node.config.NodeConfig;
import io.serinus.rpc.backend.RpcBackend;

/** Puts the adapters together. */
public final class NodeRpcBackend {
  private NodeRpcBackend() {}

  /**
   * The node for the RPC.
   *
   * @param peerId the node's identity
   */
  public static RpcBackend of(
      NodeConfig config,
      ChainSpec chain,
      String peerId,
      KeyValueStore store,
      KeyStore keys,
      Client client,
      TransactionPool pool,
      ConsensusService consensus) {
    int addressPrefix = chain.properties().path("ss58Format").asInt(Ss58Address.GENERIC);
    return new RpcBackend(
        new ClientChain(client),
        new ClientState(client),
        new ClientRuntime(client),
        new ClientTraces(client, config.rpc().limits().responseBytes()),
        new PoolTransactions(pool),
        new StoredKeys(keys, client),
        new OffchainStore(store),
        new GrandpaVoting(consensus, addressPrefix),
        new BabeSlots(consensus, addressPrefix),
        new NodeFacts(config, chain, client, peerId));
  }
}
