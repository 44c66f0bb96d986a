package io.serinus.crypto.keys;

/** Base 58 in Bitcoin's alphabet. */
public final class Base58 {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  /** The work grows with the square of the length; nothing of ours is longer. */
  private static final int MAX_LENGTH = 128;

  private Base58() {}

  public static String encode(byte[] bytes) {
    byte[] digits = new byte[bytes.length * 138 / 100 + 1];
    int used = 0;
    for (byte b : bytes) {
      int carry = b & 0xFF;
      int i = 0;
      for (; i < used || carry != 0; i++) {
        carry += 256 * digits[i];
        digits[i] = (byte) (carry % 58);
        carry /= 58;
      }
      used = i;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      text.append('1');
    }
    for (int i = used - 1; i >= 0; i--) {
      text.append(ALPHABET.charAt(digits[i]));
    }
    return text.toString();
  }

  /**
   * Decodes.
   *
   * @throws IllegalArgumentException for a character outside the alphabet or an overlong text
   */
  public static byte[] decode(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a base 58 text of " + text.length() + " characters");
    }
    byte[] little = new byte[text.length()];
    int used = 0;
    for (int at = 0; at < text.length(); at++) {
      int carry = ALPHABET.indexOf(text.charAt(at));
      if (carry < 0) {
        throw new IllegalArgumentException("not base 58 at character " + at);
      }
      int i = 0;
      for (; i < used || carry != 0; i++) {
        carry += 58 * (little[i] & 0xFF);
        little[i] = (byte) carry;
        carry >>= 8;
      }
      used = i;
    }
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == '1') {
      zeros++;
    }
    byte[] out = new byte[zeros + used];
    for (int i = 0; i < used; i++) {
      out[zeros + i] = little[used - 1 - i];
    }
    return out;
  }
}
