package io.serinus.node.cli.runtime;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.executor.RuntimeCode;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.TrieState;
import io.serinus.node.cli.state.BlobFile;
import io.serinus.node.config.Execution;
import io.serinus.node.service.Runtimes;
import io.serinus.scale.ScaleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a runtime's metadata. */
@Command(
    name = "metadata",
    description = "Print a runtime's metadata in hexadecimal, or write it into a file.",
    mixinStandardHelpOptions = true)
final class RuntimeMetadataCommand implements Callable<Integer> {
  private static final byte[] NONE = {};

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A blob or a chain spec; the Kusama runtime of this build unless told.")
  Optional<Path> file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the bytes there.")
  Optional<Path> output;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    RuntimeCaller runtime =
        Runtimes.caller(
            Runtimes.executor(Execution.WASM, Runtimes.userClassCache()), new MemoryKeyStore());
    byte[] answer =
        runtime.call(
            RuntimeCode.of(BlobFile.load(file)),
            new Overlay(TrieState.empty()),
            "Metadata_metadata",
            NONE);
    byte[] metadata = new ScaleReader(answer).readBytes();
    if (output.isPresent()) {
      Files.write(output.get(), metadata);
    } else {
      spec.commandLine().getOut().println("0x" + HexFormat.of().formatHex(metadata));
    }
    return 0;
  }
}
