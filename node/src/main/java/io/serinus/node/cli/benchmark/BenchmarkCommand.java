package io.serinus.node.cli.benchmark;

import picocli.CommandLine.Command;

/** Holds the commands that measure. */
@Command(
    name = "benchmark",
    description = "Measure this node on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {TransfersCommand.class})
public final class BenchmarkCommand {}
