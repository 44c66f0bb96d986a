package io.serinus.node.cli.benchmark;

import io.serinus.host.client.Genesis;
import io.serinus.node.benchmark.wasm.WasmBenchmark;
import io.serinus.node.chainspec.ChainSpecReader;
import io.serinus.node.chainspec.GenesisSource;
import io.serinus.node.cli.CommandFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures runtimes in Wasm. */
@Command(
    name = "wasm",
    description =
        "Start runtimes and execute blocks: the real Kusama runtime of 2019, and this build's, in"
            + " Wasm and natively.",
    mixinStandardHelpOptions = true)
final class WasmCommand implements Callable<Integer> {
  @Option(
      names = "--chain",
      paramLabel = "FILE",
      description = "The raw chain spec of Kusama (ksmcc3.json); left out where there is none.")
  Optional<Path> chain;

  @Option(
      names = "--transfers",
      paramLabel = "N",
      defaultValue = "200",
      description = "Transfers in the larger block (${DEFAULT-VALUE}).")
  int transfers;

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      defaultValue = "5",
      converter = Seconds.class,
      description = "Time for each figure, about (${DEFAULT-VALUE}).")
  Duration duration;

  @Mixin FiguresOutput output;

  @Override
  public Integer call() {
    output.print(WasmBenchmark.run(chain.map(WasmCommand::genesis), duration, transfers));
    return 0;
  }

  private static Genesis genesis(Path file) {
    if (ChainSpecReader.read(file).genesis() instanceof GenesisSource.Raw(Genesis state)) {
      return state;
    }
    throw new CommandFailure(file + " is not a raw chain spec");
  }
}
