package io.serinus.node.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Something that the user can mend; its message is all that is printed. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CommandFailure(String message) {
    super(message);
  }

  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** That a file could not be read, and why. */
  public static CommandFailure reading(Path file, IOException cause) {
    return new CommandFailure("cannot read " + file + ": " + reason(cause), cause);
  }

  /** Why a file could not be used, without its name, which is all that some messages hold. */
  public static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException e -> "there is no such file or folder";
      case AccessDeniedException e -> "no permission";
      case FileAlreadyExistsException e -> "a file is in the way";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }
}
