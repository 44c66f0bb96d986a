package io.serinus.node.cli.benchmark;

import io.serinus.node.benchmark.StartBenchmark;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how a node starts. */
@Command(
    name = "start",
    description = "Start development chains: seconds until block 1, and resident memory.",
    mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {
  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many starts (${DEFAULT-VALUE}).")
  int starts;

  @Mixin FiguresOutput output;

  @Override
  public Integer call() throws IOException {
    output.print(StartBenchmark.run(starts));
    return 0;
  }
}
