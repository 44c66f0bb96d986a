package io.serinus.node.cli;

import java.util.regex.Pattern;

/** What a node may be called: what others show of it must not pass for an address. */
final class NodeName {
  private static final int MAX_LENGTH = 63;
  private static final Pattern URL = Pattern.compile("^https?:");

  private NodeName() {}

  /** The name, where it may be one. */
  static String check(String name) {
    if (name.isEmpty()) {
      throw refusal(name, "Node name cannot be empty");
    }
    if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
      throw refusal(name, "Node name too long");
    }
    if (name.indexOf('.') >= 0 || name.indexOf('@') >= 0) {
      throw refusal(name, "Node name should not contain invalid chars such as '.' and '@'");
    }
    if (URL.matcher(name).find()) {
      throw refusal(name, "Node name should not contain urls");
    }
    return name;
  }

  private static CommandFailure refusal(String name, String reason) {
    return new CommandFailure(
        "Invalid node name '%s'. Reason: %s. If unsure, use none.".formatted(name, reason));
  }
}
