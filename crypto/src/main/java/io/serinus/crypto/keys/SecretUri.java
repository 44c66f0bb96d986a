package io.serinus.crypto.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret URI: {@code phrase//hard/soft///password}. The phrase is a mnemonic or {@code 0x} and a
 * seed in hex; without one it is the development phrase everybody knows, so {@code //Alice} is a
 * whole URI.
 *
 * <p>Neither {@code toString} nor any error shows a part of it.
 */
public record SecretUri(String phrase, List<Junction> path, String password) {
  /** The mnemonic of development accounts. */
  public static final String DEV_PHRASE =
      "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

  private static final int MAX_LENGTH = 4096;
  private static final Pattern URI =
      Pattern.compile(
          "^(?<phrase>[\\d\\w ]+)?(?<path>(//?[^/]+)*)(///(?<password>.*))?$",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern STEP = Pattern.compile("/(/?[^/]+)");

  /** Copies the path. */
  public SecretUri {
    path = List.copyOf(path);
  }

  /**
   * Parses.
   *
   * @throws IllegalArgumentException when the text has not the form of a secret URI
   */
  public static SecretUri parse(String text) {
    Matcher matcher = URI.matcher(text);
    if (text.length() > MAX_LENGTH || !matcher.matches()) {
      throw new IllegalArgumentException("not a secret URI (phrase//hard/soft///password)");
    }
    List<Junction> path = new ArrayList<>();
    Matcher steps = STEP.matcher(matcher.group("path"));
    while (steps.find()) {
      path.add(Junction.parse(steps.group(1)));
    }
    String phrase = matcher.group("phrase");
    String password = matcher.group("password");
    return new SecretUri(
        phrase == null ? DEV_PHRASE : phrase, path, password == null ? "" : password);
  }

  /** The same with another password. */
  public SecretUri withPassword(String other) {
    return new SecretUri(phrase, path, other);
  }

  /** The same without its path: what the path begins at. */
  public SecretUri root() {
    return new SecretUri(phrase, List.of(), password);
  }

  /**
   * The seed before any derivation: 32 bytes of a mnemonic, or the bytes given in hex.
   *
   * @throws IllegalArgumentException when the mnemonic or the hex is not valid
   */
  public byte[] rootSeed() {
    if (phrase.startsWith("0x")) {
      return Hex.parse(phrase.substring(2));
    }
    return Mnemonic.toMiniSecret(phrase, password);
  }

  @Override
  public String toString() {
    return "SecretUri(hidden)";
  }

  /** Hex whose errors do not repeat the secret. */
  private static final class Hex {
    private Hex() {}

    static byte[] parse(String digits) {
      if (digits.length() % 2 != 0 || digits.length() > 256) {
        throw new IllegalArgumentException("the seed is not hex of a possible length");
      }
      byte[] bytes = new byte[digits.length() / 2];
      for (int i = 0; i < bytes.length; i++) {
        int high = Character.digit(digits.charAt(2 * i), 16);
        int low = Character.digit(digits.charAt(2 * i + 1), 16);
        if (high < 0 || low < 0) {
          throw new IllegalArgumentException("the seed is not hex");
        }
        bytes[i] = (byte) (high << 4 | low);
      }
      return bytes;
    }
  }
}
