package io.serinus.node.cli.benchmark;

import io.serinus.node.benchmark.StateBenchmarks;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the trie. */
@Command(
    name = "trie",
    description = "Insert entries into a trie and compute its root, and change some.",
    mixinStandardHelpOptions = true)
final class TrieCommand implements Callable<Integer> {
  @Option(
      names = "--entries",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Entries (${DEFAULT-VALUE}).")
  int entries;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "8",
      description = "Rounds, of which the best counts (${DEFAULT-VALUE}).")
  int rounds;

  @Mixin FiguresOutput output;

  @Override
  public Integer call() {
    output.print(StateBenchmarks.trie(entries, rounds));
    return 0;
  }
}
