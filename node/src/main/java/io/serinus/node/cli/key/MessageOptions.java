package io.serinus.node.cli.key;

import io.serinus.node.cli.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A message to be signed, or that was. */
final class MessageOptions {
  @Option(
      names = "--message",
      paramLabel = "MESSAGE",
      description = "The message; standard input unless told.")
  Optional<String> message;

  @Option(names = "--hex", description = "The message is hexadecimal.")
  boolean hex;

  byte[] read(InputStream standardInput) {
    byte[] bytes =
        message
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .orElseGet(() -> all(standardInput));
    if (!hex) {
      return bytes;
    }
    String digits = new String(bytes, StandardCharsets.UTF_8).strip();
    try {
      return HexFormat.of().parseHex(digits.startsWith("0x") ? digits.substring(2) : digits);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("the message is not hexadecimal", e);
    }
  }

  private static byte[] all(InputStream in) {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new CommandFailure("cannot read the message: " + e.getMessage(), e);
    }
  }
}
