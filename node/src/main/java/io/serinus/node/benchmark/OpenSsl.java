package io.serinus.node.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalDouble;

/** Asks the machine's OpenSSL how fast it is. */
final class OpenSsl {
  private OpenSsl() {}

  /**
   * How long it takes to verify an ed25519 signature, in microseconds; nothing where no {@code
   * openssl} can be run.
   */
  static OptionalDouble ed25519VerifyMicros(Duration time) {
    String seconds = String.valueOf(Math.max(1, time.toSeconds()));
    try {
      Process process =
          new ProcessBuilder("openssl", "speed", "-seconds", seconds, "ed25519")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String last = process.inputReader().lines().reduce("", (a, b) -> b);
      process.waitFor();
      return verifiesPerSecond(last);
    } catch (IOException e) {
      return OptionalDouble.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalDouble.empty();
    }
  }

  /**
   * Reads the last line of its table, which ends with the signatures made and those verified in a
   * second, and turns the latter around.
   */
  static OptionalDouble verifiesPerSecond(String line) {
    int space = line.strip().lastIndexOf(' ');
    if (!line.contains("Ed25519") && !line.contains("ed25519")) {
      return OptionalDouble.empty();
    }
    try {
      double perSecond = Double.parseDouble(line.strip().substring(space + 1));
      return perSecond > 0 ? OptionalDouble.of(1e6 / perSecond) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
