package io.serinus.node.cli.chain;

import io.serinus.host.chain.ChainStore;
import io.serinus.host.client.BlockFile;
import io.serinus.host.client.SignedBlock;
import io.serinus.node.cli.ChainOptions;
import io.serinus.node.cli.PruningOption;
import io.serinus.node.config.Execution;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes blocks of the best chain into a file. */
@Command(
    name = "export-blocks",
    description = "Write blocks of the best chain, as JSON or in the reference node's binary form.",
    mixinStandardHelpOptions = true)
public final class ExportBlocksCommand implements Callable<Integer> {
  @Mixin ChainOptions chain;

  @Parameters(
      arity = "0..1",
      paramLabel = "OUTPUT",
      description = "The file; standard output unless told.")
  Optional<Path> output;

  @Option(
      names = "--from",
      paramLabel = "BLOCK",
      defaultValue = "1",
      description = "The first block's number (default ${DEFAULT-VALUE}).")
  long from;

  @Option(
      names = "--to",
      paramLabel = "BLOCK",
      description = "The last block's number; the best block's unless told.")
  Optional<Long> to;

  @Option(names = "--binary", description = "Write the binary form, not JSON.")
  boolean binary;

  @Mixin PruningOption states;

  @Override
  public Integer call() throws IOException {
    try (OpenedChain opened = OpenedChain.open(chain, Execution.NATIVE, states)) {
      long last = to.orElse(opened.client().info().best().number());
      ChainStore best = opened.client().chain();
      // Asked for before the file is opened, which empties it: a wrong range destroys no export.
      Iterable<SignedBlock> blocks = BlockFile.blocks(best, from, last);
      try (OutputStream out = open()) {
        if (binary) {
          BlockFile.write(best, from, last, out);
        } else {
          JsonBlockFile.write(blocks, out);
        }
      }
    }
    return 0;
  }

  private OutputStream open() throws IOException {
    return output.isPresent()
        ? new BufferedOutputStream(Files.newOutputStream(output.get()))
        : System.out;
  }
}
