package io.serinus.node.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which chain, where its data lies, and what is said of it. */
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

  @Option(
      names = {"-l", "--log"},
      paramLabel = "FILTER",
      split = ",",
      description =
          "What is logged: a level (error, warn, info, debug, trace, off) for all, or TARGET=LEVEL,"
              + " such as error,babe=debug,txpool=trace. Targets are the reference node's (babe,"
              + " grandpa, txpool, client, db, state, rpc, runtime::system, …) or Java packages.")
  List<String> log = List.of();

  /** The chain's id or the path of its spec. */
  public String chainId() {
    return chain.orElse(dev ? "dev" : "local");
  }

  /** Whether the data is of no use after the node's end: with --tmp, and with --dev and no path. */
  public boolean temporary() {
    return tmp || (dev && basePath.isEmpty());
  }

  /**
   * Sets up the log of a command.
   *
   * @param unlessTold the filters where the user gave none
   * @throws CommandFailure if a filter is malformed
   */
  public void setUpLogs(List<String> unlessTold) {
    NodeRunner.setUpLogs(log.isEmpty() ? unlessTold : log);
  }

  /** The folder of the data; a temporary chain has none, and nothing is written there. */
  public Path basePath() {
    return basePath.orElse(Path.of(System.getProperty("user.home"), ".local", "share", "serinus"));
  }
}
