package io.serinus.scale;

/** Bytes as hexadecimal text. */
public final class Hex {
  private static final String DIGITS = "0123456789abcdef";

  private Hex() {}

  /** The bytes in lower-case digits, after {@code 0x}. */
  public static String format(byte[] bytes) {
    StringBuilder text = new StringBuilder(2 + 2 * bytes.length).append("0x");
    for (byte b : bytes) {
      text.append(DIGITS.charAt(b >>> 4 & 15)).append(DIGITS.charAt(b & 15));
    }
    return text.toString();
  }

  /**
   * The bytes of digits of either case, with or without {@code 0x}.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static byte[] parse(String text) {
    int from = text.startsWith("0x") ? 2 : 0;
    int digits = text.length() - from;
    if ((digits & 1) != 0) {
      throw new IllegalArgumentException("an odd number of hexadecimal digits: " + digits);
    }
    byte[] bytes = new byte[digits / 2];
    for (int i = 0; i < bytes.length; i++) {
      int at = from + 2 * i;
      bytes[i] = (byte) (digit(text.charAt(at)) << 4 | digit(text.charAt(at + 1)));
    }
    return bytes;
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 0x20;
    if (letter >= 'a' && letter <= 'f') {
      return letter - 'a' + 10;
    }
    throw new IllegalArgumentException("no hexadecimal digit: " + c);
  }
}
