package io.serinus.conformance;

import io.serinus.scale.ScaleWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The suite's {@code scale-codec} case: a string encoded, printed as a list of bytes in hex without
 * leading zeros.
 */
final class ScaleCodecAdapter {
  private ScaleCodecAdapter() {}

  static void encode(String input, PrintStream out) {
    List<String> bytes = new ArrayList<>();
    for (byte b :
        new ScaleWriter().writeBytes(input.getBytes(StandardCharsets.UTF_8)).toByteArray()) {
      bytes.add(Integer.toHexString(b & 0xff));
    }
    out.print("encoded " + input + ": [" + String.join(", ", bytes) + "]\n");
  }
}
