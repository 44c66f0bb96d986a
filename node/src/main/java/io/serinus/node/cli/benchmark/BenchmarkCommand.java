package io.serinus.node.cli.benchmark;

import picocli.CommandLine.Command;

/** Holds the commands that measure. */
@Command(
    name = "benchmark",
    description = "Measure this node on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {
      MachineCommand.class,
      CryptoCommand.class,
      ScaleCommand.class,
      TrieCommand.class,
      StorageCommand.class,
      WasmCommand.class,
      TransfersCommand.class,
      StartCommand.class
    },
    footer = {
      "",
      "./serinus benchmark jmh [PATTERN] runs the JMH benchmarks of hot paths, for a closer look."
    })
public final class BenchmarkCommand {}
