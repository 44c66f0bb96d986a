package io.serinus.node.cli.runtime;

import picocli.CommandLine.Command;

/** Holds the commands about runtimes. */
@Command(
    name = "runtime",
    description = "Build and inspect runtimes.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BuildRuntimeCommand.class,
      RuntimeVersionCommand.class,
      RuntimeMetadataCommand.class,
      CallRuntimeCommand.class
    })
public final class RuntimeCommand {}
