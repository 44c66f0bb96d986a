package io.serinus.node.config;

import io.serinus.host.network.PeerAddress;
import io.serinus.host.state.PruningMode;
import io.serinus.host.txpool.PoolOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A node's settings.
 *
 * @param name the name it goes by, in its logs
 * @param chain a chain's id or the path of its spec
 * @param basePath where the data lies, unless it is temporary
 * @param temporary whether the data is of no use after the node's end, and kept in memory
 * @param authority whether it authors and votes
 * @param devAccount the well-known development account whose session keys it holds, such as {@code
 *     Alice}
 * @param nodeKey the 32 bytes of the secret of its identity, if given
 * @param execution how the runtime is run
 * @param pruning which states are kept; if not told, as ever in an archive of any kind, and else
 *     the default
 * @param blockTime milliseconds between blocks, for development chains
 * @param rpc the RPC server
 * @param pool the limits of the transaction pool
 * @param prometheusPort the metrics' port, none where they are off
 * @param metricsExternal whether other machines may read the metrics
 * @param bootnodes first peers beside those of the chain's spec
 * @param logFilters log levels, each {@code level} or {@code target=level}
 */
public record NodeConfig(
    String name,
    String chain,
    Path basePath,
    boolean temporary,
    boolean authority,
    Optional<String> devAccount,
    Optional<byte[]> nodeKey,
    Execution execution,
    Optional<PruningMode> pruning,
    OptionalLong blockTime,
    RpcConfig rpc,
    PoolOptions pool,
    OptionalInt prometheusPort,
    boolean metricsExternal,
    List<PeerAddress> bootnodes,
    List<String> logFilters) {
  public NodeConfig {
    bootnodes = List.copyOf(bootnodes);
    logFilters = List.copyOf(logFilters);
  }

  /** The folder of a chain's database. */
  public Path databasePath(String chainId) {
    return databasePath(basePath, chainId);
  }

  /** The folder of a chain's database below a base path. */
  public static Path databasePath(Path basePath, String chainId) {
    return databaseFolder(basePath, chainId).resolve("full");
  }

  /** The folder of all databases of a chain below a base path. */
  public static Path databaseFolder(Path basePath, String chainId) {
    return basePath.resolve("chains").resolve(chainId).resolve("db");
  }

  /** The folder of what runtimes' code was compiled to; it may be deleted at any time. */
  public Path codeCachePath() {
    return basePath.resolve("compiled");
  }

  /** The folder of the node's identity on a chain. */
  public Path networkPath(String chainId) {
    return basePath.resolve("chains").resolve(chainId).resolve("network");
  }

  /** The folder of a chain's keys. */
  public Path keystorePath(String chainId) {
    return basePath.resolve("chains").resolve(chainId).resolve("keystore");
  }
}
