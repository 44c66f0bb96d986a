package io.serinus.node.cli;

import io.serinus.host.network.PeerAddress;
import io.serinus.node.config.Execution;
import io.serinus.node.config.NodeConfig;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of a running node. */
public final class RunOptions {
  @Mixin ChainOptions chain;

  @ArgGroup(exclusive = true)
  DevAccountOptions account = new DevAccountOptions();

  @Option(
      names = {"--validator", "--authority"},
      description = "Author blocks and vote on finality.")
  boolean validator;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The node's name, in logs and metrics.")
  Optional<String> name;

  @Option(
      names = "--block-time",
      paramLabel = "MS",
      description = "Milliseconds between blocks, for development chains; 6000 unless told.")
  Optional<Long> blockTime;

  @Option(
      names = "--execution",
      paramLabel = "HOW",
      defaultValue = "native",
      description =
          "native (default): Java where it is what the blob on chain was built from; wasm: always"
              + " the blob; both: each call twice, and stop where they differ.")
  Execution execution;

  @Mixin PruningOption states;

  @Option(
      names = "--node-key",
      paramLabel = "HEX",
      description = "The 32 bytes of the secret of the node's identity.")
  Optional<String> nodeKey;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "30333",
      description =
          "Where peers will connect (default ${DEFAULT-VALUE}); nobody listens there yet.")
  int port;

  @Option(
      names = "--bootnodes",
      paramLabel = "ADDRESS",
      split = ",",
      arity = "1..*",
      converter = BootnodeConverter.class,
      description =
          "Addresses of first peers, such as /dns/example.org/tcp/30333/p2p/12D3…; nobody is called"
              + " yet.")
  List<PeerAddress> bootnodes = List.of();

  @Mixin RpcOptions rpc;

  @Mixin PoolLimitOptions pool;

  @Option(
      names = "--prometheus-port",
      paramLabel = "PORT",
      defaultValue = "9615",
      description = "Metrics (default ${DEFAULT-VALUE}).")
  int prometheusPort;

  @Option(names = "--prometheus-external", description = "Let other machines read the metrics.")
  boolean prometheusExternal;

  @Option(names = "--no-prometheus", description = "No metrics.")
  boolean noPrometheus;

  NodeConfig toConfig() {
    boolean dev = chain.dev;
    Ports.check(port, "--port");
    if (chain.tmp && chain.basePath.isPresent()) {
      throw new CommandFailure("--tmp keeps nothing, --base-path keeps all: one of them");
    }
    Optional<String> devAccount =
        account.name().or(() -> dev ? Optional.of("Alice") : Optional.empty());
    return new NodeConfig(
        NodeName.check(name.or(() -> devAccount).orElse("Serinus")),
        chain.chainId(),
        chain.basePath(),
        chain.temporary(),
        validator || devAccount.isPresent(),
        devAccount,
        nodeKey.map(RunOptions::parseNodeKey),
        execution,
        states.pruning(),
        blockTime(),
        rpc.toConfig(dev, validator),
        pool.toOptions(dev),
        noPrometheus
            ? OptionalInt.empty()
            : OptionalInt.of(Ports.check(prometheusPort, "--prometheus-port")),
        prometheusExternal,
        bootnodes,
        chain.log);
  }

  private OptionalLong blockTime() {
    if (blockTime.isEmpty()) {
      return OptionalLong.empty();
    }
    if (blockTime.get() < 1) {
      throw new CommandFailure("--block-time: at least 1");
    }
    return OptionalLong.of(blockTime.get());
  }

  private static byte[] parseNodeKey(String hex) {
    if (!hex.matches("(0x)?[0-9a-fA-F]{64}")) {
      throw new CommandFailure("--node-key: 32 bytes in hexadecimal");
    }
    return HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex);
  }

  /** Reads {@code --bootnodes}. */
  static final class BootnodeConverter implements ITypeConverter<PeerAddress> {
    @Override
    public PeerAddress convert(String value) {
      try {
        return PeerAddress.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("'" + value + "': " + e.getMessage());
      }
    }
  }
}
