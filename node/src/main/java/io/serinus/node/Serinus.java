package io.serinus.node;

import io.serinus.node.cli.CommandLineRunner;

/** The main class. */
public final class Serinus {
  private Serinus() {}

  /** Runs the command that the arguments name and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(CommandLineRunner.run(args));
  }
}
