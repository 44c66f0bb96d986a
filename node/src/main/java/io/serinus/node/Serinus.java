package io.serinus.node;

import io.serinus.node.cli.CommandLineRunner;
import io.serinus.node.cli.conformance.ConformanceHelp;
import io.serinus.node.cli.conformance.ConformanceRunner;
import java.util.List;

/** The main class. */
public final class Serinus {
  private Serinus() {}

  /** Runs the command that the arguments name and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(
        args.length > 1 && args[0].equals(ConformanceHelp.NAME) && !args[1].startsWith("-")
            ? ConformanceRunner.run(List.of(args).subList(1, args.length))
            : CommandLineRunner.run(args));
  }
}
