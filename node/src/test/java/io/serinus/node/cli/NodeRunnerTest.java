package io.serinus.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.node.config.NodeConfig;
import io.serinus.node.service.Node;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** How a node is told to end. */
@Timeout(120)
class NodeRunnerTest {
  /** Stands for the process' signals. */
  private Runnable signal = () -> {};

  @Test
  void aSignalWhileTheNodeStartsEndsItCleanly() throws IOException {
    CommandLine line = CommandLineRunner.commandLine();
    line.parseArgs("--dev", "--tmp", "--rpc-port=0", "--no-prometheus");
    SerinusCommand command = line.getCommand();
    NodeConfig config = command.options.toConfig();
    int code =
        NodeRunner.run(
            onFailure -> {
              signal.run();
              return Node.start(config, onFailure);
            },
            end -> signal = end);
    assertThat(code).isZero();
  }
}
