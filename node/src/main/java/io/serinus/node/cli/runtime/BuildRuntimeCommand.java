package io.serinus.node.cli.runtime;

import io.serinus.host.executor.RuntimeCode;
import io.serinus.node.service.Runtimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the Kusama blob; {@code ./serinus} has built it with everything else. */
@Command(
    name = "build",
    description = "Write the Kusama runtime's blob, built of the sources as they are.",
    mixinStandardHelpOptions = true)
final class BuildRuntimeCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "kusama.compact.compressed.wasm",
      description = "Where to (default: ${DEFAULT-VALUE}).")
  Path output;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    byte[] blob = Runtimes.kusamaBlob();
    Files.write(output, blob);
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %d bytes, blake2-256 0x%s%n", output, blob.length, RuntimeCode.of(blob).hash());
    return 0;
  }
}
