package io.serinus.node.cli;

import java.io.IOException;
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
    return new CommandFailure("cannot read " + file + ": " + Complaint.reason(cause), cause);
  }
}
