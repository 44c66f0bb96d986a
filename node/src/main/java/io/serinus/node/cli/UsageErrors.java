package io.serinus.node.cli;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/**
 * What a user is told who calls a command with what it does not take: why, and where help is, in
 * one line.
 */
final class UsageErrors implements IParameterExceptionHandler {
  private static final String PREFIX = "Error: ";

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    command
        .getErr()
        .printf(
            "%s%s; try '%s --help'%n",
            PREFIX, reason(failure), command.getCommandSpec().qualifiedName());
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** Some of the parser's messages have the prefix already. */
  private static String reason(ParameterException failure) {
    String message = String.valueOf(failure.getMessage());
    String reason = message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message;
    return reason.lines().findFirst().orElse("");
  }
}
