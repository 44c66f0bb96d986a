package io.serinus.node.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which chain, and where its data lies. */
public final class ChainOptions {
  @Option(
      names = "--dev",
      description =
          "A development chain of one validator; as --chain dev --alice, and --tmp unless a base"
              + " path is given.")
  public boolean dev;

  @Option(
      names = "--chain",
      paramLabel = "CHAIN",
      description = "dev, local, or the path of a chain spec (default: local).")
  Optional<String> chain;

  @Option(
      names = {"-d", "--base-path"},
      paramLabel = "PATH",
      description = "Where to keep the data; unless told, in ~/.local/share/serinus.")
  Optional<Path> basePath;

  @Option(names = "--tmp", description = "Keep the data in memory, and forget it at the end.")
  boolean tmp;

  /** The chain's id or the path of its spec. */
  public String chainId() {
    return chain.orElse(dev ? "dev" : "local");
  }

  /** Whether the data is of no use after the node's end: with --tmp, and with --dev and no path. */
  public boolean temporary() {
    return tmp || (dev && basePath.isEmpty());
  }

  /** The folder of the data; a temporary chain has none, and nothing is written there. */
  public Path basePath() {
    return basePath.orElse(Path.of(System.getProperty("user.home"), ".local", "share", "serinus"));
  }
}
