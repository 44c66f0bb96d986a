package io.serinus.node.cli;

import io.serinus.node.config.NodeConfig;
import io.serinus.node.log.LogSetup;
import io.serinus.node.service.Node;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Runs a node until the process is told to end. */
final class NodeRunner {
  private NodeRunner() {}

  static int run(NodeConfig config) throws IOException {
    setUpLogs(config);
    CountDownLatch ended = new CountDownLatch(1);
    try (Node node = Node.start(config)) {
      Runtime.getRuntime().addShutdownHook(new Thread(node::close, "shutdown"));
      EndSignals.handle(ended::countDown);
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  static void setUpLogs(NodeConfig config) {
    try {
      LogSetup.apply(config.logFilters());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
  }
}
