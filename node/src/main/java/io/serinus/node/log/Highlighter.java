package io.serinus.node.log;

import java.util.regex.Pattern;

/** Makes the block numbers in a message stand out. */
final class Highlighter {
  private static final Pattern NUMBER = Pattern.compile("#\\d+");

  private Highlighter() {}

  static String highlight(String message) {
    return NUMBER.matcher(message).replaceAll(match -> Ansi.WHITE + match.group() + Ansi.RESET);
  }
}
