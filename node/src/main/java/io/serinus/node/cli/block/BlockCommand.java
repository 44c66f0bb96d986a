package io.serinus.node.cli.block;

import picocli.CommandLine.Command;

/** Holds the commands about blocks. */
@Command(
    name = "block",
    description = "Execute blocks that lie in files.",
    mixinStandardHelpOptions = true,
    subcommands = ExecuteBlockCommand.class)
public final class BlockCommand {}
