package io.serinus.rpc;

import io.serinus.primitives.H256;
import io.serinus.rpc.backend.BabeBackend;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.GrandpaBackend;
import io.serinus.rpc.backend.KeyBackend;
import io.serinus.rpc.backend.NodeBackend;
import io.serinus.rpc.backend.OffchainBackend;
import io.serinus.rpc.backend.Registration;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.backend.TraceBackend;
import io.serinus.rpc.json.Hex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything else of a node: keys, engines, peers. */
public final class FakeNode
    implements NodeBackend, KeyBackend, OffchainBackend, GrandpaBackend, BabeBackend {
  public final FakeChain chain = new FakeChain();
  public final FakePool pool = new FakePool();
  public final Map<String, byte[]> keys = new HashMap<>();
  public final List<String> reserved = new ArrayList<>();
  public final List<String> logFilters = new ArrayList<>();
  private final List<Consumer<byte[]>> justificationListeners = new CopyOnWriteArrayList<>();
  private final Map<String, byte[]> offchain = new HashMap<>();
  public NodeBackend.Health health = new NodeBackend.Health(3, false, true);
  public GrandpaBackend.@Nullable RoundState rounds;
  public volatile TraceBackend traces =
      (block, targets, keys, methods) -> new TraceBackend.Trace(List.of(), List.of());

  public RpcBackend backend() {
    return new RpcBackend(
        chain,
        chain,
        chain,
        (block, targets, keys, methods) -> traces.trace(block, targets, keys, methods),
        pool,
        this,
        this,
        this,
        this,
        this);
  }

  public void justify(byte[] proof) {
    justificationListeners.forEach(l -> l.accept(proof));
  }

  @Override
  public String name() {
    return "Serinus";
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public String chainName() {
    return "Kusama Development";
  }

  @Override
  public NodeBackend.ChainType chainType() {
    return NodeBackend.ChainType.DEVELOPMENT;
  }

  @Override
  public Map<String, Object> properties() {
    return Map.of("ss58Format", 2);
  }

  @Override
  public NodeBackend.Health health() {
    return health;
  }

  @Override
  public NodeBackend.SyncState syncState() {
    return new NodeBackend.SyncState(0, chain.best().number(), chain.best().number());
  }

  @Override
  public List<String> roles() {
    return List.of("Authority");
  }

  @Override
  public String localPeerId() {
    return "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";
  }

  @Override
  public List<String> listenAddresses() {
    return List.of("/ip4/127.0.0.1/tcp/30333/p2p/" + localPeerId());
  }

  @Override
  public List<NodeBackend.Peer> peers() {
    return List.of(new NodeBackend.Peer("12D3KooWpeer", "FULL", H256.ZERO, 7));
  }

  @Override
  public void addReservedPeer(String multiaddress) throws BackendException {
    if (!multiaddress.contains("/p2p/")) {
      throw new BackendException("Peer id is missing from the address");
    }
    reserved.add(multiaddress);
  }

  @Override
  public void removeReservedPeer(String peerId) {
    reserved.removeIf(a -> a.endsWith(peerId));
  }

  @Override
  public List<String> reservedPeers() {
    return reserved;
  }

  @Override
  public void addLogFilter(String directives) throws BackendException {
    if (directives.endsWith("=")) {
      throw new BackendException("invalid log filter");
    }
    logFilters.add(directives);
  }

  @Override
  public void resetLogFilter() {
    logFilters.clear();
  }

  @Override
  public NodeBackend.@Nullable BlockStats blockStats(H256 block) {
    return chain.header(block) == null ? null : new NodeBackend.BlockStats(10, 8, 20, 2);
  }

  @Override
  public void insert(String kind, String suri, byte[] publicKey) throws BackendException {
    if (suri.isEmpty()) {
      throw new BackendException("no secret");
    }
    keys.put(kind + Hex.encode(publicKey), publicKey);
  }

  @Override
  public byte[] rotate() {
    return new byte[] {9, 9};
  }

  @Override
  public boolean has(byte[] publicKey, String kind) {
    return keys.containsKey(kind + Hex.encode(publicKey));
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return offchain.get(Hex.encode(key));
  }

  @Override
  public void set(byte[] key, byte[] value) {
    offchain.put(Hex.encode(key), value);
  }

  @Override
  public void clear(byte[] key) {
    offchain.remove(Hex.encode(key));
  }

  @Override
  public GrandpaBackend.@Nullable RoundState roundState() {
    return rounds;
  }

  @Override
  public byte @Nullable [] proveFinality(long number) throws BackendException {
    if (number > chain.finalized().number()) {
      throw new BackendException("Block not yet finalized");
    }
    return new byte[] {(byte) number};
  }

  @Override
  public Registration subscribeJustifications(Consumer<byte[]> listener) {
    justificationListeners.add(listener);
    return () -> justificationListeners.remove(listener);
  }

  @Override
  public Map<String, BabeBackend.Slots> epochAuthorship() {
    return Map.of("5abc", new BabeBackend.Slots(List.of(1L), List.of(), List.of(2L, 3L)));
  }
}
