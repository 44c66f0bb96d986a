package io.serinus.node.cli.benchmark;

import io.serinus.node.benchmark.TransferBenchmark;
import io.serinus.node.config.Execution;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures transfers. */
@Command(
    name = "transfers",
    description = {
      "Take signed transfers through the pool into blocks, as fast as it goes, and execute the",
      "blocks again. Each round prints its figures; the first ones warm up."
    },
    mixinStandardHelpOptions = true)
final class TransfersCommand implements Callable<Integer> {
  @Option(
      names = "--transfers",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Transfers of a round, each between accounts of its own (${DEFAULT-VALUE}).")
  int transfers;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Rounds (${DEFAULT-VALUE}).")
  int rounds;

  @Option(
      names = "--execution",
      paramLabel = "HOW",
      defaultValue = "native",
      description = "native, wasm or both (native).")
  Execution execution;

  @Override
  public Integer call() {
    TransferBenchmark.run(execution, transfers, rounds, System.out);
    return 0;
  }
}
