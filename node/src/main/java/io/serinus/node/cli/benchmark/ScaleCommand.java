package io.serinus.node.cli.benchmark;

import io.serinus.node.benchmark.ScaleBenchmark;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the codec. */
@Command(
    name = "scale",
    description = "Encode and decode a large block and a list of small values.",
    mixinStandardHelpOptions = true)
final class ScaleCommand implements Callable<Integer> {
  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      defaultValue = "2",
      converter = Seconds.class,
      description = "Time for each figure, about (${DEFAULT-VALUE}).")
  Duration duration;

  @Option(
      names = "--extrinsics",
      paramLabel = "N",
      defaultValue = "5000",
      description = "Extrinsics in the block (${DEFAULT-VALUE}).")
  int extrinsics;

  @Mixin FiguresOutput output;

  @Override
  public Integer call() {
    output.print(ScaleBenchmark.run(duration, extrinsics));
    return 0;
  }
}
