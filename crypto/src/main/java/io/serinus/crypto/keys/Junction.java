package io.serinus.crypto.keys;

import io.serinus.crypto.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One step of a derivation path: a 32-byte chain code, and whether the step is hard ({@code //x})
 * or soft ({@code /x}).
 */
public record Junction(byte[] chainCode, boolean hard) {
  /** Checks the length and copies. */
  public Junction {
    if (chainCode.length != 32) {
      throw new IllegalArgumentException("a chain code has 32 bytes, not " + chainCode.length);
    }
    chainCode = chainCode.clone();
  }

  /** Reads a step without its first slash: {@code x} is soft, {@code /x} is hard. */
  static Junction parse(String step) {
    boolean hard = step.startsWith("/");
    String code = hard ? step.substring(1) : step;
    return new Junction(chainCode(code), hard);
  }

  @Override
  public byte[] chainCode() {
    return chainCode.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Junction that
        && hard == that.hard
        && Arrays.equals(chainCode, that.chainCode);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(chainCode) + Boolean.hashCode(hard);
  }

  @Override
  public String toString() {
    return hard ? "Junction(hard)" : "Junction(soft)";
  }

  /**
   * The SCALE encoding of a 64-bit number, or else of the text, filled up or hashed to 32 bytes.
   */
  private static byte[] chainCode(String code) {
    byte[] encoded;
    if (code.matches("\\+?[0-9]+") && fitsU64(code)) {
      encoded = new byte[8];
      long number = Long.parseUnsignedLong(code);
      for (int i = 0; i < 8; i++) {
        encoded[i] = (byte) (number >>> (8 * i));
      }
    } else {
      encoded = Scale.string(code);
    }
    return encoded.length > 32 ? Hashing.blake2b256(encoded) : Arrays.copyOf(encoded, 32);
  }

  private static boolean fitsU64(String digits) {
    try {
      Long.parseUnsignedLong(digits);
      return true;
    } catch (NumberFormatException tooLarge) {
      return false;
    }
  }

  /** The little of SCALE that derivation needs. */
  static final class Scale {
    private Scale() {}

    static byte[] string(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      int length = utf8.length;
      int width = length < 1 << 6 ? 1 : length < 1 << 14 ? 2 : 4;
      int mode = width == 4 ? 2 : width - 1;
      byte[] encoded = new byte[width + length];
      for (int i = 0; i < width; i++) {
        encoded[i] = (byte) ((length << 2 | mode) >>> (8 * i));
      }
      System.arraycopy(utf8, 0, encoded, width, length);
      return encoded;
    }
  }
}
