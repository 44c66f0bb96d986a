package io.serinus.node.cli.key;

import io.serinus.node.cli.CommandFailure;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Takes secrets from where they need not stand in a command line: files and the terminal. */
final class SecretInput {
  private SecretInput() {}

  /** A URI: the content of the file that an argument names, the argument itself, or an answer. */
  static String uri(Optional<String> argument) {
    return argument.map(SecretInput::contentOr).orElseGet(() -> ask("URI: "));
  }

  private static String contentOr(String argument) {
    try {
      Path file = Path.of(argument);
      return Files.isRegularFile(file) ? Files.readString(file).stripTrailing() : argument;
    } catch (InvalidPathException notPath) {
      return argument;
    } catch (IOException e) {
      throw CommandFailure.reading(Path.of(argument), e);
    }
  }

  /** Asks at the terminal, without an echo; where there is none, a line of standard input. */
  static String ask(String question) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return line(System.in);
    }
    char[] typed = console.readPassword("%s", question);
    if (typed == null) {
      throw new CommandFailure("no answer to " + question.strip());
    }
    return new String(typed);
  }

  /** One line and no byte more: what follows may be the message. */
  private static String line(InputStream in) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        line.write(next);
      }
    } catch (IOException e) {
      throw new CommandFailure("cannot read standard input: " + e.getMessage(), e);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
