package io.serinus.node.cli;

import io.serinus.node.config.NodeConfig;
import io.serinus.node.log.LogSetup;
import io.serinus.node.service.Node;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Runs a node until the process is told to end, or the node can't go on. */
final class NodeRunner {
  /** How a node is started. */
  interface Start {
    /**
     * @param onFailure runs when the node can't go on
     */
    Node node(Runnable onFailure) throws IOException;
  }

  private NodeRunner() {}

  /**
   * @return the exit code
   */
  static int run(NodeConfig config) throws IOException {
    setUpLogs(config.logFilters());
    return run(onFailure -> Node.start(config, onFailure), EndSignals::handle);
  }

  /**
   * @param signals has what it is given run when the process is told to end
   * @return the exit code
   */
  static int run(Start start, Consumer<Runnable> signals) throws IOException {
    CompletableFuture<Integer> end = new CompletableFuture<>();
    // Before the node is there: one that is told to end while it starts does so once it has.
    signals.accept(() -> end.complete(0));
    try (Node node = start.node(() -> end.complete(1))) {
      Runtime.getRuntime().addShutdownHook(new Thread(node::close, "shutdown"));
      return end.join();
    }
  }

  static void setUpLogs(List<String> filters) {
    try {
      LogSetup.apply(filters);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
  }
}
