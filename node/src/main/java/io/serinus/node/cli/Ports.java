package io.serinus.node.cli;

/** Ports of TCP. */
final class Ports {
  private static final int LAST = 0xffff;

  private Ports() {}

  /** The port, where it is one; 0 lets the system choose. */
  static int check(int port, String option) {
    if (port < 0 || port > LAST) {
      throw new CommandFailure(option + ": from 0 to " + LAST);
    }
    return port;
  }
}
