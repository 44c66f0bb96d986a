package io.serinus.node.cli.chain;

import io.serinus.consensus.BadBlockException;
import io.serinus.consensus.ConsensusOptions;
import io.serinus.consensus.ConsensusService;
import io.serinus.consensus.grandpa.GrandpaNetwork;
import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.chain.ChainException;
import io.serinus.host.client.BlockFile;
import io.serinus.host.client.BlockOrigin;
import io.serinus.host.client.Client;
import io.serinus.host.client.ClientPoolChain;
import io.serinus.host.client.InvalidBlockException;
import io.serinus.host.client.SignedBlock;
import io.serinus.host.txpool.PoolOptions;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.node.cli.ChainOptions;
import io.serinus.node.cli.CommandFailure;
import io.serinus.node.cli.PruningOption;
import io.serinus.node.config.Execution;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports blocks of a file, with all checks. */
@Command(
    name = "import-blocks",
    description = "Import blocks that export-blocks wrote; each is verified and executed.",
    mixinStandardHelpOptions = true)
public final class ImportBlocksCommand implements Callable<Integer> {
  @Mixin ChainOptions chain;
  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "INPUT",
      description = "The file; standard input unless told.")
  Optional<Path> input;

  @Option(names = "--binary", description = "Read the binary form, not JSON.")
  boolean binary;

  @Option(
      names = "--execution",
      paramLabel = "HOW",
      defaultValue = "native",
      description = "native (default), wasm or both.")
  Execution execution;

  @Mixin PruningOption states;

  @Override
  public Integer call() throws IOException {
    try (OpenedChain opened = OpenedChain.open(chain, execution, states);
        ConsensusService consensus = follower(opened);
        InputStream in = open()) {
      Consumer<SignedBlock> sink = block -> take(consensus, block);
      long read = binary ? BlockFile.read(in, sink) : JsonBlockFile.read(in, sink);
      Client client = opened.client();
      spec.commandLine()
          .getOut()
          .printf("Imported %d blocks. Best: #%d%n", read, client.info().best().number());
    }
    return 0;
  }

  /** Consensus without a voice: it verifies what comes in. Chain time plays no part in that. */
  private static ConsensusService follower(OpenedChain opened) {
    Client client = opened.client();
    TransactionPool pool =
        new TransactionPool(
            new ClientPoolChain(client),
            PoolOptions.DEFAULT,
            InstantSource.system(),
            opened.workers());
    return new ConsensusService(
        client,
        pool,
        new MemoryKeyStore(),
        GrandpaNetwork.alone(),
        ConsensusOptions.standard(false),
        InstantSource.system(),
        () -> false);
  }

  private static void take(ConsensusService consensus, SignedBlock block) {
    if (block.block().header().number() == 0) {
      return;
    }
    try {
      consensus.imports().importBlock(block.block(), block.justifications(), BlockOrigin.FILE);
    } catch (BadBlockException | InvalidBlockException | ChainException e) {
      throw new CommandFailure(
          "block %d: %s".formatted(block.block().header().number(), e.getMessage()), e);
    }
  }

  private InputStream open() throws IOException {
    if (input.isPresent() && Files.isDirectory(input.get())) {
      throw new CommandFailure(input.get() + " is a folder");
    }
    return input.isPresent()
        ? new BufferedInputStream(Files.newInputStream(input.get()))
        : System.in;
  }
}
