package io.serinus.node.cli.benchmark;

import io.serinus.host.chain.StateBenchmark;
import io.serinus.node.benchmark.StateBenchmarks;
import io.serinus.node.cli.CommandFailure;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the state. */
@Command(
    name = "storage",
    description =
        "Read and change a state in memory and in the database, as blocks of transfers do.",
    mixinStandardHelpOptions = true)
final class StorageCommand implements Callable<Integer> {
  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Accounts in the state, 2,000 of which a block changes (${DEFAULT-VALUE}).")
  int accounts;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "20",
      description = "Blocks, of which the best counts (${DEFAULT-VALUE}).")
  int rounds;

  @Mixin FiguresOutput output;

  @Override
  public Integer call() throws IOException {
    if (accounts <= StateBenchmark.CHANGES || rounds < 1) {
      throw new CommandFailure(
          "it takes more than " + StateBenchmark.CHANGES + " accounts, and a round at least");
    }
    output.print(StateBenchmarks.storage(accounts, rounds));
    return 0;
  }
}
