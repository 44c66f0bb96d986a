package io.serinus.node.cli;

import io.serinus.host.db.StoreException;
import io.serinus.node.chainspec.ChainSpecException;
import io.serinus.node.config.NodeConfig;
import io.serinus.node.log.LogSetup;
import io.serinus.node.service.Node;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Runs a node until the process is told to end. */
final class NodeRunner {
  private NodeRunner() {}

  static int run(NodeConfig config) {
    setUpLogs(config);
    Node node;
    try {
      node = Node.start(config);
    } catch (IOException | ChainSpecException | StoreException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
    CountDownLatch never = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(node::close, "shutdown"));
    try {
      never.await();
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
