package io.serinus.node.backend;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serinus.host.client.Client;
import io.serinus.host.client.ClientException;
import io.serinus.host.executor.ExecutorException;
import io.serinus.node.chainspec.ChainSpec;
import io.serinus.node.config.NodeConfig;
import io.serinus.node.config.ProductVersion;
import io.serinus.node.log.LogSetup;
import io.serinus.primitives.H256;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.NodeBackend;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the node says of itself. */
final class NodeFacts implements NodeBackend {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> PROPERTIES = new TypeReference<>() {};

  private final NodeConfig config;
  private final ChainSpec chain;
  private final Client client;
  private final String peerId;
  private final Reexecution reexecution;

  NodeFacts(NodeConfig config, ChainSpec chain, Client client, String peerId) {
    this.config = config;
    this.chain = chain;
    this.client = client;
    this.peerId = peerId;
    this.reexecution = new Reexecution(client);
  }

  @Override
  public String name() {
    return "Serinus";
  }

  @Override
  public String version() {
    return ProductVersion.get();
  }

  @Override
  public String chainName() {
    return chain.name();
  }

  @Override
  public ChainType chainType() {
    return switch (chain.chainType()) {
      case DEVELOPMENT -> ChainType.DEVELOPMENT;
      case LOCAL -> ChainType.LOCAL;
      case LIVE -> ChainType.LIVE;
    };
  }

  @Override
  public Map<String, Object> properties() {
    return JSON.convertValue(chain.properties(), PROPERTIES);
  }

  @Override
  public Health health() {
    boolean shouldHavePeers = !chain.bootNodes().isEmpty() || !config.bootnodes().isEmpty();
    return new Health(0, false, shouldHavePeers);
  }

  @Override
  public SyncState syncState() {
    long best = client.info().best().number();
    return new SyncState(0, best, best);
  }

  @Override
  public List<String> roles() {
    return List.of(config.authority() ? "Authority" : "Full");
  }

  @Override
  public String localPeerId() {
    return peerId;
  }

  @Override
  public List<String> listenAddresses() {
    return List.of();
  }

  @Override
  public List<Peer> peers() {
    return List.of();
  }

  @Override
  public void addReservedPeer(String multiaddress) throws BackendException {
    throw new BackendException("this node has no network");
  }

  @Override
  public void removeReservedPeer(String id) throws BackendException {
    throw new BackendException("this node has no network");
  }

  @Override
  public List<String> reservedPeers() {
    return List.of();
  }

  @Override
  public void addLogFilter(String directives) throws BackendException {
    try {
      LogSetup.add(List.of(directives.split(",", -1)));
    } catch (IllegalArgumentException e) {
      throw new BackendException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void resetLogFilter() {
    LogSetup.reset();
  }

  @Override
  public @Nullable BlockStats blockStats(H256 block) throws BackendException {
    try {
      return reexecution.measure(block);
    } catch (ClientException e) {
      return null;
    } catch (ExecutorException e) {
      throw new BackendException(String.valueOf(e.getMessage()));
    }
  }
}
