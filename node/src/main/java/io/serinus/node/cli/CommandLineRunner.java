package io.serinus.node.cli;

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
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof CommandFailure expected) {
                command.getErr().println("Error: " + expected.getMessage());
              } else {
                failure.printStackTrace(command.getErr());
              }
              return 1;
            });
  }
}
