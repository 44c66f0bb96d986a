package io.serinus.conformance;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a case works with: the tester, its inputs and where it prints. */
record CaseContext(Tester tester, List<String> input, PrintStream out) {
  byte[] in(int index) {
    return Tester.text(textIn(index));
  }

  String textIn(int index) {
    if (index >= input.size()) {
      throw new IllegalArgumentException("the case needs input number " + (index + 1));
    }
    return input.get(index);
  }

  int number(int index) {
    return Integer.parseUnsignedInt(textIn(index));
  }

  void print(byte[] text) {
    out.print(new String(text, StandardCharsets.UTF_8) + "\n");
  }

  void printHex(byte[] bytes) {
    out.print(HexFormat.of().formatHex(bytes) + "\n");
  }

  void require(boolean condition, String what) {
    if (!condition) {
      throw new CaseFailure(what);
    }
  }

  void requireNone(byte @Nullable [] value, String what) {
    require(value == null, what + " should be none");
  }

  byte[] requireSome(byte @Nullable [] value, byte[] expected, String what) {
    require(Arrays.equals(value, expected), what + " is not what was expected");
    return expected;
  }
}
