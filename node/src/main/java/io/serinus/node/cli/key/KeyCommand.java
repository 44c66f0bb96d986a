package io.serinus.node.cli.key;

import picocli.CommandLine.Command;

/** Holds the commands about keys. */
@Command(
    name = "key",
    description = "Make, inspect and use keys.",
    mixinStandardHelpOptions = true,
    subcommands = {
      GenerateKeyCommand.class,
      InspectKeyCommand.class,
      SignCommand.class,
      VerifyCommand.class
    })
public final class KeyCommand {}
