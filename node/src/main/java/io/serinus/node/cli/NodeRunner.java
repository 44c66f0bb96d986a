package io.serinus.node.cli;

import io.serinus.node.config.NodeConfig;
import io.serinus.node.log.LogSetup;
import io.serinus.node.service.Node;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Runs a node until the process is told to end, or the node can't go on. */
final class NodeRunner {
  private NodeRunner() {}

  /**
   * @return the exit code
   */
  static int run(NodeConfig config) throws IOException {
    setUpLogs(config);
    CompletableFuture<Integer> end = new CompletableFuture<>();
    try (Node node = Node.start(config, () -> end.complete(1))) {
      Runtime.getRuntime().addShutdownHook(new Thread(node::close, "shutdown"));
      EndSignals.handle(() -> end.complete(0));
      return end.join();
    }
  }

  static void setUpLogs(NodeConfig config) {
    try {
      LogSetup.apply(config.logFilters());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
  }
}
