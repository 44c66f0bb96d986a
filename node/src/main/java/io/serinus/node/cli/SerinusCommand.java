package io.serinus.node.cli;

import io.serinus.node.cli.benchmark.BenchmarkCommand;
import io.serinus.node.cli.block.BlockCommand;
import io.serinus.node.cli.chain.BuildSpecCommand;
import io.serinus.node.cli.chain.CheckBlockCommand;
import io.serinus.node.cli.chain.ExportBlocksCommand;
import io.serinus.node.cli.chain.ImportBlocksCommand;
import io.serinus.node.cli.chain.InspectCommand;
import io.serinus.node.cli.chain.PurgeChainCommand;
import io.serinus.node.cli.conformance.ConformanceHelp;
import io.serinus.node.cli.key.KeyCommand;
import io.serinus.node.cli.runtime.RuntimeCommand;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command without a name: runs a node. */
@Command(
    name = "serinus",
    customSynopsis = {"serinus [OPTION]...", "       serinus COMMAND [OPTION]..."},
    description = "Kusama, built in Java. Without a command it runs a node.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    sortOptions = false,
    subcommands = {
      KeyCommand.class,
      BuildSpecCommand.class,
      PurgeChainCommand.class,
      ExportBlocksCommand.class,
      ImportBlocksCommand.class,
      CheckBlockCommand.class,
      BlockCommand.class,
      RuntimeCommand.class,
      InspectCommand.class,
      ConformanceHelp.class,
      BenchmarkCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  serinus --dev                     a chain of one validator, RPC on port 9944",
      "  serinus --dev --tmp --block-time 1000",
      "                                    the same, faster, and forgotten at its end",
      "  serinus key generate              a new key pair",
      "  serinus inspect genesis --chain FILE",
      "                                    a chain's genesis: state root, hash, runtime",
      "  serinus block execute --state pairs.json --block block.json",
      "                                    a block of any chain, by its own runtime",
      "",
      "serinus COMMAND --help tells more of a command.",
      "./serinus test runs every test; ./serinus build and ./serinus format do as they say."
    })
final class SerinusCommand implements Callable<Integer> {
  @Mixin RunOptions options;

  @Override
  public Integer call() throws IOException {
    return NodeRunner.run(options.toConfig());
  }
}
