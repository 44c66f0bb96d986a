package io.serinus.node.cli.chain;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.node.cli.ChainOptions;
import io.serinus.node.cli.CommandFailure;
import io.serinus.node.cli.CommandLineRunner;
import io.serinus.node.config.Execution;
import io.serinus.node.config.NodeConfig;
import io.serinus.node.service.ChainSpecs;
import io.serinus.node.service.Runtimes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Deletes a chain's database. */
@Command(
    name = "purge-chain",
    description = "Delete a chain's database; keys and identity stay.",
    mixinStandardHelpOptions = true)
public final class PurgeChainCommand implements Callable<Integer> {
  @Mixin ChainOptions chain;
  @Spec CommandSpec spec;

  @Option(names = "-y", description = "Do not ask.")
  boolean yes;

  @Override
  public Integer call() throws IOException {
    chain.setUpLogs(CommandLineRunner.QUIET);
    if (chain.temporary()) {
      throw new CommandFailure("a chain without --base-path leaves nothing to delete");
    }
    String id =
        ChainSpecs.load(
                chain.chainId(),
                Runtimes.caller(Runtimes.executor(Execution.NATIVE, null), new MemoryKeyStore()))
            .id();
    Path database = NodeConfig.databaseFolder(chain.basePath(), id);
    PrintWriter out = spec.commandLine().getOut();
    if (!yes && !agreed(database, out)) {
      out.println("Aborted");
      return 0;
    }
    if (!Files.exists(database)) {
      spec.commandLine().getErr().println("\"" + database + "\" did not exist.");
      return 0;
    }
    delete(database);
    out.println("\"" + database + "\" removed.");
    return 0;
  }

  private static boolean agreed(Path database, PrintWriter out) throws IOException {
    out.print("Are you sure to remove \"" + database + "\"? [y/N]: ");
    out.flush();
    String answer =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
