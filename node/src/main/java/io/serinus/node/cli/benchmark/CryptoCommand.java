package io.serinus.node.cli.benchmark;

import io.serinus.node.benchmark.CryptoBenchmark;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures signatures and hashes. */
@Command(
    name = "crypto",
    description = "Sign, verify and hash, beside OpenSSL's ed25519 verify in the same run.",
    mixinStandardHelpOptions = true)
final class CryptoCommand implements Callable<Integer> {
  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      defaultValue = "2",
      converter = Seconds.class,
      description = "Time for each figure, about (${DEFAULT-VALUE}).")
  Duration duration;

  @Mixin FiguresOutput output;

  @Override
  public Integer call() {
    output.print(CryptoBenchmark.run(duration));
    return 0;
  }
}
