package io.serinus.node.cli;

import io.serinus.node.config.Execution;
import io.serinus.node.config.RpcAccess;
import io.serinus.node.log.LogSetup;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Parses the arguments and runs the command that they name. */
public final class CommandLineRunner {
  /**
   * The filters of commands whose output is for programs to read. What a runtime logs before it
   * gives up is part of the error.
   */
  public static final List<String> QUIET = List.of("warn", "runtime=off");

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
    CommandLine line = new CommandLine(new SerinusCommand());
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new HelpSections());
    return line.registerConverter(Execution.class, new LowerCaseName<>(Execution.class))
        .registerConverter(RpcAccess.class, new LowerCaseName<>(RpcAccess.class))
        .setUsageHelpAutoWidth(true)
        .setUsageHelpLongOptionsMaxWidth(34)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionStrategy(
            parsed -> {
              LogSetup.apply(QUIET);
              return new CommandLine.RunLast().execute(parsed);
            })
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              Complaint.of(failure)
                  .ifPresentOrElse(
                      message -> command.getErr().println("Error: " + message),
                      () -> failure.printStackTrace(command.getErr()));
              return 1;
            });
  }
}
