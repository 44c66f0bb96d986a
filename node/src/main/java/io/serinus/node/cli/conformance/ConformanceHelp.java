package io.serinus.node.cli.conformance;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What the help says of the conformance command, which is run before anything else looks at its
 * arguments.
 */
@Command(
    name = ConformanceHelp.NAME,
    description = {
      "Run one case of the Polkadot conformance suite.",
      "  scale-codec encode --input TEXT",
      "  state-trie trie-root|insert-and-delete --state-file FILE [--keys-in-hex] [--values-in-hex]",
      "  host-api --function NAME --input A,B,… [--runtime FILE]",
      "Prints what the suite expects and nothing else; the exit code is 95 for what is not supported."
    },
    mixinStandardHelpOptions = true)
public final class ConformanceHelp implements Callable<Integer> {
  /** The command's name. */
  public static final String NAME = "conformance";

  @Parameters(paramLabel = "ARGUMENT", description = "The suite's own command line.")
  List<String> arguments = List.of();

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Missing the suite's command line");
  }
}
