package io.serinus.rpc.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Hexadecimal as the RPC writes and reads it: lower case, after {@code 0x}. */
public final class Hex {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private Hex() {}

  /** The bytes as digits after {@code 0x}. */
  public static String encode(byte[] bytes) {
    byte[] text = new byte[2 + 2 * bytes.length];
    text[0] = '0';
    text[1] = 'x';
    int at = 2;
    for (byte b : bytes) {
      text[at++] = DIGITS[(b >> 4) & 15];
      text[at++] = DIGITS[b & 15];
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** A number without leading zeros after {@code 0x}, as block numbers are written. */
  public static String quantity(long value) {
    return "0x" + Long.toHexString(value);
  }

  /**
   * The bytes of a text of an even number of digits, {@code 0x} before them or not.
   *
   * @return {@code null} if it is none
   */
  public static byte @Nullable [] decode(String text) {
    int from = text.startsWith("0x") ? 2 : 0;
    return (text.length() - from) % 2 == 0 ? digits(text, from) : null;
  }

  /**
   * Like {@link #decode}, where of an odd number of digits the first stands for a byte of its own,
   * as the reference node reads byte strings.
   */
  public static byte @Nullable [] decodeNibbles(String text) {
    return digits(text, text.startsWith("0x") ? 2 : 0);
  }

  private static byte @Nullable [] digits(String text, int from) {
    byte[] bytes = new byte[(text.length() - from + 1) / 2];
    int at = bytes.length - 1;
    for (int end = text.length(); end > from; end -= 2) {
      int low = digit(text.charAt(end - 1));
      int high = end - 2 < from ? 0 : digit(text.charAt(end - 2));
      if (high < 0 || low < 0) {
        return null;
      }
      bytes[at--] = (byte) (high << 4 | low);
    }
    return bytes;
  }

  /** Of ASCII only: Unicode knows many more digits. */
  private static int digit(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }
}
