package io.serinus.node.cli.runtime;

import io.serinus.host.state.Overlay;
import io.serinus.node.cli.CommandFailure;
import io.serinus.node.cli.state.LoadedState;
import io.serinus.node.cli.state.StateOptions;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Calls a runtime API function on a state. */
@Command(
    name = "call",
    description =
        "Call a runtime API function on a state (--chain dev unless told); print the SCALE result.",
    mixinStandardHelpOptions = true)
final class CallRuntimeCommand implements Callable<Integer> {
  @Mixin StateOptions state;

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
    byte[] encoded = argumentBytes();
    try (LoadedState loaded = state.load(Optional.of("dev"))) {
      byte[] result =
          loaded.caller().call(loaded.code(), new Overlay(loaded.view()), function, encoded);
      spec.commandLine().getOut().println("0x" + HexFormat.of().formatHex(result));
      return 0;
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
