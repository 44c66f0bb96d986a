package io.serinus.node.log;

/** Terminal colours. */
final class Ansi {
  static final String RESET = "\u001b[0m";
  static final String DIM = "\u001b[2m";
  static final String RED = "\u001b[31m";
  static final String YELLOW = "\u001b[33m";
  static final String BLUE = "\u001b[34m";
  static final String WHITE = "\u001b[1;37m";

  private Ansi() {}
}
