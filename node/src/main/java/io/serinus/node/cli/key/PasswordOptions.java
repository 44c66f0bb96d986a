package io.serinus.node.cli.key;

import io.serinus.node.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the password of a secret URI comes from; one place at most. */
final class PasswordOptions {
  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      description = "The password of the secret URI, in place of one behind its ///.")
  Optional<String> password = Optional.empty();

  @Option(names = "--password-interactive", description = "Ask for the password.")
  boolean interactive;

  @Option(
      names = "--password-filename",
      paramLabel = "FILE",
      description = "Read the password from a file.")
  Optional<Path> file = Optional.empty();

  /** The password; nothing where none is given apart from the URI. */
  Optional<String> read() {
    if (interactive) {
      return Optional.of(SecretInput.ask("Key password: "));
    }
    return file.map(PasswordOptions::content).or(() -> password);
  }

  private static String content(Path file) {
    try {
      return Files.readString(file).stripTrailing();
    } catch (IOException e) {
      throw CommandFailure.reading(file, e);
    }
  }
}
