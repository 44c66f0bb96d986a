package io.serinus.node.log;

import java.util.regex.Pattern;

/**
 * Takes out of a message what would act on a terminal or turn the direction of the text: runtimes
 * and peers have a say in what is logged. Line breaks stay, as in the reference node.
 */
final class ControlCodes {
  private static final Pattern CODES =
      Pattern.compile(
          "\u001b\\[[0-?]*[ -/]*[@-~]|[\\x00-\\x09\\x0b-\\x1f\\x7f\\x{80}-\\x{9f}"
              + "\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]");

  private ControlCodes() {}

  static String strip(String message) {
    return CODES.matcher(message).replaceAll("");
  }
}
