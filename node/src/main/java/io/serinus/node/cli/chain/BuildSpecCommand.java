package io.serinus.node.cli.chain;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.node.chainspec.ChainSpec;
import io.serinus.node.chainspec.ChainSpecWriter;
import io.serinus.node.chainspec.GenesisSource;
import io.serinus.node.chainspec.GenesisStates;
import io.serinus.node.cli.ChainOptions;
import io.serinus.node.cli.CommandLineRunner;
import io.serinus.node.config.Execution;
import io.serinus.node.service.ChainSpecs;
import io.serinus.node.service.Runtimes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a chain spec. */
@Command(
    name = "build-spec",
    description = "Print a chain's spec.",
    mixinStandardHelpOptions = true)
public final class BuildSpecCommand implements Callable<Integer> {
  @Mixin ChainOptions chain;
  @Spec CommandSpec spec;

  @Option(names = "--raw", description = "Write the genesis state out, as other nodes expect it.")
  boolean raw;

  @Option(
      names = "--disable-default-bootnode",
      description = "Accepted for scripts; no boot node is ever added.")
  boolean disableDefaultBootnode;

  @Override
  public Integer call() {
    chain.setUpLogs(CommandLineRunner.QUIET);
    RuntimeCaller runtime =
        Runtimes.caller(Runtimes.executor(Execution.NATIVE, null), new MemoryKeyStore());
    ChainSpec found = ChainSpecs.load(chain.chainId(), runtime);
    if (raw) {
      found = found.withGenesis(new GenesisSource.Raw(GenesisStates.of(found, runtime)));
    }
    spec.commandLine().getOut().println(ChainSpecWriter.write(found));
    return 0;
  }
}
