package io.serinus.node.cli.benchmark;

import io.serinus.node.benchmark.ExecutionBenchmark;
import io.serinus.node.benchmark.TransferBenchmark;
import io.serinus.node.config.Execution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures transfers. */
@Command(
    name = "transfers",
    description = {
      "Take signed transfers through the pool into blocks, as fast as it goes.",
      "Also have other nodes import these blocks; count how many a second the runtime's block",
      "limits allow; and execute a block of 1,000 transfers again and again, natively and in Wasm."
    },
    mixinStandardHelpOptions = true)
final class TransfersCommand implements Callable<Integer> {
  private static final int EXECUTED_TRANSFERS = 1000;

  @Option(
      names = "--transfers",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Transfers of a round, each between accounts of its own (${DEFAULT-VALUE}).")
  int transfers;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "20",
      description = "Rounds, of which the first half warms up; 0 for none (${DEFAULT-VALUE}).")
  int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "30",
      converter = Seconds.class,
      description =
          "Seconds of executing one block in each of four ways, the first half to warm up"
              + " (${DEFAULT-VALUE}).")
  Duration time;

  @Option(
      names = "--class-cache",
      paramLabel = "FOLDER",
      description = "Where to keep the compiled Wasm from one run to the next.")
  @Nullable Path classCache;

  @Option(
      names = "--execution",
      paramLabel = "HOW",
      defaultValue = "native",
      description = "How the rounds are run: native, wasm or both (${DEFAULT-VALUE}).")
  Execution execution;

  @Override
  public Integer call() {
    if (rounds > 0) {
      TransferBenchmark.run(execution, transfers, rounds, System.out);
      TransferBenchmark.printCap(execution, System.out);
    }
    ExecutionBenchmark.run(EXECUTED_TRANSFERS, time, classCache, System.out);
    return 0;
  }
}
