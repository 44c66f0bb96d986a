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
   * The bytes of a text of an even number of digits after {@code 0x}.
   *
   * @return {@code null} if it is none
   */
  public static byte @Nullable [] decode(String text) {
    return text.startsWith("0x") ? digits(text, 2) : null;
  }

  /** Like {@link #decode}, and {@code 0x} may be missing. */
  public static byte @Nullable [] decodeLoosely(String text) {
    return digits(text, text.startsWith("0x") ? 2 : 0);
  }

  private static byte @Nullable [] digits(String text, int from) {
    int count = text.length() - from;
    if (count % 2 != 0) {
      return null;
    }
    byte[] bytes = new byte[count / 2];
    for (int i = 0; i < bytes.length; i++) {
      int high = Character.digit(text.charAt(from + 2 * i), 16);
      int low = Character.digit(text.charAt(from + 2 * i + 1), 16);
      if (high < 0 || low < 0) {
        return null;
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    return bytes;
  }
}
