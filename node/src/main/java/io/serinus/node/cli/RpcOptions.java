package io.serinus.node.cli;

import io.serinus.node.config.RpcAccess;
import io.serinus.node.config.RpcConfig;
import io.serinus.rpc.server.CorsPolicy;
import io.serinus.rpc.server.RpcLimits;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of the RPC server. */
final class RpcOptions {
  /** A JVM array holds no more. */
  private static final int MOST_MEBIBYTES = 2047;

  @Option(
      names = "--rpc-port",
      paramLabel = "PORT",
      defaultValue = "9944",
      description = "HTTP and WebSocket (default ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--rpc-external",
      description = "Let other machines connect to the RPC port; not for validators.")
  boolean external;

  @Option(
      names = "--unsafe-rpc-external",
      description = "Let other machines connect to the RPC port, of a validator as well.")
  boolean unsafeExternal;

  @Option(
      names = "--rpc-cors",
      paramLabel = "ORIGINS",
      split = ",",
      description =
          "Origins that browsers may connect from, or all; unless told, this machine's and"
              + " https://polkadot.js.org, and all with --dev.")
  List<String> cors = List.of();

  @Option(
      names = "--rpc-methods",
      paramLabel = "SET",
      defaultValue = "auto",
      description = "auto (default), safe or unsafe.")
  RpcAccess methods;

  @Option(
      names = "--rpc-max-connections",
      paramLabel = "N",
      defaultValue = "100",
      description = "RPC connections at a time (default ${DEFAULT-VALUE}).")
  int maxConnections;

  @Option(
      names = "--rpc-max-request-size",
      paramLabel = "MB",
      defaultValue = "15",
      description = "The size of a request, in mebibytes (default ${DEFAULT-VALUE}).")
  int maxRequestSize;

  @Option(
      names = "--rpc-max-response-size",
      paramLabel = "MB",
      defaultValue = "15",
      description = "The size of a response, in mebibytes (default ${DEFAULT-VALUE}).")
  int maxResponseSize;

  @Option(
      names = "--rpc-max-subscriptions-per-connection",
      paramLabel = "N",
      defaultValue = "1024",
      description = "Subscriptions of a connection at a time (default ${DEFAULT-VALUE}).")
  int maxSubscriptions;

  @Option(
      names = "--rpc-message-buffer-capacity-per-connection",
      paramLabel = "N",
      defaultValue = "64",
      description = "Messages that may wait for a slow client (default ${DEFAULT-VALUE}).")
  int messageBuffer;

  @ArgGroup(exclusive = true)
  BatchOptions batch = new BatchOptions();

  /** Whether a request may hold many, and how many. */
  static final class BatchOptions {
    @Option(names = "--rpc-disable-batch-requests", description = "Take no batches of requests.")
    boolean disabled;

    @Option(
        names = "--rpc-max-batch-request-len",
        paramLabel = "N",
        description = "Requests in a batch; unlimited unless told.")
    Optional<Integer> length = Optional.empty();

    int limit() {
      return disabled ? 0 : length.orElse(RpcLimits.DEFAULT.batch());
    }
  }

  /**
   * @param dev whether the chain is for development, open to every web page
   * @param validator whether the node was asked to be a validator, whose RPC is not for outsiders
   */
  RpcConfig toConfig(boolean dev, boolean validator) {
    if (external && validator && methods != RpcAccess.UNSAFE) {
      throw new CommandFailure(
          "--rpc-external is not for a validator; --unsafe-rpc-external or --rpc-methods=unsafe"
              + " opens it all the same");
    }
    return new RpcConfig(
        Ports.check(port, "--rpc-port"),
        external || unsafeExternal,
        origins(dev),
        methods,
        limits());
  }

  private RpcLimits limits() {
    RpcLimits sized =
        RpcLimits.DEFAULT.withSizes(
            bytes(maxRequestSize, "--rpc-max-request-size"),
            bytes(maxResponseSize, "--rpc-max-response-size"));
    return sized
        .withConnections(atLeast(1, maxConnections, "--rpc-max-connections"))
        .withSubscriptions(atLeast(0, maxSubscriptions, "--rpc-max-subscriptions-per-connection"))
        .withBatch(atLeast(0, batch.limit(), "--rpc-max-batch-request-len"))
        .withBuffers(
            atLeast(1, messageBuffer, "--rpc-message-buffer-capacity-per-connection"),
            sized.outboundBytes());
  }

  private static int bytes(int mebibytes, String option) {
    if (mebibytes < 1 || mebibytes > MOST_MEBIBYTES) {
      throw new CommandFailure(option + ": from 1 to " + MOST_MEBIBYTES);
    }
    return mebibytes * 1024 * 1024;
  }

  private static int atLeast(int least, int value, String option) {
    if (value < least) {
      throw new CommandFailure(option + ": at least " + least);
    }
    return value;
  }

  private List<String> origins(boolean dev) {
    if (!cors.isEmpty()) {
      return cors.contains("all") ? List.of("*") : cors;
    }
    return dev ? List.of("*") : CorsPolicy.DEFAULT.origins();
  }
}
