package io.serinus.node.cli.chain;

import picocli.CommandLine.Command;

/** Holds the commands that look at things. */
@Command(
    name = "inspect",
    description = "Look at a chain.",
    mixinStandardHelpOptions = true,
    subcommands = InspectGenesisCommand.class)
public final class InspectCommand {}
