package io.serinus.node.cli.runtime;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.client.Genesis;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.executor.ExecutorException;
import io.serinus.host.state.Overlay;
import io.serinus.node.chainspec.GenesisStates;
import io.serinus.node.cli.CommandFailure;
import io.serinus.node.config.Execution;
import io.serinus.node.service.ChainSpecs;
import io.serinus.node.service.Runtimes;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Calls a runtime API function on a chain's genesis state. */
@Command(
    name = "call",
    description = "Call a runtime API function on a genesis state; print the SCALE result.",
    mixinStandardHelpOptions = true)
final class CallRuntimeCommand implements Callable<Integer> {
  @Option(
      names = "--chain",
      paramLabel = "CHAIN",
      defaultValue = "dev",
      description = "dev, local, or the path of a chain spec (default: ${DEFAULT-VALUE}).")
  String chain;

  @Option(
      names = "--execution",
      paramLabel = "HOW",
      defaultValue = "native",
      description = "native (default), wasm or both.")
  Execution execution;

  @Parameters(index = "0", paramLabel = "FUNCTION", description = "Such as Core_version.")
  String function;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ARGUMENTS",
      defaultValue = "0x",
      description = "SCALE-encoded, in hexadecimal.")
  String arguments;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    RuntimeCaller runtime =
        Runtimes.caller(Runtimes.executor(execution, null), new MemoryKeyStore());
    Genesis genesis = GenesisStates.of(ChainSpecs.load(chain, runtime), runtime);
    try {
      byte[] result =
          runtime.call(new Overlay(GenesisState.of(genesis, runtime)), function, argumentBytes());
      spec.commandLine().getOut().println("0x" + HexFormat.of().formatHex(result));
      return 0;
    } catch (ExecutorException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
  }

  private byte[] argumentBytes() {
    try {
      return HexFormat.of()
          .parseHex(arguments.startsWith("0x") ? arguments.substring(2) : arguments);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("the arguments are not hexadecimal", e);
    }
  }
}
