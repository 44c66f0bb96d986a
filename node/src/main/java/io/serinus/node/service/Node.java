package io.serinus.node.service;

import io.serinus.consensus.ConsensusOptions;
import io.serinus.consensus.ConsensusService;
import io.serinus.consensus.grandpa.GrandpaNetwork;
import io.serinus.crypto.keys.KeyStore;
import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.chain.ChainInfo;
import io.serinus.host.client.Client;
import io.serinus.host.client.ClientPoolChain;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.db.StoreException;
import io.serinus.host.executor.RuntimeExecutor;
import io.serinus.host.offchain.OffchainStorage;
import io.serinus.host.offchain.OffchainWorkers;
import io.serinus.host.offchain.WorkerOffchain;
import io.serinus.host.txpool.PoolOptions;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.hostapi.NativeRuntime;
import io.serinus.node.backend.NodeRpcBackend;
import io.serinus.node.chainspec.ChainSpec;
import io.serinus.node.chainspec.ChainSpecException;
import io.serinus.node.chainspec.ChainType;
import io.serinus.node.config.NodeConfig;
import io.serinus.node.log.Banner;
import io.serinus.node.log.ChainStatus;
import io.serinus.node.log.ImportLog;
import io.serinus.node.log.Informant;
import io.serinus.node.metrics.NodeMetrics;
import io.serinus.node.metrics.PrometheusServer;
import io.serinus.rpc.RpcMethods;
import io.serinus.rpc.server.RpcServer;
import io.serinus.runtime.kusama.KusamaRuntime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running node. Its parts are started one after the other, each on those before it, and ended in
 * the opposite order.
 */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final long KUSAMA_BLOCK_TIME = 6000;

  private final NodeConfig config;
  private final ChainSpec chain;
  private final RuntimeExecutor executor;
  private final InstantSource clock = InstantSource.system();
  private final Runnable onFailure;
  private final Deque<Part> parts = new ArrayDeque<>();

  /** Ends a part. */
  private record Part(String name, AutoCloseable end) {}

  private Node(NodeConfig config, ChainSpec chain, RuntimeExecutor executor, Runnable onFailure) {
    this.config = config;
    this.chain = chain;
    this.executor = executor;
    this.onFailure = onFailure;
  }

  /**
   * Starts a node.
   *
   * @param onFailure runs when the node met what it must not go on with, which the log tells: a
   *     database that takes no more writes or, with {@code --execution both}, a call that came out
   *     differently
   * @throws IOException if a port is taken or a file cannot be read
   * @throws ChainSpecException if the chain's spec is none, or asks for what the settings are not
   *     for
   */
  public static Node start(NodeConfig config, Runnable onFailure) throws IOException {
    return start(config, new KusamaRuntime(), onFailure);
  }

  /**
   * As above.
   *
   * @param kusama what runs natively where the chain's code is this build's
   */
  public static Node start(NodeConfig config, NativeRuntime kusama, Runnable onFailure)
      throws IOException {
    RuntimeExecutor executor =
        Runtimes.executor(
            config.execution(),
            config.temporary() ? null : config.codeCachePath(),
            kusama,
            difference -> {
              LOG.error("{}", difference.getMessage());
              onFailure.run();
            });
    ChainSpec chain =
        ChainSpecs.load(config.chain(), Runtimes.caller(executor, new MemoryKeyStore()));
    if (config.blockTime().isPresent() && chain.chainType() != ChainType.DEVELOPMENT) {
      throw new ChainSpecException(
          "--block-time is for development chains; %s is of the type %s"
              .formatted(chain.name(), chain.chainType().label()));
    }
    Node node = new Node(config, chain, executor, onFailure);
    try {
      node.start();
      return node;
    } catch (IOException | RuntimeException e) {
      node.close();
      throw e;
    }
  }

  private void start() throws IOException {
    Banner.print(config, chain);
    KeyStore keys = KeyStores.open(config, chain.id());
    ChainParts opened =
        ChainParts.over(
            database(), config.pruning(), chain, Runtimes.caller(executor, keys), workers());
    Client client = opened.client();
    parts.push(new Part("database", client));
    String peerId = identity().peerId();
    LOG.info("🏷  Local node identity is: {}", peerId);
    LOG.info("📦 Highest known block at #{}", client.info().best().number());

    TransactionPool pool = pool(client);
    ConsensusService consensus =
        new ConsensusService(
            client, pool, keys, GrandpaNetwork.alone(), consensusOptions(), clock, () -> true);
    parts.push(new Part("consensus", consensus));
    Runnable unlisten = client.listen(ImportLog::log);
    parts.push(new Part("import log", unlisten::run));

    startOffchainWorkers(client, pool, opened.store());
    startMetrics(client, pool);
    RpcServer rpc =
        RpcMethods.serve(
            RpcSettings.of(config.rpc()),
            NodeRpcBackend.of(
                config, chain, peerId, opened.store(), keys, client, pool, consensus));
    parts.push(new Part("RPC server", rpc));
    LOG.info("Running JSON-RPC server: addr={}", shown(rpc.address()));
    consensus.start();
    parts.push(new Part("informant", Informant.start(() -> status(client))));
  }

  private KeyValueStore database() {
    return new WatchedStore(
        ChainDatabase.open(DataSettings.of(config), chain.id()),
        refusal -> {
          LOG.error("The database takes no more, so the node ends: {}", refusal.getMessage());
          onFailure.run();
        });
  }

  private static String shown(InetSocketAddress address) {
    boolean any = address.getAddress().isAnyLocalAddress();
    return (any ? "0.0.0.0" : address.getAddress().getHostAddress()) + ":" + address.getPort();
  }

  private ExecutorService workers() {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("worker-", 0).factory());
    parts.push(new Part("workers", workers::shutdownNow));
    return workers;
  }

  private NodeIdentity identity() throws IOException {
    return config.temporary() && config.nodeKey().isEmpty()
        ? NodeIdentity.random()
        : NodeIdentity.load(config.networkPath(chain.id()), config.nodeKey());
  }

  private TransactionPool pool(Client client) {
    ExecutorService validators = workers();
    ClientPoolChain view = new ClientPoolChain(client);
    PoolOptions options = config.pool().withAuthor(config.authority());
    TransactionPool pool = new TransactionPool(view, options, clock, validators);
    Runnable disconnect = view.connect(pool);
    parts.push(new Part("transaction pool", disconnect::run));
    return pool;
  }

  private void startOffchainWorkers(Client client, TransactionPool pool, KeyValueStore store) {
    WorkerOffchain functions =
        new WorkerOffchain(config.authority(), pool, new OffchainStorage(store), clock);
    Runnable end = new OffchainWorkers(client, functions, clock, workers()).connect();
    parts.push(new Part("offchain workers", end::run));
  }

  private ConsensusOptions consensusOptions() {
    return chain.chainType() == ChainType.DEVELOPMENT
        ? ConsensusOptions.development(
            config.authority(), config.blockTime().orElse(KUSAMA_BLOCK_TIME))
        : ConsensusOptions.standard(config.authority());
  }

  private void startMetrics(Client client, TransactionPool pool) throws IOException {
    if (config.prometheusPort().isEmpty()) {
      return;
    }
    NodeMetrics metrics = new NodeMetrics(chain.id(), config.name());
    metrics.chainStatus(() -> status(client));
    metrics.readyTransactions(() -> pool.status().ready());
    PrometheusServer server =
        PrometheusServer.start(
            config.prometheusPort().getAsInt(), config.metricsExternal(), metrics::scrape);
    parts.push(new Part("metrics", server));
    LOG.info(
        "〽️ Prometheus exporter started at {}:{}",
        server.address().getAddress().getHostAddress(),
        server.address().getPort());
  }

  private static ChainStatus status(Client client) {
    ChainInfo info = client.info();
    return new ChainStatus(
        info.best().number(),
        info.best().hash(),
        info.finalized().number(),
        info.finalized().hash());
  }

  /** Ends the node; what it has on disk is whole. */
  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      try {
        part.end().close();
      } catch (StoreException e) {
        LOG.warn("the {} did not end well: {}", part.name(), e.getMessage());
      } catch (Exception e) {
        LOG.warn("the {} did not end well", part.name(), e);
      }
    }
  }
}
