package io.serinus.node.cli;

import io.serinus.host.client.ClientException;
import io.serinus.host.db.StoreException;
import io.serinus.host.executor.ExecutorException;
import io.serinus.node.chainspec.ChainSpecException;
import io.serinus.node.log.LogSetup;
import io.serinus.trie.TrieException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;

/** Parses the arguments and runs the command that they name. */
public final class CommandLineRunner {
  private CommandLineRunner() {}

  /**
   * Runs a command.
   *
   * @return the exit code: 0, 1 where the command failed, 2 where the arguments are wrong
   */
  public static int run(String[] args) {
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    return new CommandLine(new SerinusCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setUsageHelpLongOptionsMaxWidth(34)
        .setExecutionStrategy(
            parsed -> {
              // A command's output is for programs to read. What a runtime logs before it gives up
              // is part of the error.
              LogSetup.apply(List.of("warn", "runtime=off"));
              return new CommandLine.RunLast().execute(parsed);
            })
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (isForTheUser(failure)) {
                command.getErr().println("Error: " + failure.getMessage());
              } else {
                failure.printStackTrace(command.getErr());
              }
              return 1;
            });
  }

  /** Whether the message says all that can be done about it. */
  private static boolean isForTheUser(Exception failure) {
    return failure instanceof CommandFailure
        || failure instanceof ChainSpecException
        || failure instanceof StoreException
        || failure instanceof ClientException
        || failure instanceof ExecutorException
        || failure instanceof TrieException
        || failure instanceof IOException;
  }
}
